import Factors
import Plan
import Store
import Tables
import Workspace

/// The names of a file that somebody is asked about, by the columns that they stand in.
struct UploadQuestions {
  /// One name, and what it was read as.
  struct Line {
    let text: String
    let rows: Int
    let meaning: ActivityNames.Meaning
    /// Whether it is no code of its column.
    let isName: Bool
  }

  struct Section {
    /// The column of the inventory that the names fill.
    let source: String
    /// What the file calls it.
    let title: String
    /// The columns that the names speak of: their own, and such that nothing of the file fills.
    let targets: [String]
    /// Those that nobody could make sense of first, then those that are only likely.
    let lines: [Line]
    /// Lines that are not listed.
    var more = 0

    /// Whether a name speaks of tons and does not say which.
    var hasTons: Bool {
      targets.contains("unit")
        && lines.contains { line in
          line.meaning.codes["unit"] == nil
            && NameWords(line.text).all.contains { Self.tons.contains($0.text) }
        }
    }

    private static let tons: Set<String> = ["ton", "tons", "tonelada", "toneladas"]
  }

  /// The most names that one form lists.
  private static let limit = 250

  private(set) var sections: [Section] = []
  /// Columns of the file with too many different texts to be listed.
  private(set) var crowded: [String] = []
  let names: UploadNames

  /// - Throws: `WebProblem` when the inventory cannot be read as a table.
  init(
    of outline: UploadOutline, _ mapping: UploadMapping, _ open: OpenWorkspace,
    library: FactorLibrary
  ) throws {
    let grid = try GridTable(WorkspaceTables.inventory.file, of: open.snapshot)
    self.init(
      outline.sheets[mapping.table], mapping, UploadNames(mapping, grid, library: library))
  }

  init(_ sheet: UploadOutline.Sheet, _ mapping: UploadMapping, _ names: UploadNames) {
    self.names = names
    var room = Self.limit
    for source in names.sources {
      guard let place = mapping.columns[source], sheet.header.indices.contains(place) else {
        continue
      }
      guard let texts = sheet.names[place] else {
        crowded.append(sheet.header[place])
        continue
      }
      let lines = Self.withoutTotals(texts).map { name in
        let meaning = names.recognized(name.text, from: source)
        return Line(
          text: name.text, rows: name.rows, meaning: meaning,
          isName: names.isName(name.text, meaning, from: source))
      }
      let others = names.told.filter { target in
        names.asked(target, of: source, among: mapping)
          || lines.contains { $0.meaning.codes[target] != nil }
      }
      let asked = others.isEmpty ? lines.filter(\.isName) : lines
      guard !asked.isEmpty else { continue }
      let listed = asked.sorted { $0.rank(source) < $1.rank(source) }.prefix(room)
      room -= listed.count
      sections.append(
        Section(
          source: source, title: sheet.header[place], targets: [source] + others,
          lines: Array(listed), more: asked.count - listed.count))
    }
  }

  /// Rows that say nothing but that they are totals are no question, beside rows that say what they count.
  private static func withoutTotals(_ texts: [UploadOutline.Name]) -> [UploadOutline.Name] {
    var totals = TotalRows()
    let others = texts.filter { totals.saying(["activity": $0.text]) != .alone }
    return others.isEmpty ? texts : others
  }

  /// Whether somebody should be asked before the rows are looked at.
  ///
  /// - Parameter isPlain: Whether the header is the inventory's own; then only what is surely a name is a reason.
  func isWorthAsking(isPlain: Bool) -> Bool {
    let hasNames = sections.contains { section in
      section.lines.contains { line in
        line.isName
          && (!isPlain || line.meaning.isSure && line.meaning.codes[section.source] != nil)
      }
    }
    return hasNames || !isPlain && !UploadMapping.told.isDisjoint(with: names.told)
  }

  /// How many names were recognized, are only likely, and are not known.
  var counts: (sure: Int, likely: Int, unknown: Int) {
    let all = sections.flatMap { section in section.lines.map { $0.rank(section.source) } }
    return (all.count { $0 == .sure }, all.count { $0 == .likely }, all.count { $0 == .unknown })
  }
}

extension UploadQuestions.Line {
  enum Rank: Int, Comparable {
    case unknown, likely, sure

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// How well the name is known as one of its column.
  func rank(_ source: String) -> Rank {
    if meaning.codes[source] == nil, ActivityNames.strict.contains(source) || meaning.codes.isEmpty
    {
      return .unknown
    }
    return meaning.isSure ? .sure : .likely
  }
}

extension UploadNames {
  /// Whether a column's names are what a column that nothing fills is asked of.
  fileprivate func asked(
    _ target: String, of source: String, among mapping: UploadMapping
  ) -> Bool {
    guard UploadMapping.told.contains(target) else { return false }
    let order =
      target == "sector" ? ["subsector", "activity"] : ["activity", "subsector", "sector"]
    return order.first { mapping.columns[$0] != nil } == source
  }
}
