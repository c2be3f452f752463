package import Plan

/// A plan whose chapters, charts and tables have their numbers and ids.
///
/// Every renderer works from it, so that “Figure 3” is the same picture in all formats.
package struct NumberedDocument: Sendable {
  package let plan: PlanDocument
  package let chapters: [NumberedChapter]
  /// Every live figure of the cover and the chapters once, in order of first use.
  package let figures: [NumberedFigure]
  /// What says its exhibits in the plan's language; nil where they are English.
  package let translation: PlanTranslation?
  /// What stands around chapters and exhibits, in the plan's language.
  let words: FurnitureText
  private let figureAnchors: [String: String]

  package init(_ plan: PlanDocument, translation: PlanTranslation? = nil) {
    self.plan = plan
    self.translation = translation
    words = .in(plan.language)
    var numbering = Numbering(plan)
    chapters = plan.chapters.indices.map { numbering.chapter($0) }
    figures = numbering.figures
    figureAnchors = Dictionary(figures.map { ($0.figure.id, $0.anchor) }) { first, _ in first }
  }

  /// The id of a figure's explanation, unique in the plan.
  package func anchor(of figure: FigureValue) -> String {
    figureAnchors[figure.id] ?? figure.anchor
  }

  /// Every chart and table once, in order, for data files.
  package var exhibits: [NumberedBlock] {
    chapters.flatMap { $0.blocks.flatMap(\.flattened) }.filter { block in
      switch block {
      case .chart(let chart): chart.occurrence == 1
      case .table(let table): table.occurrence == 1
      default: false
      }
    }
  }
}

/// A live figure with the id of its explanation.
package struct NumberedFigure: Sendable {
  package let figure: FigureValue
  package let anchor: String
  /// The chapter that uses it first, an index; nil for the cover.
  package let chapter: Int?
}

/// A chapter with its number.
package struct NumberedChapter: Sendable {
  /// From 1.
  package let number: Int
  package let chapter: Chapter
  /// Name of its page without ending; unique, and never that of another page of the site.
  package let page: String
  /// Unique in the plan.
  package let anchor: String
  package let blocks: [NumberedBlock]

  /// The headings of level 2, in order.
  package var sections: [NumberedHeading] {
    headings.filter { $0.level == 2 }
  }

  package var headings: [NumberedHeading] {
    blocks.flatMap(\.flattened).compactMap {
      guard case .heading(let heading) = $0 else { return nil }
      return heading
    }
  }

  /// The beginning of the text in at most about 160 letters, for lists and search engines.
  package var summary: String {
    for block in blocks {
      switch block {
      case .lead(let text), .paragraph(let text): return text.plainText.shortened(to: 160)
      default: continue
      }
    }
    return ""
  }
}

/// A heading with its ids.
package struct NumberedHeading: Sendable {
  /// 2 or 3.
  package let level: Int
  /// Unique in the chapter.
  package let id: String
  /// Unique in the plan.
  package let anchor: String
  package let text: [Inline]
}

/// A table with its number.
package struct NumberedTable: Sendable {
  /// Nil for a table without a caption.
  package let number: Int?
  /// The id as a file name.
  package let name: String
  /// `table-ID`, unique in the plan.
  package let anchor: String
  /// 1 where the plan shows it first.
  package let occurrence: Int
  package let table: PlanTable

  /// Where its data lie, relative to the publication.
  package var dataPath: String { "data/table-\(name).csv" }
}

/// A chart with its number.
package struct NumberedChart: Sendable {
  package let number: Int
  /// The id as a file name.
  package let name: String
  /// `chart-ID`, unique in the plan.
  package let anchor: String
  /// 1 where the plan shows it first.
  package let occurrence: Int
  package let chart: Chart

  /// Where its data lie, relative to the publication.
  package var dataPath: String { "data/chart-\(name).csv" }
  /// Where its picture lies, relative to the publication.
  package var picturePath: String { "charts/\(name).svg" }
}

/// A block of a numbered document.
package indirect enum NumberedBlock: Sendable {
  /// The first paragraph of a chapter, when it is short.
  case lead([Inline])
  case heading(NumberedHeading)
  case paragraph([Inline])
  case list(isOrdered: Bool, items: [[NumberedBlock]])
  case quote([NumberedBlock])
  case code(String)
  case rule
  /// `anchor` is unique in the plan; `kind` is `note`, `internal`, `equity` or `adaptation`.
  case callout(kind: String, title: String, anchor: String, blocks: [NumberedBlock])
  case keyFigures([KeyFigure])
  case table(NumberedTable)
  case chart(NumberedChart)

  /// The block and all blocks in it, in reading order.
  package var flattened: [NumberedBlock] {
    switch self {
    case .list(_, let items): [self] + items.joined().flatMap(\.flattened)
    case .quote(let blocks), .callout(_, _, _, let blocks): [self] + blocks.flatMap(\.flattened)
    default: [self]
    }
  }

  package var isChart: Bool {
    if case .chart = self { true } else { false }
  }
}

extension String {
  /// The text cut at a word, with an ellipsis, when it is longer than `limit`.
  func shortened(to limit: Int) -> String {
    guard count > limit else { return self }
    let head = prefix(limit)
    let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return words.trimmingSuffix { !$0.isLetter && !$0.isNumber } + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isLeftOut: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, isLeftOut(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
