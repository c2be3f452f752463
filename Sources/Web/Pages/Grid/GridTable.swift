import Accounts
import HTTPTypes
import Store
import Tables
import Workspace

/// A table of a workspace as a grid shows it: its columns, and its rows by name.
struct GridTable {
  let file: String
  let revision: Int
  /// The head of the table; nil where the workspace has no such table yet.
  let head: Document?
  /// The rows in their order.
  let rows: [Document]
  /// Those of the table, then those that the format knows and the table lacks.
  let columns: [String]
  /// The place of each column in a row's cells; nil for a column that the table lacks.
  private let places: [Int?]

  /// - Throws: `WebProblem` with 404 when the file is no table of the format, or cannot be read as one.
  init(_ file: String, of snapshot: WorkspaceSnapshot) throws {
    guard let declaration = WorkspaceTables.all.first(where: { $0.file == file }) else {
      throw Visit.nothingHere
    }
    let documents = snapshot.documents.filter { $0.name.file == file }
    guard documents.first(where: { $0.name.row == nil })?.kind != .file else {
      throw WebProblem(
        .notFound,
        Phrase(
          "\(file) cannot be read as a table, so it has no grid. Save it again as “CSV UTF-8” and import it.",
          "\(file) no se puede leer como tabla, por eso no tiene cuadrícula. Guárdelo de nuevo como «CSV UTF-8» e impórtelo."
        ))
    }
    self.file = file
    revision = snapshot.revision
    head = documents.first { $0.name.row == nil }
    rows = documents.filter { $0.name.row != nil }
    let written = head.map { RowFields(file: file, head: $0.body).columns } ?? []
    var columns: [String] = []
    var places: [Int?] = []
    for (place, name) in written.enumerated() where !name.isEmpty && !columns.contains(name) {
      columns.append(name)
      places.append(place)
    }
    let lacking = declaration.columns.filter { !columns.contains($0) }
    self.columns = columns + lacking
    self.places = places + lacking.map { _ in nil }
  }

  var documents: [Document] { (head.map { [$0] } ?? []) + rows }

  /// A row's cells in the order of `columns`, without outer spaces.
  func cells(of row: Document) -> [String] {
    let cells = CSVRow.cells(of: row.body)
    return places.map { place in
      guard let place, place < cells.count else { return "" }
      return cells[place].trimmed
    }
  }

  /// The different texts of some columns' cells, without empty ones.
  func texts(of names: [String]) -> [String: Set<String>] {
    let wanted = columns.enumerated().filter { names.contains($0.element) }
    var texts = Dictionary(names.map { ($0, Set<String>()) }) { first, _ in first }
    for row in rows {
      let cells = cells(of: row)
      for (place, name) in wanted where !cells[place].isEmpty {
        texts[name]?.insert(cells[place])
      }
    }
    return texts
  }

  /// Whether every row may be changed and removed, so that no row has to be asked for.
  func mayChangeAll(_ place: WorkspacePlace) -> Bool {
    guard !place.summary.isArchived else { return false }
    // A right that reaches a row of an unheard-of name, without any cell but an unheard-of account, reaches every row.
    let stranger = DocumentName(file: file, row: "\u{1}")
    func may(_ after: [String: String]?) -> Bool {
      place.access.mayChange(
        stranger, before: ["account": "\u{1}"], after: after, creator: nil, in: place.id)
    }
    return may([:]) && may(nil)
  }

  /// What the visitor may do with a row: 1 change it, 2 remove it.
  func rights(on row: Document, cells: [String], _ place: WorkspacePlace) -> Int {
    guard !place.summary.isArchived else { return 0 }
    let fields = Dictionary(zip(columns, cells)) { first, _ in first }
    func may(_ after: [String: String]?) -> Bool {
      place.access.mayChange(
        row.name, before: fields, after: after, creator: row.creator, in: place.id)
    }
    return (may(fields) ? 1 : 0) + (may(nil) ? 2 : 0)
  }
}

extension WorkspacePlace {
  /// Whether rows may be added to tables, somewhere at least.
  var mayAddRows: Bool { !summary.isArchived && may(.addRecord) }

  /// Whether anything of a table may be changed, somewhere at least.
  var mayEditRows: Bool {
    !summary.isArchived && (may(.editDocument) || may(.addRecord) || may(.removeRecord))
  }
}
