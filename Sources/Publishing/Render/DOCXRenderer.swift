import Factors
package import Plan

/// Renders a plan as one page of HTML from which pandoc makes a DOCX.
///
/// `data-custom-style` names the styles that the reference document of `PublishingWorker` defines.
package struct DOCXRenderer {
  let document: NumberedDocument
  private let pictures: ChartPictures

  /// - Parameter svg: The picture of a chart; nil when it could not be drawn.
  package init(_ document: NumberedDocument, svg: (Chart) -> String?) {
    self.document = document
    pictures = ChartPictures(document, svg: svg)
  }

  /// `docx.html` and its pictures.
  package func files() -> [GeneratedFile] {
    [GeneratedFile(path: "docx.html", text: page())] + pictures.files
  }

  var words: FurnitureText { document.words }

  func hasPicture(_ chart: NumberedChart) -> Bool {
    pictures.contains(chart)
  }

  private func page() -> String {
    let plan = document.plan
    return HTML.page(language: plan.language) {
      HTML.element("head") {
        HTML.element("meta", .init("charset", "utf-8"))
        HTML.element("title") { plan.title }
        HTML.element(
          "meta", .init("name", "subtitle"),
          .init("content", plan.subtitle.isEmpty ? plan.community : plan.subtitle))
        HTML.element(
          "meta", .init("name", "contents"), .init("content", words.contents))
        HTML.element("meta", .init("name", "author"), .init("content", plan.community))
        HTML.element(
          "meta", .init("name", "date"),
          .init(
            "content",
            [words.edition(plan.edition), plan.date].filter { !$0.isEmpty }.joined(separator: " · ")
          ))
      }
      HTML.element("body") {
        notes
        for chapter in document.chapters {
          HTML.element("h1", .id(chapter.anchor)) { chapter.chapter.title }
          DOCXText(self, chapter: chapter).blocks(chapter.blocks)
        }
        figureTable
      }
    }
  }

  @HTMLBuilder private var notes: HTML {
    if document.plan.isExample {
      DOCXText.styled("Callout Note") {
        [
          .text(
            words.exampleTitle + words.exampleNote)
        ]
      }
    }
    if !document.plan.coverFigures.isEmpty {
      DOCXText(self, chapter: nil).keyFigures(document.plan.coverFigures)
    }
  }

  /// Every figure of the plan with its value and where it comes from.
  @HTMLBuilder private var figureTable: HTML {
    if !document.figures.isEmpty {
      HTML.element("h1", .id("numbers"), .class("unnumbered")) { words.numbers }
      HTML.element("p") {
        words.numbersLeadDOCX
      }
      HTML.element("table") {
        DOCXText.columns([2, 1, 2])
        HTML.element("thead") {
          HTML.element("tr") {
            for title in [words.number, words.value, words.sources] { HTML.element("th") { title } }
          }
        }
        HTML.element("tbody") {
          for figure in document.figures {
            HTML.element("tr") {
              HTML.element("td") { figure.figure.explanation.title }
              HTML.element("td") { figure.figure.explanation.value }
              HTML.element("td") { figure.figure.explanation.allSources(words) }
            }
          }
        }
      }
    }
  }
}
