import Factors
import Plan

/// Explanations that the page of all explanations has already printed, with their ids.
///
/// A part often serves many figures; it is printed once and linked from there on, because the page
/// would otherwise grow with every use of an inventory's total.
private struct PrintedExplanations {
  private var anchors: [Explanation: String] = [:]
  private var count = 0

  init(_ figures: [NumberedFigure]) {
    for figure in figures where anchors[figure.figure.explanation] == nil {
      anchors[figure.figure.explanation] = figure.anchor
    }
  }

  func anchor(of explanation: Explanation) -> String? {
    anchors[explanation]
  }

  mutating func add(_ explanation: Explanation) -> String {
    count += 1
    let anchor = "part--\(count)"
    anchors[explanation] = anchor
    return anchor
  }
}

extension HTMLRenderer {
  /// All explanations in full, in order of first use.
  func numbersPage() -> String {
    let page = HTMLPage(
      title: words.numbers,
      description: words.numbersAbout,
      body: "page--numbers", current: .numbers)
    var printed = PrintedExplanations(document.figures)
    var sections: [HTML] = []
    for (chapter, figures) in figureGroups {
      sections.append(
        HTML.element("h2", .id("numbers--\(chapter.map { $0 + 1 } ?? 0)")) { groupTitle(chapter) })
      for figure in figures { sections.append(section(figure, &printed)) }
    }
    return frame(page) {
      HTML.element("main", .id("main"), .class("chapter numbers"), .init("tabindex", "-1")) {
        HTML.element("header", .class("chapter__header")) {
          HTML.element("h1") { words.numbers }
        }
        HTML.element("p", .class("lead")) {
          words.numbersLead
        }
        sections
      }
    }
  }

  /// Figures by the chapter that uses them first; the cover's come first.
  var figureGroups: [(chapter: Int?, figures: [NumberedFigure])] {
    var groups: [(chapter: Int?, figures: [NumberedFigure])] = []
    for figure in document.figures {
      if let index = groups.firstIndex(where: { $0.chapter == figure.chapter }) {
        groups[index].figures.append(figure)
      } else {
        groups.append((figure.chapter, [figure]))
      }
    }
    return groups
  }

  private func groupTitle(_ chapter: Int?) -> String {
    guard let chapter else { return words.onTheCover }
    let numbered = document.chapters[chapter]
    return "\(words.chapter(numbered.number)): \(numbered.chapter.title)"
  }

  private func section(_ figure: NumberedFigure, _ printed: inout PrintedExplanations) -> HTML {
    let explanation = figure.figure.explanation
    let parts = parts(of: explanation, &printed)
    return HTML.element(
      "section", .class("explanation explanation--full"), .id(figure.anchor),
      .init("aria-labelledby", "\(figure.anchor)--title")
    ) {
      HTML.element(
        "h3", .class("explanation__title"), .id("\(figure.anchor)--title"),
        language(of: explanation.title)
      ) {
        explanation.title
      }
      HTML.element("p", .class("explanation__value"), language(of: explanation.value)) {
        explanation.value
      }
      details(of: explanation)
      parts
    }
  }

  private func parts(
    of explanation: Explanation, _ printed: inout PrintedExplanations
  ) -> HTML {
    guard !explanation.parts.isEmpty else { return .empty }
    var items: [HTML] = []
    for part in explanation.parts { items.append(self.part(part, &printed)) }
    return HTML.joined([
      HTML.element("p", .class("explanation__label")) { words.madeFrom },
      HTML.element("ul", .class("explanation__parts")) { items },
    ])
  }

  private func part(_ part: Explanation, _ printed: inout PrintedExplanations) -> HTML {
    let name = HTML.joined([said(part.title), .text(": "), said(part.value)])
    let isLeaf =
      part.parts.isEmpty && part.inputs.isEmpty && part.formula.isEmpty && part.method.isEmpty
      && part.notes.isEmpty
    if isLeaf { return HTML.element("li") { name } }
    if let anchor = printed.anchor(of: part) {
      return HTML.element("li") { HTML.element("a", .href("#\(anchor)")) { name } }
    }
    let anchor = printed.add(part)
    let parts = parts(of: part, &printed)
    return HTML.element("li") {
      HTML.element("details", .class("explanation__part"), .id(anchor)) {
        HTML.element("summary") { name }
        details(of: part)
        parts
      }
    }
  }
}
