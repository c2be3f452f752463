import Foundation
import Store
import Tables
import Workspace

/// Which rows and columns of a table are shown, as its address says.
struct TableChoice {
  let file: String
  /// Words that a row must have, in any of its cells.
  let words: String
  /// Only rows in which something was found.
  let onlyFound: Bool
  /// The column to sort by; nil keeps the order of the file.
  let sort: String?
  let isDescending: Bool
  let columns: [String]
  /// True when the reader chose the columns.
  let hasOwnColumns: Bool
  /// From 1.
  let page: Int

  static let pageSize = 100
  private static let columnCount = 6

  init(_ query: FormData, file: String, having all: [String]) {
    self.file = file
    words = String(query.text("q").prefix(200))
    onlyFound = query["only"] == "found"
    sort = query["sort"].flatMap { all.contains($0) ? $0 : nil }
    isDescending = query["down"] != nil
    let chosen = query.all("column").filter { all.contains($0) && !$0.isEmpty }
    hasOwnColumns = !chosen.isEmpty
    columns = chosen.isEmpty ? Self.usual(file, having: all) : all.filter(chosen.contains)
    page = max(1, query["page"].flatMap { Int($0) } ?? 1)
  }

  /// The columns that tell rows apart at a glance, in the order of the table.
  ///
  /// Required ones count before others; what only repeats the row's name is left out.
  static func usual(_ file: String, having columns: [String]) -> [String] {
    let declaration = WorkspaceTables.all.first { $0.file == file }
    let key = declaration?.key.count == 1 ? declaration?.key.first : nil
    let naming = Set(WorkspaceColumns.table(file)?.naming ?? [])
    let others = columns.filter { !$0.isEmpty && $0 != key && !naming.contains($0) }
    let required = Set(declaration?.required ?? [])
    let ranked = others.filter(required.contains) + others.filter { !required.contains($0) }
    let chosen = Set(ranked.prefix(columnCount))
    return others.filter(chosen.contains)
  }

  /// The rows that fit, in the order that is asked for.
  func rows(of table: TableRows, found: Set<String>) -> [TableRows.Row] {
    let wanted = words.split(whereSeparator: \.isWhitespace).map(String.init)
    let fitting = table.rows.filter { row in
      if onlyFound, !found.contains(row.document.name.row ?? "") { return false }
      guard !wanted.isEmpty else { return true }
      let cells = table.columns.map { row[$0] } + [row.document.name.row ?? ""]
      return wanted.allSatisfy { word in cells.contains { Self.holds($0, word) } }
    }
    guard let sort else { return fitting }
    let keyed = fitting.map { (row: $0, key: SortKey($0[sort])) }
    let sorted = keyed.enumerated().sorted { left, right in
      if left.element.key == right.element.key { return left.offset < right.offset }
      return isDescending
        ? right.element.key < left.element.key : left.element.key < right.element.key
    }
    return sorted.map(\.element.row)
  }

  private static func holds(_ cell: String, _ word: String) -> Bool {
    cell.range(of: word, options: [.caseInsensitive, .diacriticInsensitive]) != nil
  }

  /// The query of the same choice with some parts different.
  func query(sort: String? = nil, down: Bool = false, page: Int? = nil) -> String {
    var parts = ["file=\(SitePath.encoded(file))"]
    if !words.isEmpty { parts.append("q=\(SitePath.encoded(words))") }
    if onlyFound { parts.append("only=found") }
    if let sort = sort ?? self.sort {
      parts.append("sort=\(SitePath.encoded(sort))")
      if sort == self.sort && page != nil ? isDescending : down { parts.append("down=1") }
    }
    if hasOwnColumns { parts += columns.map { "column=\(SitePath.encoded($0))" } }
    if let page, page > 1 { parts.append("page=\(page)") }
    return parts.joined(separator: "&")
  }
}

/// Numbers before words, and numbers by their size; empty cells last.
private struct SortKey: Comparable {
  private let rank: Int
  private let number: Double
  private let text: String

  init(_ cell: String) {
    if cell.isEmpty {
      (rank, number, text) = (2, 0, "")
    } else if let value = Double(cell), value.isFinite {
      (rank, number, text) = (0, value, "")
    } else {
      (rank, number) = (1, 0)
      text = cell.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    (left.rank, left.number, left.text) < (right.rank, right.number, right.text)
  }
}
