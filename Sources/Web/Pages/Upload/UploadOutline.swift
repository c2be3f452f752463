import Interchange
import Tables

/// What is told of a file without reading it again: its tables with their headers and first rows, kept beside the upload.
struct UploadOutline: Codable, Sendable {
  /// One table with any header.
  struct Sheet: Codable, Sendable {
    let name: String
    let file: String
    let header: [String]
    /// The cells of the first rows.
    let samples: [[String]]
    /// The different texts of each column; nil where they are too many to be names.
    let names: [[Name]?]
    /// Whether it has a row for each amount of another table.
    let isUnfolded: Bool

    init(_ table: UploadTable) {
      (name, file, header, isUnfolded) =
        (table.name, table.file, table.header, table.isUnfolded)
      samples = table.rows.prefix(UploadOutline.sampleLimit).map(\.cells)
      names = table.header.indices.map { NameCount(of: $0, in: table.rows).names }
    }
  }

  /// A text of a column, and in how many rows it stands.
  struct Name: Codable, Sendable {
    let text: String
    let rows: Int
  }

  /// The most rows that pages compare while somebody waits.
  private static let rowLimit = 4_000
  private static let sampleLimit = 20

  let name: String
  /// Empty for the filled template, whose columns are known.
  let sheets: [Sheet]
  /// Of all tables together.
  let rowCount: Int
  /// The columns as their names tell.
  let guess: UploadMapping
  let findings: KeptFindings

  init(_ file: UploadFile) {
    name = file.name
    findings = KeptFindings(file.findings)
    switch file.contents {
    case .template(let reading):
      sheets = []
      rowCount = reading.tables.reduce(0) { $0 + $1.records.count }
      guess = UploadMapping(guessing: [])
    case .tables(let tables):
      sheets = tables.map(Sheet.init)
      rowCount = tables.reduce(0) { $0 + $1.rows.count }
      guess = UploadMapping(guessing: tables)
    }
  }

  var isTemplate: Bool { sheets.isEmpty }

  /// Whether comparing it with the workspace takes longer than somebody waits for a page.
  var isLong: Bool { rowCount > Self.rowLimit }

  /// Whether its header is that of the inventory, so that nobody has to be asked for the columns.
  var isPlain: Bool {
    isTemplate || sheets.count == 1 && guess.missing.isEmpty && guess.isPlain(sheets[0].header)
  }
}

extension UploadOutline {
  /// Columns of the inventory by what the file calls them; empty for the template, which calls them by their names.
  func columns(_ mapping: UploadMapping) -> [String: String] {
    isTemplate ? [:] : mapping.targets(of: sheets[mapping.table].header)
  }
}

/// The different texts of a column in the order of the file, counted as long as they may be names.
private struct NameCount {
  private static let limit = 400
  private static let lengthLimit = 120

  /// Nil where they are too many, or too long.
  private(set) var names: [UploadOutline.Name]?

  init(of column: Int, in rows: [UploadTable.Row]) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for row in rows where column < row.cells.count && !row.cells[column].isEmpty {
      let text = row.cells[column]
      if counts[text] == nil {
        guard order.count < Self.limit, text.count <= Self.lengthLimit else { return }
        order.append(text)
      }
      counts[text, default: 0] += 1
    }
    names = order.map { UploadOutline.Name(text: $0, rows: counts[$0] ?? 0) }
  }
}
