import Factors
import Plan
import Store
import Tables
import Workspace

/// An explanation as HTML: formula, inputs with their rows, notes, and the parts it is made from.
struct ExplanationView {
  /// More parts than this stand in a table, each with a link to its own explanation.
  private static let openedParts = 12

  let writer: FigureWriter
  let links: RecordLinks
  let factors: FactorLinks
  let figure: String
  /// The part of the figure's explanation that is shown, by positions from the outside in.
  let path: [Int]

  private var text: ExplainText { writer.visit.words(ExplainText.self) }
  private var words: FigureText { writer.visit.words(FigureText.self) }

  /// Everything but title and value.
  func body(of explanation: Explanation) -> HTML {
    """
    \(details(of: explanation))
    \(parts(of: explanation))
    """
  }

  private func details(of explanation: Explanation) -> HTML {
    """
    \(explanation.formula.isEmpty ? .empty : labelled(text.formula, "<p><code class=\"formula\">\(writer.formula(explanation.formula))</code></p>"))
    \(explanation.inputs.isEmpty ? .empty : inputs(explanation.inputs, about: explanation.title))
    \(explanation.method.isEmpty ? .empty : labelled(text.method, method(explanation.method)))
    \(otherMethods(explanation))
    \(explanation.notes.isEmpty ? .empty : labelled(text.notes, "<ul>\(explanation.notes.map { "<li>\(writer.note($0))</li>" as HTML })</ul>"))
    """
  }

  /// The way from a record's own number to the same record by other methods.
  private func otherMethods(_ explanation: Explanation) -> HTML {
    let file = WorkspaceTables.inventory.file
    let records = Set(
      explanation.inputs.compactMap { $0.place.flatMap { $0.file == file ? $0.row : nil } })
    guard records.count == 1, let row = records.first,
      let id = links.document(Place(file: file, row: row))?.row
    else { return .empty }
    return """
      <p class="small"><a href="\(writer.place.path(MethodComparisonPages.path(id)))">\(writer.visit.words(MethodComparisonText.self).link)</a></p>
      """
  }

  private func labelled(_ label: String, _ content: HTML) -> HTML {
    "<div class=\"explanation__item\"><p class=\"explanation__label\">\(label)</p>\n\(content)</div>"
  }

  /// What is said of the method, with the page that says all of it where the library has the method.
  private func method(_ words: String) -> HTML {
    let link = MethodLinks(place: writer.place).path(ofExplained: words).map {
      "<p class=\"small\"><a href=\"\($0)\">\(text.aboutMethod)</a></p>" as HTML
    }
    return "<p>\(writer.library(words))</p>\(link)"
  }

  private func inputs(_ inputs: [Explanation.Input], about subject: String) -> HTML {
    let names = inputs.map(\.name).joined(separator: " ")
    let rows = inputs.map { input -> HTML in
      let unit: HTML =
        input.unit.isEmpty ? .empty : " <span class=\"soft\">\(HTML(input.unit).withIndices)</span>"
      let place = input.place.map { links.link($0, words) }
      let factor = factors.path(input, about: "\(subject) \(names)").map {
        "<br><a class=\"small\" href=\"\($0)\">\(text.aboutFactor)<span class=\"hidden\">: \(writer.library(input.name))</span></a>"
          as HTML
      }
      return """
        <tr><th scope="row">\(input.symbol.isEmpty ? .empty : "<code>\(input.symbol)</code> " as HTML)\(writer.library(input.name))</th>\
        <td class="number">\(input.value)\(unit)</td>\
        <td>\(writer.library(input.source))\(place.map { "<br>\($0)" as HTML })\(factor)</td></tr>
        """
    }
    return """
      <div class="scroll" role="region" aria-label="\(text.inputs)" tabindex="0">
      <table class="explanation__inputs"><caption>\(text.inputs)</caption>
      <thead><tr><th scope="col">\(text.input)</th><th scope="col" class="number">\(text.value)</th><th scope="col">\(text.source)</th></tr></thead>
      <tbody>
      \(rows)
      </tbody></table>
      </div>
      """
  }

  // Parts

  private func parts(of explanation: Explanation) -> HTML {
    let parts = explanation.parts
    guard !parts.isEmpty else { return .empty }
    let content =
      parts.count <= Self.openedParts
      ? parts.enumerated().map { opened($0.element, at: path + [$0.offset]) }
        .joined(by: "\n") : table(parts)
    return """
      <section class="explanation__parts">
      <p class="explanation__label">\(text.parts(parts.count))</p>
      \(content)
      </section>
      """
  }

  /// A part that opens in place; what it is made from itself has a page of its own.
  private func opened(_ part: Explanation, at path: [Int]) -> HTML {
    let count = part.parts.count
    let more: HTML =
      count == 0
      ? .empty
      : "<p><a href=\"\(address(path))\" data-figure>\(text.parts(count))</a></p>"
    return """
      <details><summary><span class="explanation__part">\(writer.visit.language.figure(part.title))</span> \
      <span class="explanation__amount">\(writer.amount(part.value))</span></summary>
      <div class="stack stack--tight">
      \(details(of: part))
      \(more)
      </div>
      </details>
      """
  }

  private func table(_ parts: [Explanation]) -> HTML {
    let rows = parts.enumerated().map { index, part -> HTML in
      """
      <tr><th scope="row"><a href="\(address(path + [index]))" data-figure>\(writer.visit.language.figure(part.title))</a></th>\
      <td class="number">\(writer.amount(part.value))</td></tr>
      """
    }
    return """
      <div class="scroll" role="region" aria-label="\(text.parts(parts.count))" tabindex="0">
      <table><caption class="hidden">\(text.parts(parts.count))</caption>
      <thead><tr><th scope="col">\(text.part)</th><th scope="col" class="number">\(text.value)</th></tr></thead>
      <tbody>
      \(rows)
      </tbody></table>
      </div>
      """
  }

  /// The address of a part's own explanation.
  func address(_ path: [Int]) -> String {
    guard !path.isEmpty else { return writer.path(figure) }
    return writer.path(figure) + "&part=" + path.map(String.init).joined(separator: ".")
  }
}

/// The dialog that explanations open in where scripts run; closed, and so not there, without them.
struct ExplanationDialog {
  let visit: Visit

  var html: HTML {
    let text = visit.words(FigureText.self)
    return """
      <dialog class="explain" id="explain" aria-label="\(text.explain)" data-loading="\(text.loading)">
      <div class="explain__bar">
      <button type="button" class="button button--plain explain__back" hidden>\(text.back)</button>
      <a class="explain__page" href="">\(text.openPage)</a>
      <button type="button" class="button button--plain explain__close">\(text.close)</button>
      </div>
      <div class="explain__body" tabindex="-1"></div>
      </dialog>
      """
  }
}
