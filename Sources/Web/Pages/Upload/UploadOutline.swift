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
      sheets = tables.map { table in
        Sheet(
          name: table.name, file: table.file, header: table.header,
          samples: table.rows.prefix(Self.sampleLimit).map(\.cells))
      }
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
