import Accounts
import Factors
import Forecast
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What each scenario holds, what it leaves out, and what can be done with it.
struct ScenarioList {
  let scene: ForecastScene
  let shown: [ShownScenario]
  let text: ScenarioText

  private var workspace: CommunityWorkspace { scene.calculation.workspace }

  var adding: HTML {
    guard scene.visit.mayAdd else { return .empty }
    return
      "<p class=\"actions\"><a class=\"button\" href=\"\(scene.place.path(ScenarioPages.path))/new\">\(text.add)</a></p>"
  }

  var html: HTML {
    """
    <section class="stack" aria-labelledby="holds">
    <h2 id="holds">\(text.holds)</h2>
    <p class="soft">\(text.holdsLead)</p>
    \(shown.enumerated().map { row($0.element, isFirst: $0.offset == 0) }.html)
    </section>
    """
  }

  private func row(_ scenario: ShownScenario, isFirst: Bool) -> ListRow {
    let entry = scenario.entry
    let isStated = workspace.scenarioBook.stated.contains { $0.id == entry.scenario.id }
    var tags: [HTML] = []
    if case .own = scenario.figures, !isStated {
      tags.append(" <span class=\"tag\">\(text.automatic)</span>")
    }
    if isFirst { tags.append(" <span class=\"tag\">\(text.isFirst)</span>") }
    return ListRow(
      title: "\(scenario.name)\(tags)", detail: contents(entry), actions: actions(scenario),
      more:
        "\(leftOut(entry, of: scenario))\(limited(entry, of: scenario))\(findings(entry, of: scenario, isFirst: isFirst))"
    )
  }

  private func contents(_ entry: ScenarioCase) -> HTML {
    let scenario = entry.scenario
    let library = scene.calculation.scenarios?.inputs.policyLibrary ?? PolicyLibrary()
    let policies = entry.projection.policies.values.sorted { $0.id < $1.id }
      .map { library.name(of: $0, scene.visit.language) }
    var parts = [
      policies.isEmpty ? text.noPolicies : text.policies(policies.joined(separator: "; ")),
      acting(entry),
    ]
    if let climate = entry.projection.climate { parts.append(text.climate(climate.name)) }
    parts += scenario.replacements.sorted { $0.key < $1.key }.map {
      text.replaced(seriesName($0.key), seriesName($0.value))
    }
    let note = scenario.note.isEmpty ? HTML.empty : "<br>\(scenario.note)"
    return "\(parts.joined(separator: "; ")).\(note)"
  }

  /// What a fact or path is called, for people who do not know its short name.
  private func seriesName(_ id: String) -> String {
    workspace.indicators[id]?.title ?? scene.visit.codes.path(id) ?? id
  }

  private func acting(_ entry: ScenarioCase) -> String {
    let actions = entry.portfolio?.actions ?? []
    let moved = scene.calculation.movedStarts(of: entry.scenario).map {
      text.movedStart($0.title, $0.start, $0.planned)
    }
    let said =
      switch entry.scenario.actions {
      case .none: text.noActions
      case .all: text.allActions(actions.count)
      case .some:
        actions.isEmpty
          ? text.noActions : text.someActions(actions.map(\.title).joined(separator: "; "))
      }
    return ([said] + moved).joined(separator: "; ")
  }

  private func actions(_ scenario: ShownScenario) -> HTML {
    let stated = workspace.scenarioBook.stated.first { $0.id == scenario.entry.scenario.id }
    guard let stated, case .own = scenario.figures, !scene.place.summary.isArchived else {
      return .empty
    }
    let hidden: HTML = "<span class=\"hidden\">: \(scenario.name)</span>"
    let edit: HTML =
      scene.visit.mayEdit
      ? "<a class=\"button button--plain\" href=\"\(scene.place.path(ScenarioPages.path))/\(SitePath.encoded(stated.id))/edit\">\(text.edit)\(hidden)</a>"
      : .empty
    let path = scene.links.path(stated.place).replacing("/record?", with: "/record/remove?")
    let remove: HTML =
      scene.place.may(.removeRecord)
      ? "<a class=\"button button--plain\" href=\"\(path)\">\(text.remove)\(hidden)</a>" : .empty
    return "\(edit)\(remove)"
  }

  private func leftOut(_ entry: ScenarioCase, of scenario: ShownScenario) -> HTML {
    guard !entry.omissions.isEmpty else {
      return "<p class=\"rows__detail\">\(text.nothingLeftOut)</p>"
    }
    // What all leave out alike is said once, above them.
    let shared = Set(scene.calculation.scenarios?.sharedOmissions ?? [])
    let own = entry.omissions.filter { !shared.contains($0) }
    return own.isEmpty ? .empty : details(own, text.leftOut(own.count), of: scenario)
  }

  /// Savings that count with less than their actions state; empty without any.
  private func limited(_ entry: ScenarioCase, of scenario: ShownScenario) -> HTML {
    let limits = entry.limits
    return limits.isEmpty ? .empty : details(limits, text.limited(limits.count), of: scenario)
  }

  /// Sentences under a summary, open where they are few.
  private func details(
    _ sentences: [String], _ summary: String, of scenario: ShownScenario
  ) -> HTML {
    """
    <details class="rows__detail"\("open", when: sentences.count < 6)><summary>\(summary)<span class="hidden">: \(scenario.name)</span></summary>
    <ul>\(sentences.map { "<li>\(scene.writer.library($0))</li>" as HTML })</ul></details>
    """
  }

  /// What was found in this scenario and not in the first one, which the forecast tells.
  private func findings(
    _ entry: ScenarioCase, of scenario: ShownScenario, isFirst: Bool
  ) -> HTML {
    let known = isFirst ? [] : Set(scene.projection.findings)
    let actions = scene.calculation.portfolio?.findings ?? []
    let found = (entry.projection.findings + (entry.portfolio?.findings ?? [])).filter {
      $0.severity >= .warning && !known.contains($0) && !actions.contains($0)
    }
    guard !found.isEmpty else { return .empty }
    return """
      <details class="rows__detail"><summary>\(text.findings(found.count))<span class="hidden">: \(scenario.name)</span></summary>
      \(FindingList(links: scene.links, writer: scene.writer).html(found))</details>
      """
  }
}

/// Scenarios that the workspace has everything for and does not have yet.
struct ScenarioOffers {
  let scene: ForecastScene
  let text: ScenarioText

  private struct Offer {
    let name: String
    let policies: Scenario.Policies
    let actions: Scenario.Actions
    var climate: String?

    var query: [(name: String, value: String)] {
      [("name", name)] + (policies == .adopted ? [("policies", "adopted")] : [])
        + (actions == .all ? [("actions", "all")] : [])
        + (climate.map { [("climate", $0)] } ?? [])
    }
  }

  private var offers: [Offer] {
    guard let scenarios = scene.calculation.scenarios else { return [] }
    let book = scenarios.inputs.book
    let hasPolicies = book.policies.contains { $0.status == .adopted }
    let hasActions = !scene.calculation.workspace.actions.isEmpty
    let climate = scenarios.inputs.climates.values.filter { $0.central.covers(scenarios.years) }
      .sorted { $0.id < $1.id }
    let all =
      (hasPolicies
        ? [Offer(name: text.offerAdopted, policies: .adopted, actions: .none)] : [])
      + (hasActions ? [Offer(name: text.offerPlan, policies: .none, actions: .all)] : [])
      + (hasPolicies && hasActions
        ? [Offer(name: text.offerAdoptedPlan, policies: .adopted, actions: .all)] : [])
      + climate.map {
        Offer(
          name: text.offerClimate($0.title), policies: .none, actions: .none, climate: $0.id)
      }
    return all.filter { offer in
      !scenarios.cases.map(\.scenario).contains {
        $0.policies == offer.policies && $0.actions == offer.actions && $0.climate == offer.climate
          && $0.replacements.isEmpty
      }
    }
  }

  var html: HTML {
    guard scene.visit.mayAdd else { return .empty }
    let lacksPolicies = scene.calculation.workspace.scenarioBook.policies.isEmpty
    guard !offers.isEmpty || lacksPolicies else { return .empty }
    let rows = offers.map { offer in
      let path = Visit.address(scene.place.path("\(ScenarioPages.path)/new"), offer.query)
      return ListRow(
        title: HTML(offer.name),
        actions: """
          <a class="button button--plain" href="\(path)">\(text.add)<span class="hidden">: \(offer.name)</span></a>
          """)
    }
    let policies: HTML = """
      <p>\(text.offerMissingPolicies) <a href="\(scene.place.path(DriverPages.path))#policies">\(text.toPolicies)</a></p>
      """
    return """
      <section class="stack" aria-labelledby="offers">
      <h2 id="offers">\(text.offers)</h2>
      <p class="soft">\(text.offersLead)</p>
      \(rows.isEmpty ? .empty : rows.html)
      \(lacksPolicies ? policies : .empty)
      </section>
      """
  }
}
