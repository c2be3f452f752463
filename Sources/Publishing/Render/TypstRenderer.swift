package import Plan

/// Renders a plan as Typst source for the printed book.
package struct TypstRenderer {
  let document: NumberedDocument
  private let pictures: ChartPictures

  /// - Parameter svg: The picture of a chart; nil when it could not be drawn.
  package init(_ document: NumberedDocument, svg: (Chart) -> String?) {
    self.document = document
    pictures = ChartPictures(document, svg: svg)
  }

  /// `plan.typ` and its pictures; `plan-template.typ` and `palette.json` go beside them.
  package func files() -> [GeneratedFile] {
    [GeneratedFile(path: "plan.typ", text: source())] + pictures.files
  }

  func hasPicture(_ chart: NumberedChart) -> Bool {
    pictures.contains(chart)
  }

  /// The source of the book.
  func source() -> String {
    let chapters = document.chapters.flatMap { chapter -> [Typst] in
      let text = TypstText(self, chapter: chapter)
      return [
        Typst.call("heading", [.init("level", .integer(1))], body: .text(chapter.chapter.title))
          .labeled(chapter.anchor)
      ] + text.blocks(chapter.blocks)
    }
    let parts = [.line("#import \"plan-template.typ\": *"), opening] + chapters + appendix
    return Typst.paragraphs(parts).source + "\n"
  }

  private var opening: Typst {
    let plan = document.plan
    let language = plan.language.split(separator: "-")
    let facts = plan.coverFigures.prefix(4).map { fact in
      Typst.Value.dictionary([
        .init("value", .text(fact.figure.text)), .init("label", .text(fact.label)),
      ])
    }
    return .show(
      "plan",
      with: [
        .init("title", .string(plan.title)),
        .init("subtitle", plan.subtitle.isEmpty ? .code("none") : .string(plan.subtitle)),
        .init("community", .string(plan.community)),
        .init("edition", .string(words.edition(plan.edition))),
        .init("edition-note", editionNote.map { .string($0) } ?? .code("none")),
        .init("date", .string(plan.date)),
        .init("language", .string(language.first.map(String.init) ?? "en")),
        .init("region", language.count > 1 ? .string(String(language[1])) : .code("none")),
        .init("cover-facts", .array(Array(facts))),
        .init(
          "draft", plan.isExample ? .string(String(words.exampleTitle.dropLast())) : .code("none")),
        .init("contents-depth", .integer(2)),
      ] + templateWords)
  }

  var words: FurnitureText { document.words }

  /// The template's own words are English.
  private var templateWords: [Typst.Argument] {
    guard !words.print.isEmpty else { return [] }
    let entries = words.print.map { Typst.Argument($0.name, .string($0.text)) }
    return [.init("words-of", .dictionary(entries))]
  }

  private var editionNote: String? {
    let plan = document.plan
    var notes: [String] = []
    if plan.isExample {
      notes.append(
        words.exampleSentence)
    }
    if plan.edition == .internal {
      notes.append(
        words.internalSentence)
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}
