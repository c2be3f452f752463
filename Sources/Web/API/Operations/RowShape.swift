import Foundation
import Store
import Tables
import Workspace

/// A row of a table as the API says it.
struct TableRow: Sendable {
  let document: Document
  let fields: RowFields

  var key: String { document.name.row ?? "" }
  var cells: [String: String] { fields.fields(of: document.body) }
}

/// Rows of tables, and what their cells are called.
enum RowShape {
  static let shape = APIShape<TableRow>(
    "Row", "A record: one row of a table.",
    [
      .text("key", "Names the row in its table, made of the cells of its key columns.") { $0.key },
      .whole("revision", "The revision that last changed it.") { $0.document.revision },
      .text("etag", "What If-Match must say to change it.") {
        APIAnswer.tag($0.document.revision)
      },
      .json("cells", cellsOut) { cells($0.fields, $0.document.body) },
    ])

  private static let cellsOut = APISchema.object(
    [], others: .text(),
    "Every cell by its column, as text: notation keys, units and empty cells stay as they are.")

  /// What a caller may write in a cell.
  static let cellIn = APISchema(
    .either([.text(most: 20_000), .number(), .truth()]),
    "A text; a number is written as its shortest decimal, true and false as yes and no, null as nothing."
  ).orNull

  static let cellsIn = APISchema.object(
    [], others: cellIn, name: "Cells",
    "Cells by column. Columns that are left out stay as they are, in a new row they are empty. The columns of each table are among the schemas, as `Row-inventory`."
  )

  /// Cells in the order of the table.
  static func cells(_ fields: RowFields, _ body: [UInt8]) -> JSONValue {
    let texts = fields.fields(of: body)
    var seen: Set<String> = [""]
    return .object(
      fields.columns.filter { seen.insert($0).inserted }.map {
        JSONValue.Member(name: $0, value: .text(texts[$0] ?? ""))
      })
  }

  /// The text of a cell as it was sent.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .text(let text): text
    case .whole(let number): String(number)
    case .number(let number): String(decoding: JSONPrinter.text(.number(number)), as: UTF8.self)
    case .truth(let truth): truth ? "yes" : "no"
    default: ""
    }
  }

  static func texts(_ cells: JSONValue?) -> [String: String] {
    Dictionary((cells?.members ?? []).map { ($0.name, text($0.value)) }) { first, _ in first }
  }

  static func declaration(_ file: String) -> TableDeclaration? {
    WorkspaceTables.all.first { $0.file == file }
  }

  /// The schema of a table's row, made from the table's declaration.
  static func schema(of table: TableDeclaration) -> APISchema {
    let key = table.key.isEmpty ? "" : " Rows are named by \(table.key.joined(separator: " and "))."
    return .object(
      table.columns.map { column in
        APISchema.Property(
          name: column, schema: cellSchema(column, of: table),
          isRequired: table.required.contains(column))
      }, others: cellIn,
      name: "Row-" + table.file.replacing(".csv", with: ""),
      "The cells of a row of `\(table.file)`.\(key)")
  }

  private static func cellSchema(_ column: String, of table: TableDeclaration) -> APISchema {
    let declared = WorkspaceColumns.column(column, of: table.file)
    let words = declared.map {
      $0.words.isEmpty ? "" : "Words: \($0.words.joined(separator: ", "))."
    }
    let key = table.key.contains(column) ? "Part of the key." : ""
    let sentences = [declared.map { "\($0.title). \($0.help)" }, words, key]
    // Words are advice, as in the file: a wrong one is kept and is a finding.
    return cellIn.saying(sentences.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "))
  }
}
