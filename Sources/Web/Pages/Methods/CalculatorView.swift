import Quantities
import Strategies
import Workspace

/// One calculator of an action: its equation, what it asks for with usual values and their sources, and where it holds.
struct CalculatorView {
  let visit: Visit
  let text: MethodText
  let place: WorkspacePlace
  /// Nil while the workspace has no settings.
  let workspace: CommunityWorkspace?
  let calculator: Calculator

  private var language: String { visit.language.rawValue }
  private var words: ActionPageText { visit.words(ActionPageText.self) }
  private var facts: CalculatorFacts { .standard }

  var title: String { calculator.title(in: language) }

  var html: HTML {
    let path = place.path("actions/new?kind=\(SitePath.encoded(calculator.kind.rawValue))")
    let choose: HTML = "<a class=\"button\" href=\"\(path)\">\(text.planOne)</a>"
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, place.path(MethodPages.path)), (text.title(calculator.group, visit.language), place.path("\(LibraryPages.path)?kind=\(calculator.group.rawValue)"))]).html)
      <div class="row row--ends"><h1>\(title)</h1>\(visit.mayAdd ? choose : .empty)</div>
      <p class="lead">\(calculator.summary(in: language))</p>
      </div>
      <div class="columns columns--side">
      <div class="stack stack--loose">
      <section class="stack" aria-labelledby="equation"><h2 id="equation">\(text.equation)</h2>
      <p><code class="formula" lang="en">\(calculator.equation)</code></p>
      </section>
      \(inputs)
      <section class="prose" aria-labelledby="validity"><h2 id="validity">\(text.validity)</h2><p>\(visit.library(calculator.validity))</p>\(parts)</section>
      \(costs)
      </div>
      <aside class="stack">\(panel)</aside>
      </div>
      </div>
      """
  }

  // Inputs

  private var inputs: HTML {
    """
    <section class="stack"><h2>\(text.inputs)</h2>
    \(calculator.inputs.isEmpty ? "<p class=\"soft\">\(text.asksNothing)</p>" as HTML : table.html(download: nil))
    \(calculator.inputs.isEmpty ? .empty : "<p class=\"soft small\">\(text.usualNote)</p>" as HTML)
    </section>
    """
  }

  private var table: FigureTable {
    FigureTable(
      id: "calculator-inputs", caption: text.inputs, hidesCaption: true,
      columns: [
        .init(title: text.input, isNumber: false), .init(title: text.meaning, isNumber: false),
        .init(title: text.unit, isNumber: false), .init(title: text.range, isNumber: false),
        .init(title: text.usual, isNumber: false),
      ],
      rows: calculator.inputs.map { input in
        FigureTable.Row(cells: [
          FigureTable.Cell("<code>\(input.name)</code>", plain: input.name),
          FigureTable.Cell(input.meaning(in: language)),
          FigureTable.Cell(
            input.units.isEmpty
              ? HTML(text.aWord)
              : input.units.map { "<code>\($0)</code>" as HTML }.joined(by: ", "), plain: ""),
          FigureTable.Cell(range(input), plain: ""), FigureTable.Cell(usual(input), plain: ""),
        ])
      })
  }

  private func range(_ input: CalculatorInput) -> HTML {
    guard input.kind != nil else {
      return input.words.isEmpty
        ? HTML(text.any) : input.words.map { "<code>\($0)</code>" as HTML }.joined(by: ", ")
    }
    guard let range = input.rangeInUsualUnit else { return HTML(text.atLeastNothing) }
    return HTML(
      text.span(
        visit.number(range.lowerBound, significantDigits: 6),
        visit.number(range.upperBound, significantDigits: 6)))
  }

  private func usual(_ input: CalculatorInput) -> HTML {
    if let word = input.usualWord { return "<code>\(word)</code>" }
    guard let usual = facts.usual(input.name, of: calculator.kind) else {
      return HTML(text.mustBeStated)
    }
    let ends = usual.low.flatMap { low in
      usual.high.map { " (\(text.span(written(low), written($0))))" }
    }
    return """
      \(written(usual.value)) <span lang="en">\(usual.unit)</span>\(ends ?? "") \(text.tag(usual.standing))\
      <br><cite class="small" lang="en">\(facts.citation(usual.sources))</cite>
      """
  }

  /// A number of the tables as the reader writes numbers.
  private func written(_ text: String) -> String {
    Double(text).map { visit.number($0, significantDigits: 6) } ?? text
  }

  private var parts: HTML {
    guard !calculator.uses.isEmpty else { return .empty }
    let uses = calculator.uses.joined(separator: ", ")
    return "<p>\(text.actsOnPart) <span lang=\"en\">\(uses)</span></p>"
  }

  // Costs

  private var costs: HTML {
    let known = UsualCosts(kind: calculator.kind, text: words, payers: []).list
    let quantities = calculator.quantities.map { quantity -> HTML in
      "<li><code>\(quantity.word)</code>: \(quantity.meaning(in: language)) (<code>\(quantity.formula)</code>)</li>"
    }
    return """
      <section class="stack" aria-labelledby="costs"><h2 id="costs">\(words.usualCosts)</h2>
      \(known)
      \(quantities.isEmpty ? .empty : "<p>\(words.costsPer)</p><ul>\(quantities)</ul>")
      </section>
      """
  }

  // Beside it

  private var panel: HTML {
    let spanish = visit.language == .spanish
    let benefits = calculator.coBenefits.map { spanish ? $0.spanishTitle : $0.title }
    let strategies = StrategyLibrary.standard.strategies(of: calculator.kind).map {
      strategy -> HTML in
      let path = place.path("\(LibraryPages.path)/\(SitePath.encoded(strategy.id))")
      return "<a href=\"\(path)\">\(spanish ? strategy.spanishName : strategy.name)</a>"
    }
    let actions = (workspace?.actions ?? []).filter { $0.kind == calculator.kind }
    let used = actions.map { action -> HTML in
      "<a href=\"\(place.path("\(ActionListPages.path)/\(SitePath.encoded(action.id))"))\">\(action.title)</a>"
    }
    let pairs: [(String, HTML)] = [
      (text.benefits, HTML(benefits.joined(separator: ", "))),
      (text.servesThrough, strategies.joined(by: "<br>")),
      (text.inThisPlan, used.joined(by: "<br>")),
    ].filter { !$0.1.isEmpty }
    return """
      <div class="panel stack">
      <dl class="stack stack--tight"><div><dt class="soft small">\(text.nameInTables)</dt><dd><code>\(calculator.kind.rawValue)</code></dd></div>\
      \(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      </div>
      """
  }
}
