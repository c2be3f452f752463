import Accounts
import Factors
import Store
import Tables
import Workspace

/// The sources that rows of a file name: those that are known, and those that are made of what the file says.
///
/// A spreadsheet says `RPU letter of March` where the inventory holds the short name of a row of `sources.csv`.
struct UploadSources {
  private let grid: GridTable?
  private let known: Set<String>
  /// Short names by what the file says, and what the file says by short name.
  private var names: [String: String] = [:]
  private var titles: [String: String] = [:]

  init(_ open: OpenWorkspace, _ library: FactorLibrary) {
    // Where the list cannot be read, texts stay as they are.
    grid = try? GridTable(WorkspaceTables.sources.file, of: open.snapshot)
    known = Set(open.community.sources.keys).union(library.sources.keys)
  }

  /// Whether the visitor may add any source.
  static func mayBeAdded(_ place: WorkspacePlace) -> Bool {
    place.access.mayChange(
      DocumentName(file: WorkspaceTables.sources.file, row: "\u{1}"), before: nil, after: [:],
      creator: nil, in: place.id)
  }

  /// The short names of the sources in a cell; what is written as they are stays, also where there is no such source.
  mutating func cell(_ text: String) -> String {
    guard grid != nil, !text.isEmpty, !isCell(text) else { return text }
    if let name = names[text] { return name }
    let name = freshName(text)
    names[text] = name
    if !known.contains(name) { titles[name] = text }
    return name
  }

  private func isCell(_ text: String) -> Bool {
    text.split(separator: " ").allSatisfy { word in
      known.contains(String(word))
        || word.contains("-") && Community.isIdentifier(String(word))
    }
  }

  /// A short name of the first words; the same text has the same one in every file.
  private func freshName(_ text: String) -> String {
    let words = NameWords(text).all.map(\.text).filter { word in
      word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    let stem = words.prefix(8).joined(separator: "-")
    let start = stem.isEmpty ? "source" : String(stem.prefix(60))
    guard let title = titles[start], title != text else { return start }
    return (2...).lazy.map { "\(start)-\($0)" }.first { titles[$0] == nil && !known.contains($0) }
      ?? start
  }

  /// What the file says of the sources that some rows need and the workspace lacks, by short name in the order of the rows.
  func new(in edits: [GridEdit]) -> [(name: String, title: String)] {
    var seen: Set<String> = []
    return edits.compactMap { edit in
      guard let name = edit.set?["source"], let title = titles[name], seen.insert(name).inserted
      else { return nil }
      return (name, title)
    }
  }

  /// - Throws: `StoreError` when the list cannot be read as a table.
  func changes(for edits: [GridEdit]) throws -> [DocumentChange] {
    guard let grid else { return [] }
    var last = grid.rows.last?.name.row
    let rows = new(in: edits).map { name, title in
      defer { last = "new \(name)" }
      return GridEdit(add: "new \(name)", after: last, set: ["id": name, "title": title])
    }
    return rows.isEmpty ? [] : try GridProposal(grid, edits: rows).changes
  }
}
