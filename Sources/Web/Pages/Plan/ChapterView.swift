import Accounts
import Foundation
import Plan
import Publishing
import Store
import Tables

/// A chapter as readers of an edition see it, with its charts drawn.
struct ChapterView: Sendable {
  let draft: ChapterDraft
  /// Nil when the edition does not have the chapter.
  let pages: ChapterDraft.Pages?

  /// - Parameter text: A text that is not saved; nil takes the workspace's.
  static func make(
    _ visit: Visit, file: String, text: String? = nil, edition: Edition,
    address: (String) -> String
  ) async throws -> ChapterView {
    let place = try visit.workspace()
    let calculation = try await visit.calculation()
    let draft = ChapterDraft(
      calculation, file: file, text: text, edition: edition,
      memory: visit.site.planShelf.exhibits(
        of: place.id, at: place.summary.head, for: edition),
      address: address)
    let drawn = await visit.site.charts?.draw(draft.charts) ?? []
    let pictures = Dictionary(drawn.map { ($0.chart.id, $0.svg) }) { first, _ in first }
    return ChapterView(draft: draft, pages: draft.pages { pictures[$0] ?? nil })
  }

  /// The chapter's text.
  ///
  /// - Parameter around: Sets a part into what belongs to its paragraph; called for each printed part in order, with
  ///   whether it is the last of its paragraph.
  func html(
    around: (_ part: HTML, _ paragraph: Int, _ isLast: Bool) -> HTML = { part, _, _ in part }
  ) -> HTML {
    guard let pages else { return .empty }
    var order = Self.order(of: pages.pieces)[...]
    return "\(pieces(pages.pieces, &order, around))\(raw: pages.explanations)"
  }

  private func pieces(
    _ pieces: [ChapterDraft.Piece], _ order: inout ArraySlice<Int>,
    _ around: (HTML, Int, Bool) -> HTML
  ) -> [HTML] {
    pieces.map { piece in
      switch piece {
      case .paragraph(let markup, let index):
        order.removeFirst()
        return around("\(raw: markup)", index, order.first != index)
      case .passage(let kind, let title, let anchor, let inner):
        let label: HTML =
          title.isEmpty
          ? "aria-label=\"\(kind.capitalized)\"" : "aria-labelledby=\"\(anchor)\""
        let heading: HTML =
          title.isEmpty ? .empty : "<p class=\"callout__title\" id=\"\(anchor)\">\(title)</p>"
        return """
          <div class="callout callout--\(kind)" role="note" \(label)>
          \(heading)
          \(self.pieces(inner, &order, around))
          </div>
          """
      }
    }
  }

  /// The paragraphs in the order in which they are printed.
  private static func order(of pieces: [ChapterDraft.Piece]) -> [Int] {
    pieces.flatMap { piece -> [Int] in
      switch piece {
      case .paragraph(_, let index): [index]
      case .passage(_, _, _, let inner): order(of: inner)
      }
    }
  }

  /// The paragraphs that are printed.
  var printed: Set<Int> { Set(Self.order(of: pages?.pieces ?? [])) }
}

/// What is wrong with a chapter, each with its line.
struct ChapterFindings {
  let findings: [Finding]
  let text: EditorText
  let language: Language

  var html: HTML {
    guard !findings.isEmpty else { return "<p class=\"soft\">\(text.noFindings)</p>" }
    let worst = findings.map(\.severity).max() ?? .note
    let tone: Notice.Tone = worst == .error ? .danger : worst == .warning ? .caution : .plain
    return Notice(
      tone: tone, title: text.findings(findings.count),
      detail: "<ol class=\"findings\">\(findings.map(item))</ol>"
    ).html
  }

  private func item(_ finding: Finding) -> HTML {
    let message = language.library(finding.message)
    guard let line = finding.place.row else { return "<li>\(message)</li>" }
    return """
      <li><a href="#field-text" data-line="\(line)">\(text.line) \(line)</a>: \(message)</li>
      """
  }
}

/// The switch between the editions.
enum EditionChoice {
  static func edition(_ name: String?, isInternal: Bool) -> Edition {
    name.flatMap { Edition(rawValue: $0) } ?? (isInternal ? .internal : .public)
  }

  /// As links, for pages that are only read.
  static func links(_ current: Edition, _ text: EditorText, _ path: (Edition) -> String) -> HTML {
    let items = [Edition.public, .internal].map { edition -> HTML in
      """
      <a class="segments__item" href="\(path(edition))"\("aria-current", edition == current ? "true" : nil)>\
      \(edition == .public ? text.publicEdition : text.internalEdition)</a>
      """
    }
    return "<nav class=\"segments\" aria-label=\"\(text.edition)\">\(items)</nav>"
  }
}
