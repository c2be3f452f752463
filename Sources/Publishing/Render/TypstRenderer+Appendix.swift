import Factors
import Plan

extension TypstRenderer {
  /// The id of a figure in the template's functions, which add beginnings of their own.
  func id(of figure: FigureValue) -> String {
    String(document.anchor(of: figure).dropFirst("x-".count))
  }

  /// How each number came to be, in order of first use.
  var appendix: [Typst] {
    guard !document.figures.isEmpty else { return [] }
    var parts: [Typst] = [
      .line("#show: appendices"),
      .call("heading", [.init("level", .integer(1))], body: .text(words.numbers)),
    ]
    var group: Int?? = .none
    for figure in document.figures {
      if group != .some(figure.chapter) {
        group = .some(figure.chapter)
        // Chapters stand in the contents once.
        parts.append(
          .call(
            "heading",
            [
              .init("level", .integer(2)), .init("outlined", .code("false")),
              .init("bookmarked", .code("true")),
            ], body: .text(title(of: figure.chapter))))
      }
      parts.append(entry(figure))
    }
    return parts
  }

  private func title(of chapter: Int?) -> String {
    guard let chapter else { return words.onTheCover }
    let numbered = document.chapters[chapter]
    return "\(words.chapter(numbered.number)): \(numbered.chapter.title)"
  }

  private func entry(_ figure: NumberedFigure) -> Typst {
    let explanation = figure.figure.explanation
    var arguments: [Typst.Argument] = [
      .init(.string(id(of: figure.figure))),
      .init("title", .text(explanation.title)),
      .init("value", .text(explanation.value)),
    ]
    if !explanation.formula.isEmpty {
      arguments.append(.init("formula", .string(explanation.formula)))
    }
    if !explanation.inputs.isEmpty {
      arguments.append(.init("inputs", .array(shown(explanation.inputs).map(input))))
    }
    let notes = notes(of: explanation)
    if !notes.isEmpty {
      // The template sets the note as one paragraph.
      arguments.append(.init("note", .content(.lines(notes))))
    }
    return .call("explanation", arguments)
  }

  /// Print has room for the first inputs only; web pages show all.
  private func shown(_ inputs: [Explanation.Input]) -> [Explanation.Input] {
    let room = 14
    guard inputs.count > room else { return inputs }
    let left = inputs.count - room
    return inputs.prefix(room) + [
      Explanation.Input(
        symbol: "…", name: words.moreInputs(left), value: "", unit: "", source: "")
    ]
  }

  private func input(_ input: Explanation.Input) -> Typst.Value {
    let symbol =
      input.symbol.isEmpty
      ? Typst.empty : .joined([.call("raw", [.init(.string(input.symbol))]), .text(" ")])
    return .array([
      .content(.joined([symbol, .text(input.name)])), .text(input.valueWithUnit),
      .text(input.sourceWithPlace),
    ])
  }

  /// Print has room for the first notes only; web pages show all.
  private static let shownNotes = 3

  /// The method, the notes, and the parts in one sentence.
  private func notes(of explanation: Explanation) -> [String] {
    let shown = 8
    var parts = explanation.parts.prefix(shown).map { "\($0.title) (\($0.value))" }
    if explanation.parts.count > shown { parts.append(words.more(explanation.parts.count - shown)) }
    let made = parts.isEmpty ? "" : "\(words.madeFrom): " + parts.joined(separator: "; ") + "."
    var notes = Array(explanation.notes.prefix(TypstRenderer.shownNotes))
    let left = explanation.notes.count - notes.count
    if left > 0 { notes.append(words.moreNotes(left)) }
    return ([explanation.method] + notes + [made]).filter { !$0.isEmpty }
  }
}
