import Foundation
import HTTPTypes
import Store

/// One edit of a grid as the page sends it: a row changed, added or removed.
struct GridEdit: Decodable, Sendable {
  /// The name of a row that is changed.
  var row: String?
  /// What the page calls a row that it adds.
  var add: String?
  /// The row that an added one comes after, by either name; nil for the first of the table.
  var after: String?
  /// The name of a row that is removed.
  var remove: String?
  /// Cells by column.
  var set: [String: String]?

  /// The same edit with numbers as the table holds them.
  func reading(_ numbers: ColumnNumbers) -> GridEdit {
    guard let set else { return self }
    var edit = self
    edit.set = Dictionary(
      uniqueKeysWithValues: set.map { ($0.key, numbers.cellOfTable($0.value, $0.key)) })
    return edit
  }

  /// What the page calls the row.
  var name: String { row ?? add ?? remove ?? "" }
}

/// Edits of one table, made from one revision.
struct GridRequest: Decodable, Sendable {
  let base: Int
  let edits: [GridEdit]
  var reason: String?
  /// Sent twice, it is one change.
  var draft: String?

  /// The most rows that one request changes.
  static let editLimit = 100_000
  /// The longest cell.
  static let cellLimit = 20_000

  /// - Throws: `WebProblem` with 400 when the bytes are not what the page sends.
  static func read(_ bytes: [UInt8]) throws -> GridRequest {
    guard let request = try? JSONDecoder().decode(GridRequest.self, from: Data(bytes)),
      request.base >= 0
    else {
      throw WebProblem(
        .badRequest,
        Phrase(
          "The changes arrived incomplete, so nothing was saved. Save them once more.",
          "Los cambios llegaron incompletos, por eso no se guardó nada. Guárdelos otra vez."))
    }
    guard request.edits.count <= editLimit else {
      throw WebProblem(
        .contentTooLarge,
        Phrase(
          "These are more than 100,000 changed rows at once. Save them in parts, or upload the table.",
          "Son más de 100,000 filas cambiadas a la vez. Guárdelas por partes o cargue la tabla."))
    }
    for edit in request.edits {
      for (column, text) in edit.set ?? [:] {
        guard text.utf8.count <= cellLimit, !text.utf8.contains(0) else {
          throw WebProblem(
            .badRequest,
            Phrase(
              "The cell “\(column)” of “\(edit.name)” is longer than 20,000 signs or has a NUL. Shorten it; nothing was saved.",
              "La celda «\(column)» de «\(edit.name)» tiene más de 20,000 signos o un NUL. Acórtela; no se guardó nada."
            )
          )
        }
      }
    }
    return request
  }
}

/// What edits of a grid make of a table, before it is saved.
struct GridProposal {
  private(set) var edit: TableEdit
  /// The name of each changed or added row, by what the page calls it.
  private(set) var names: [String: String] = [:]
  /// Edits that cannot be made, each with the reason.
  private(set) var refusals: [(name: String, message: String)] = []
  private let table: GridTable

  /// - Throws: `StoreError.invalid` when the file cannot be read as a table.
  init(_ table: GridTable, edits: [GridEdit]) throws {
    self.table = table
    edit = try TableEdit(file: table.file, documents: table.documents)
    var added: [GridEdit] = []
    for edit in edits {
      if edit.add != nil {
        // Rows that follow one another are put in at once.
        if let last = added.last, edit.after != last.add { add(&added) }
        added.append(edit)
      } else {
        change(edit)
      }
    }
    add(&added)
  }

  private mutating func change(_ wanted: GridEdit) {
    if let name = wanted.remove {
      edit.remove(row: name)
    } else if let name = wanted.row {
      guard let fields = wanted.set, !fields.isEmpty else {
        names[name] = name
        return
      }
      attempt(name) { edit throws(StoreError) in [name: try edit.set(fields, row: name)] }
    }
  }

  private mutating func add(_ added: inout [GridEdit]) {
    guard let first = added.first else { return }
    let place: TableEdit.Place = first.after.map { .after(names[$0] ?? $0) } ?? .start
    let batch = added
    added = []
    attempt(first.name) { edit throws(StoreError) in
      let made = try edit.add(batch.map { $0.set ?? [:] }, at: place)
      return Dictionary(zip(batch.map(\.name), made)) { first, _ in first }
    }
  }

  private mutating func attempt(
    _ name: String, _ body: (inout TableEdit) throws(StoreError) -> [String: String]
  ) {
    do throws(StoreError) {
      names.merge(try body(&edit)) { _, new in new }
    } catch {
      refusals.append((name, error.phrase(.ofReader)))
    }
  }

  var changes: [DocumentChange] { edit.changes }

  /// The documents of the table as they would be.
  func documents(by creator: String) -> [Document] {
    WorkspaceSnapshot(workspace: "", revision: table.revision, documents: table.documents)
      .applying(edit.changes, revision: table.revision + 1, creator: creator).documents
  }
}
