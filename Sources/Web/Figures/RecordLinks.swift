import Store
import Synchronization
import Tables
import Workspace

/// Where the rows of a workspace's tables are edited, by their place in the files.
final class RecordLinks: Sendable {
  private let opened: OpenWorkspace
  private let place: WorkspacePlace
  private let rows = Mutex<[String: [Int: DocumentName]]>([:])

  init(_ opened: OpenWorkspace, _ place: WorkspacePlace) {
    self.opened = opened
    self.place = place
  }

  /// The document that a place is in; nil when there is no such row.
  func document(_ place: Place) -> DocumentName? {
    guard let row = place.row, row > 1, place.file.hasSuffix(".csv") else {
      return DocumentName(file: place.file)
    }
    return rows.withLock { rows in
      if let known = rows[place.file] { return known[row] }
      let names = names(in: place.file)
      rows[place.file] = names
      return names[row]
    }
  }

  /// The page on which a place can be mended, at the field where there is one.
  func path(_ place: Place) -> String {
    if place.file == "community.yaml" {
      return self.place.path("settings") + (place.column.map { "#field-\($0)" } ?? "")
    }
    guard place.file.hasSuffix(".csv") else {
      return self.place.path(to: DocumentName(file: place.file))
    }
    guard let name = document(place), name.row != nil else {
      return self.place.path("table?file=\(SitePath.encoded(place.file))")
    }
    let field = place.column.map { "#field-cell.\($0)" } ?? ""
    return self.place.path(to: name) + field
  }

  /// A place as a link in the reader's words.
  func link(_ place: Place, _ text: FigureText) -> HTML {
    var words = [place.file]
    if let name = document(place)?.row {
      words.append(name)
    } else if let row = place.row, row > 1 {
      words.append(text.row(row))
    }
    if let column = place.column { words.append("\(text.column) \(column)") }
    return "<a href=\"\(path(place))\">\(words.joined(separator: ", "))</a>"
  }

  /// Rows of a file by their number in a spreadsheet, where blank lines count too.
  private func names(in file: String) -> [Int: DocumentName] {
    let documents = opened.snapshot.documents.filter { $0.name.file == file && $0.kind == .row }
    let numbers = opened.community.tables[file]?.records.map(\.row) ?? []
    guard documents.count == numbers.count else { return [:] }
    return Dictionary(zip(numbers, documents.map(\.name))) { first, _ in first }
  }
}
