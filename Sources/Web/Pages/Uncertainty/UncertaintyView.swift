import Forecast
import Plan
import Publishing
import Strategies
import Tables
import Workspace

/// The page of how sure the plan is.
struct UncertaintyView {
  let scene: ForecastScene
  let query: DrawQuery
  let drawn: DrawnPlan
  /// Nil unless it is asked for, and without money that can be told.
  let money: MoneyDraws?
  let text: UncertaintyText
  let tables: UncertaintyTables

  init(
    scene: ForecastScene, query: DrawQuery, drawn: DrawnPlan, money: MoneyDraws?,
    text: UncertaintyText
  ) {
    self.scene = scene
    self.query = query
    self.drawn = drawn
    self.money = money
    self.text = text
    tables = UncertaintyTables(
      scene: scene, query: query, drawn: drawn, money: money, text: text)
  }

  private var visit: Visit { scene.visit }
  private var rangePath: String { scene.place.path(RangePages.path) }

  func html() async throws -> HTML {
    let head: HTML = """
      <div class="stack">
      <div class="row row--ends"><h1>\(scene.followed.title(text.title))</h1>\(addButton)</div>
      <p class="lead">\(text.lead)</p>
      \(scene.followed.choice)
      \(visit.doneNotice(["saved": text.saved, "removed": text.removed, "taken": text.taken]))
      </div>
      """
    guard let draws = drawn.draws else {
      return """
        <div class="stack stack--loose">
        \(head)
        \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail).html)
        \(findings)
        \(RangeProposalList(visit: visit, place: scene.place, proposals: drawn.proposals, year: query.year).html)
        \(inputs)
        </div>
        """
    }
    return """
      <div class="stack stack--loose">
      \(head)
      \(chances(draws))
      \(await fan(draws))
      \(await tornado(draws))
      \(ofMoney)
      \(findings)
      \(inputs)
      \(RangeProposalList(visit: visit, place: scene.place, proposals: drawn.proposals, year: query.year).html)
      \(how(draws))
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
  }

  private var addButton: HTML {
    guard visit.mayAdd else { return .empty }
    return "<a class=\"button button--plain\" href=\"\(rangePath)/new\">\(text.addRange)</a>"
  }

  // The results

  private func chances(_ draws: PlanDraws) -> HTML {
    guard !draws.goals.isEmpty || !draws.budgets.isEmpty else {
      return "<p>\(text.noTargets)</p>\n\(howDrawn(draws))"
    }
    let facts = draws.goals.prefix(4).map { goal in
      Fact(
        label: text.chanceOf(goal.level.target.name, goal.level.target.year),
        value: tables.chance(goal).html, detail: HTML(text.chanceWords(goal.probability)))
    }
    return """
      <section class="stack" aria-labelledby="chances">
      <h2 id="chances">\(text.chances)</h2>
      \(howDrawn(draws))
      \(Array(facts).html)
      \(draws.goals.isEmpty ? .empty : visit.html(tables.chances(draws)))
      \(draws.budgets.isEmpty ? .empty : visit.html(tables.budgets(draws)))
      <details><summary>\(text.sentences)</summary>
      <ul>\(draws.goals.map { "<li>\(sentence($0))</li>" as HTML })\(draws.budgets.map { "<li>\(sentence($0))</li>" as HTML })</ul></details>
      </section>
      """
  }

  /// What a chance says, as a person would say it.
  private func sentence(_ goal: DrawnGoal) -> HTML {
    let target = goal.level.target
    return """
      \(text.chanceSentence(target.name, target.year, tables.chanceText(goal.chance), text.chanceWords(goal.probability))) \
      <span class="soft">\(text.gapSentence(scene.writer.tonnes(goal.gap.p5), scene.writer.tonnes(goal.gap.p95)))</span>
      """
  }

  private func sentence(_ drawn: DrawnBudget) -> HTML {
    let (years, chance) = (drawn.budget.years, drawn.chance)
    return """
      \(text.budgetSentence(drawn.budget.target.name, years.lowerBound, years.upperBound, tables.chanceText(chance), text.chanceWords(chance.probability))) \
      <span class="soft">\(text.leftSentence(scene.writer.tonnes(drawn.left.p5), scene.writer.tonnes(drawn.left.p95)))</span>
      """
  }

  private var catalog: ExhibitCatalog {
    ExhibitCatalog(calculation: scene.calculation, edition: .internal)
  }

  private func fan(_ draws: PlanDraws) async -> HTML {
    let picture = await visit.chart(catalog.fanChart(of: draws))
    return """
      <section class="stack" aria-labelledby="fan-title">
      <h2 id="fan-title">\(text.fan)</h2>
      <p>\(text.fanLead)</p>
      \(picture)
      </section>
      """
  }

  private func tornado(_ draws: PlanDraws) async -> HTML {
    let chart = catalog.tornadoChart(of: draws, in: query.year)
    var picture: HTML = "<p>\(text.nothingMoves(query.year))</p>"
    if let chart { picture = await visit.chart(chart) }
    let table = tables.toMeasure(draws)
    return """
      <section class="stack" aria-labelledby="matters">
      <h2 id="matters">\(text.matters(query.year))</h2>
      <p>\(text.mattersLead)</p>
      \(picture)
      </section>
      <section class="stack" aria-labelledby="next">
      <h2 id="next">\(text.next)</h2>
      <p>\(text.nextLead)</p>
      \(next(draws))
      \(table.rows.isEmpty ? .empty : visit.html(table))
      </section>
      """
  }

  /// The spread of every action's money, or the way to it.
  private var ofMoney: HTML {
    let path = "\(visit.address(changing: ["money": "yes"]))#money"
    let content: HTML
    if let money {
      content =
        money.order.isEmpty
        ? "<p>\(text.noMoney)</p>" : visit.html(tables.money(money))
    } else {
      content =
        visit.query("money") == "yes"
        ? "<p>\(text.noMoney)</p>"
        : "<p><a class=\"button button--plain\" href=\"\(path)\">\(text.showMoney)</a></p>"
    }
    return """
      <section class="stack" aria-labelledby="money">
      <h2 id="money">\(text.money)</h2>
      <p>\(text.moneyLead)</p>
      \(content)
      </section>
      """
  }

  /// The one thing to measure first, in a sentence.
  private func next(_ draws: PlanDraws) -> HTML {
    let first = draws.sensitivities(in: query.year).first { $0.varianceShare > 0 }
    guard let first else { return .empty }
    return Notice(
      title: text.measureFirst,
      detail: """
        <p>\(scene.writer.library(first.input.title)): \(text.wouldNarrow(scene.writer.percent(first.varianceShare, decimals: 0), scene.writer.tonnes(first.deviationReduction), query.year))</p>
        <p class="row">\(tables.links(of: first.input))</p>
        """
    ).html
  }

  private var findings: HTML {
    // A target that cannot be computed has no chance above.
    let own =
      scene.calculation.findings.filter { $0.place.file == WorkspaceTables.ranges.file }
      + scene.calculation.faultsOfTargets
    let list = FindingList(links: scene.links, writer: scene.writer)
    return """
      \(own.isEmpty ? .empty : "<section class=\"stack\" aria-labelledby=\"findings\"><h2 id=\"findings\">\(text.findings(own.count))</h2>\n\(list.html(own))</section>" as HTML)
      \(ForecastScene.omissions(scene.calculation.forecastOmissions, scene.writer, text.omissions))
      """
  }

  // The inputs

  private var inputs: HTML {
    let held = drawn.draws?.held ?? drawn.catalog.inputs.held
    let sentences: HTML =
      held.isEmpty
      ? .empty
      : "<details><summary>\(text.heldSentences(held.count))</summary><ul>\(held.map { "<li>\(scene.writer.library($0))</li>" as HTML })</ul></details>"
    let inventory = tables.ofInventory
    return """
      <section class="stack" aria-labelledby="inputs">
      <h2 id="inputs">\(text.inputs)</h2>
      <p>\(text.inputsLead(tables.stated.count { !$0.isOfClimate }, inventory.rows.count, drawn.catalog.held.count))</p>
      \(tables.stated.isEmpty ? .empty : visit.html(tables.ranged))
      \(inventory.rows.isEmpty ? .empty : "<details><summary>\(text.fromInventory(inventory.rows.count))</summary>\n\(visit.html(inventory))</details>" as HTML)
      \(heldInputs)
      \(sentences)
      </section>
      """
  }

  /// Numbers without a range, by kind, each with the way to one.
  private var heldInputs: HTML {
    let held = drawn.catalog.held
    guard !held.isEmpty else { return .empty }
    let groups = InputRange.What.allCases.compactMap { what -> HTML? in
      let own = held.filter { $0.what == what }
      guard !own.isEmpty else { return nil }
      return """
        <details><summary>\(RangeWords(visit: visit).kind(what)): \(own.count)</summary>
        <ul>\(own.prefix(60).map { "<li>\(tables.name($0)) \(tables.setLink($0))</li>" as HTML })\
        \(own.count > 60 ? "<li class=\"soft\">\(text.more(own.count - 60))</li>" as HTML : .empty)</ul></details>
        """
    }
    return "<h3>\(text.heldTitle)</h3>\n<p>\(text.heldLead)</p>\n\(groups)"
  }

  // How it was drawn

  /// How many draws from which seed, so that the run can be repeated.
  private func howDrawn(_ draws: PlanDraws) -> HTML {
    "<p class=\"soft\">\(scene.writer.library(draws.howDrawn))</p>"
  }

  private func how(_ draws: PlanDraws) -> HTML {
    let years = scene.shownYears.filter { $0 > scene.projection.years.lowerBound }
    let chosen = Set(years + [query.year]).sorted().map { (String($0), String($0)) }
    let limits: HTML =
      query.isLimited
      ? "<p class=\"soft\">\(text.limited(visit.number(Double(query.options.draws))))</p>" : .empty
    return """
      <section class="stack" aria-labelledby="how">
      <h2 id="how">\(text.how)</h2>
      <p>\(text.howLead)</p>
      \(limits)
      <form method="get" action="\(scene.place.path(UncertaintyPages.path))" class="form--inline toolbar" aria-label="\(text.how)">\(scene.followed.hidden)
      \(Choice(name: "year", label: text.year, options: chosen, value: String(query.year)).html())
      \(Field(name: "draws", label: text.draws, value: String(query.options.draws), inputMode: "numeric", maxLength: 6).html())
      \(Field(name: "seed", label: text.seed, value: String(query.options.seed), inputMode: "numeric", maxLength: 19).html())
      <label class="choice"><input type="checkbox" name="latin" value="yes"\("checked", when: query.options.isLatin)><span>\(text.latin)</span></label>
      <button class="button">\(text.show)</button>
      </form>
      </section>
      """
  }
}
