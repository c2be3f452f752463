import Plan

/// Gives numbers and ids in one walk through the plan.
struct Numbering {
  private let plan: PlanDocument
  private(set) var figures: [NumberedFigure] = []
  private var figureIDs: Set<String> = []
  private var anchors = AnchorTable()
  private var pages: Set<String> = ["index", "print", "how-numbers-came-to-be"]
  private var chartCount = 0
  private var tableCount = 0
  private var occurrences: [String: Int] = [:]

  init(_ plan: PlanDocument) {
    self.plan = plan
    addFigures(plan.coverFigures.map(\.figure), chapter: nil)
    for (index, chapter) in plan.chapters.enumerated() {
      addFigures(chapter.figures, chapter: index)
    }
  }

  private mutating func addFigures(_ values: [FigureValue], chapter: Int?) {
    for value in values where figureIDs.insert(value.id).inserted {
      figures.append(
        NumberedFigure(figure: value, anchor: anchors.claim(value.anchor), chapter: chapter))
    }
  }

  mutating func chapter(_ index: Int) -> NumberedChapter {
    let chapter = plan.chapters[index]
    let name = AnchorTable.name(chapter.id)
    var page = name
    var number = 1
    while !pages.insert(page).inserted {
      number += 1
      page = "\(name)-\(number)"
    }
    let anchor = anchors.claim("chapter-\(name)")
    var headingIDs: Set<String> = []
    var blocks = chapter.blocks.flatMap {
      block($0, chapter: name, headingIDs: &headingIDs)
    }
    if case .paragraph(let text)? = blocks.first, text.plainText.count <= 400 {
      blocks[0] = .lead(text)
    }
    return NumberedChapter(
      number: index + 1, chapter: chapter, page: page, anchor: anchor, blocks: blocks)
  }

  private mutating func block(
    _ block: Block, chapter: String, headingIDs: inout Set<String>
  ) -> [NumberedBlock] {
    switch block {
    case .heading(let level, let id, let text):
      return [heading(level, id: id, text: text, chapter: chapter, taken: &headingIDs)]
    case .paragraph(let text): return [.paragraph(text)]
    case .list(let isOrdered, let items):
      var numbered: [[NumberedBlock]] = []
      for item in items {
        numbered.append(self.blocks(item, chapter: chapter, headingIDs: &headingIDs))
      }
      return [.list(isOrdered: isOrdered, items: numbered)]
    case .quote(let inner):
      return [.quote(blocks(inner, chapter: chapter, headingIDs: &headingIDs))]
    case .code(let text): return [.code(text)]
    case .rule: return [.rule]
    case .callout(let kind, let title, let inner):
      let inner = blocks(inner, chapter: chapter, headingIDs: &headingIDs)
      return callout(kind, title: title, blocks: inner, chapter: chapter)
    case .keyFigures(let figures): return [.keyFigures(figures)]
    case .table(let table): return [.table(numbered(table))]
    case .chart(let chart): return [.chart(numbered(chart))]
    }
  }

  private mutating func blocks(
    _ blocks: [Block], chapter: String, headingIDs: inout Set<String>
  ) -> [NumberedBlock] {
    var result: [NumberedBlock] = []
    for block in blocks {
      result += self.block(block, chapter: chapter, headingIDs: &headingIDs)
    }
    return result
  }

  private mutating func heading(
    _ level: Int, id: String, text: [Inline], chapter: String, taken: inout Set<String>
  ) -> NumberedBlock {
    let name = AnchorTable.name(id)
    var unique = name
    var number = 1
    while !taken.insert(unique).inserted {
      number += 1
      unique = "\(name)-\(number)"
    }
    let anchor = anchors.claim("\(chapter)--\(unique)")
    return .heading(
      NumberedHeading(level: min(3, max(2, level)), id: unique, anchor: anchor, text: text))
  }

  /// A passage of the public edition is ordinary text there unless it has a title.
  private mutating func callout(
    _ kind: String, title: String, blocks: [NumberedBlock], chapter: String
  ) -> [NumberedBlock] {
    if kind == "public", title.isEmpty { return blocks }
    let known = ["note", "internal", "equity", "adaptation"].contains(kind) ? kind : "note"
    let anchor = anchors.claim("\(chapter)--callout-1")
    return [.callout(kind: known, title: title, anchor: anchor, blocks: blocks)]
  }

  private mutating func numbered(_ table: PlanTable) -> NumberedTable {
    if !table.caption.isEmpty { tableCount += 1 }
    let name = AnchorTable.name(table.id)
    let (anchor, occurrence) = exhibit("table-\(name)")
    return NumberedTable(
      number: table.caption.isEmpty ? nil : tableCount, name: name, anchor: anchor,
      occurrence: occurrence, table: table.squared)
  }

  private mutating func numbered(_ chart: Chart) -> NumberedChart {
    chartCount += 1
    let name = AnchorTable.name(chart.id)
    let (anchor, occurrence) = exhibit("chart-\(name)")
    var chart = chart
    chart.data = chart.data.squared
    return NumberedChart(
      number: chartCount, name: name, anchor: anchor, occurrence: occurrence, chart: chart)
  }

  private mutating func exhibit(_ name: String) -> (anchor: String, occurrence: Int) {
    occurrences[name, default: 0] += 1
    return (anchors.claim(name), occurrences[name, default: 1])
  }
}

/// Ids that are unique in the plan.
struct AnchorTable {
  private var taken: Set<String> = ["main", "contents", "downloads"]

  /// The wanted id, or with a number after it when it is taken.
  mutating func claim(_ wanted: String) -> String {
    var anchor = wanted
    var number = 1
    while !taken.insert(anchor).inserted {
      number += 1
      anchor = "\(wanted)-\(number)"
    }
    return anchor
  }

  /// Letters, digits, points and underscores of ASCII; anything between them becomes one hyphen.
  ///
  /// Two hyphens are left for ids that renderers make of others, such as `table-a--caption`.
  static func name(_ id: String) -> String {
    let words = id.split { character in
      !(character.isASCII && (character.isLetter || character.isNumber || "._".contains(character)))
    }
    return words.isEmpty ? "part" : words.joined(separator: "-")
  }
}

extension PlanTable {
  /// The table with as many cells in each row as there are columns.
  fileprivate var squared: PlanTable {
    var table = self
    for (index, row) in rows.enumerated() where row.count != columns.count {
      var cells = Array(row.prefix(columns.count))
      for extra in row.dropFirst(columns.count) {
        // Nothing that a table says is left out.
        guard !cells.isEmpty else { break }
        cells[cells.count - 1].content += [.text(" ")] + extra.content
      }
      while cells.count < columns.count { cells.append(Cell("")) }
      table.rows[index] = cells
    }
    return table
  }
}
