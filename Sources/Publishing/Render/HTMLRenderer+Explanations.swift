import Factors
import Plan
import Quantities
import Tables

extension HTMLRenderer {
  /// A live figure: a button that opens its explanation.
  func button(for figure: FigureValue) -> HTML {
    HTML.element(
      "button", .init("type", "button"), .class("figure"),
      .init("popovertarget", document.anchor(of: figure)), .init("aria-haspopup", "dialog")
    ) { figure.text }
  }

  /// The explanation of a figure on the page that uses it: one level deep.
  func popover(for figure: FigureValue) -> HTML {
    let id = document.anchor(of: figure)
    let explanation = figure.explanation
    return HTML.element(
      "div", .init("popover"), .id(id), .class("explanation"), .init("role", "dialog"),
      .init("aria-labelledby", "\(id)--title")
    ) {
      HTML.element(
        "h2", .class("explanation__title"), .id("\(id)--title"), language(of: explanation.title)
      ) { explanation.title }
      HTML.element("p", .class("explanation__value"), language(of: explanation.value)) {
        explanation.value
      }
      details(of: explanation)
      firstParts(of: explanation)
      if options.hasFiles {
        HTML.element("p", .class("explanation__more")) {
          HTML.element("a", .href("\(Self.numbersPage)#\(id)")) { words.fullExplanation }
        }
      }
      HTML.element(
        "button", .init("type", "button"), .class("explanation__close"),
        .init("popovertarget", id), .init("popovertargetaction", "hide")
      ) { words.close }
    }
  }

  /// Everything of one explanation but its title, value and parts.
  @HTMLBuilder func details(of explanation: Explanation) -> HTML {
    if !explanation.formula.isEmpty {
      HTML.element("p", .class("explanation__label")) { words.formula }
      HTML.element("code", .class("formula")) { explanation.formula }
    }
    if !explanation.inputs.isEmpty { inputs(explanation.inputs) }
    if !explanation.method.isEmpty {
      HTML.element("p", .class("explanation__label")) { words.method }
      HTML.element("p", .class("explanation__method"), language(of: explanation.method)) {
        explanation.method
      }
    }
    if !explanation.notes.isEmpty {
      HTML.element("p", .class("explanation__label")) { words.notes }
      HTML.element("ul", .class("explanation__notes")) {
        for note in explanation.notes {
          HTML.element("li", language(of: note)) { note }
        }
      }
    }
  }

  private func inputs(_ inputs: [Explanation.Input]) -> HTML {
    HTML.element("table", .class("explanation__inputs")) {
      HTML.element("caption") { words.inputs }
      HTML.element("thead") {
        HTML.element("tr") {
          HTML.element("th", .init("scope", "col")) { words.input }
          HTML.element("th", .init("scope", "col"), .class("number")) { words.value }
          HTML.element("th", .init("scope", "col")) { words.source }
        }
      }
      HTML.element("tbody") {
        for input in inputs {
          HTML.element("tr") {
            HTML.element("th", .init("scope", "row")) {
              if !input.symbol.isEmpty {
                HTML.element("code") { input.symbol }
                " "
              }
              said(input.name)
            }
            HTML.element("td", .class("number")) { input.valueWithUnit }
            HTML.element("td") { said(input.sourceWithPlace) }
          }
        }
      }
    }
  }

  /// The parts of the first level, at most twelve of them.
  @HTMLBuilder private func firstParts(of explanation: Explanation) -> HTML {
    let shown = 12
    if !explanation.parts.isEmpty {
      HTML.element("p", .class("explanation__label")) { words.madeFrom }
      HTML.element("ul", .class("explanation__parts")) {
        for part in explanation.parts.prefix(shown) {
          HTML.element("li") {
            said(part.title)
            ": "
            said(part.value)
          }
        }
        if explanation.parts.count > shown {
          HTML.element("li") { words.andMore(explanation.parts.count - shown) }
        }
      }
    }
  }
}

extension Explanation.Input {
  /// Such as `11,766,463 kWh`.
  var valueWithUnit: String {
    guard !unit.isEmpty else { return value }
    return "\(value) \(value == "1" ? unit : MeasurementUnit.readerName(of: unit))"
  }

  /// The source, and the row it was read from when the source does not say so itself.
  var sourceWithPlace: String {
    guard let place = place?.description, !source.contains(place) else { return source }
    return source.isEmpty ? place : "\(source) (\(place))"
  }
}
