import Tables
import Workspace

/// What rows of a workspace are called, for people who do not know their short names.
struct WorkspaceNames {
  /// Nil while the workspace cannot be read; then every row is called by its short name.
  let community: CommunityWorkspace?
  let words: ColumnWords

  /// A row that a cell may name.
  struct Choice: Sendable {
    /// What the cell says.
    let word: String
    /// What the row is called; empty when that is the word itself.
    let title: String

    var label: String { title.isEmpty || title == word ? word : "\(title) (\(word))" }
  }

  /// What a row is called: the cells that tell which one it is; empty when they are.
  func title(in file: String, of cell: (String) -> String) -> String {
    guard let table = WorkspaceColumns.table(file) else { return "" }
    let parts = table.naming.compactMap { name -> String? in
      let text = cell(name)
      guard !text.isEmpty, let column = table.column(name) else { return nil }
      if case .reference(let other, let key) = column.kind, other != file {
        return called(text, in: other, by: key) ?? text
      }
      return words.name(of: text, in: column)
    }
    let title = parts.joined(separator: ", ")
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  /// What the row with a cell is called, as a risk by its system and what its hazard is called.
  ///
  /// - Parameter depth: How many rows have named one another so far.
  private func called(_ word: String, in file: String, by key: String, depth: Int = 0) -> String? {
    guard let table = WorkspaceColumns.table(file),
      let record = community?.tables[file]?.records.first(where: { $0[key] == word })
    else { return nil }
    let parts = table.naming.compactMap { name -> String? in
      let text = record[name]
      guard !text.isEmpty, let column = table.column(name) else { return nil }
      guard case .reference(let other, let key) = column.kind, other != file else {
        return words.name(of: text, in: column)
      }
      return depth > 0 ? text : called(text, in: other, by: key, depth: depth + 1) ?? text
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The different words that a column says, in the order of its table.
  func choices(file: String, column: String, limit: Int = .max) -> [Choice] {
    var seen: Set<String> = []
    var choices: [Choice] = []
    // Only where one row has the word is the row's name that of the word.
    let isKey = WorkspaceTables.all.first { $0.file == file }?.key == [column]
    for record in community?.tables[file]?.records ?? [] {
      let word = record[column]
      guard !word.isEmpty, seen.insert(word).inserted else { continue }
      guard choices.count < limit else { break }
      choices.append(
        Choice(word: word, title: isKey ? title(in: file) { record[$0] } : ""))
    }
    return choices
  }

  /// What words of a column are called, by word.
  func titles(file: String, column: String) -> [String: String] {
    Dictionary(choices(file: file, column: column).map { ($0.word, $0.title) }) { first, _ in first
    }
    .filter { !$0.value.isEmpty }
  }
}
