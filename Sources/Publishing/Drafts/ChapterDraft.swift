internal import Foundation
public import Plan
public import Tables

/// A chapter as readers of an edition will see it, from a text that need not be saved: for editors and reviewers.
public struct ChapterDraft: Sendable {
  /// A part of the chapter.
  public indirect enum Piece: Sendable {
    /// Markup, and the index of the paragraph that it was made from.
    case paragraph(html: String, index: Int)
    /// A call-out with its own parts; `kind` is note, internal, equity or adaptation.
    case passage(kind: String, title: String, anchor: String, pieces: [Piece])
  }

  /// What a page is made of.
  public struct Pages: Sendable {
    public let title: String
    /// The chapter's number in its edition.
    public let number: Int
    public let pieces: [Piece]
    /// Markup of the explanations that the figures open.
    public let explanations: String
  }

  /// What can be commented on, in reading order.
  public let paragraphs: [ChapterParagraph]
  /// What is wrong with this chapter, in the order of its lines.
  public let findings: [Finding]
  /// Charts that have to be drawn, each once.
  public let charts: [Chart]
  private let document: NumberedDocument
  private let chapter: NumberedChapter?
  private let printed: [Int]
  private let addresses: [String: String]

  /// - Parameters:
  ///   - file: The chapter's file, such as `plan/03-inventory.md`.
  ///   - text: Its text; nil takes the one of the workspace.
  ///   - memory: Of this calculation and edition.
  ///   - address: Where a link to another chapter leads, by its file.
  public init(
    _ calculation: PlanCalculation, file: String, text: String? = nil, edition: Edition,
    memory: ExhibitMemory = ExhibitMemory(), address: (String) -> String
  ) {
    let theme = ChartTheme.bundled
    let exhibits = ExhibitCatalog(calculation: calculation, edition: edition, theme: theme)
    let book = PlanBook(calculation, draft: text.map { (file, $0) })
    let made = book.document(for: edition, of: exhibits, memory: memory)
    let chapters = book.manuscript.chapters
    let manuscript = chapters.first { $0.file == file }
    let document = NumberedDocument(
      made.document, translation: memory.translation(of: calculation))
    self.document = document
    addresses = Dictionary(chapters.map { ($0.id, address($0.file)) }) { first, _ in first }
    let isPrinted = manuscript.map { !$0.isInternal || edition == .internal } ?? false
    let index = chapters.filter { !$0.isInternal || edition == .internal }
      .firstIndex { $0.file == file }
    chapter = isPrinted ? index.map { document.chapters[$0] } : nil
    paragraphs = manuscript?.paragraphs ?? []
    printed = manuscript?.printedParagraphs(for: edition) ?? []
    findings = made.findings.filter { $0.place.file == file }.withoutRepeats()
      .sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
    var drawn: Set<String> = []
    charts = (chapter?.blocks ?? []).flatMap(\.flattened).compactMap { block in
      guard case .chart(let chart) = block, drawn.insert(chart.chart.id).inserted else {
        return nil
      }
      return chart.chart
    }
  }

  /// The markup of the chapter; nil when the edition does not have it.
  ///
  /// - Parameter picture: The drawing of a chart, by its id; nil shows its data instead.
  public func pages(picture: @escaping (String) -> String?) -> Pages? {
    guard let chapter else { return nil }
    let options = HTMLRenderer.Options(draftAddresses: addresses)
    let renderer = HTMLRenderer(document, options: options) { picture($0.id) }
    let text = HTMLText(renderer, chapter: chapter, isWholePlan: false)
    var walk = PieceWalk(text: text, printed: printed[...])
    let pieces = walk.pieces(chapter.blocks)
    return Pages(
      title: chapter.chapter.title, number: chapter.number, pieces: pieces,
      explanations: renderer.popovers(chapter.chapter.figures).map(\.text).joined())
  }
}

/// Goes through the numbered blocks of a chapter and its printed paragraphs side by side.
private struct PieceWalk {
  let text: HTMLText
  var printed: ArraySlice<Int>

  mutating func pieces(_ blocks: [NumberedBlock]) -> [ChapterDraft.Piece] {
    var pieces: [ChapterDraft.Piece] = []
    for block in blocks {
      if case .callout(let kind, let title, let anchor, let inner) = block {
        pieces.append(
          .passage(kind: kind, title: title, anchor: anchor, pieces: self.pieces(inner)))
      } else {
        let markup = text.blocks([block]).map(\.text).joined()
        pieces.append(.paragraph(html: markup, index: printed.popFirst() ?? 0))
      }
    }
    return pieces
  }
}
