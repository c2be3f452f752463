import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// The policies of the workspace in their order, and ready-made ones to take over.
struct PolicyLayers {
  let scene: ForecastScene
  let text: DriverText

  private var workspace: CommunityWorkspace { scene.calculation.workspace }
  private var writer: FigureWriter { scene.writer }
  private var own: [Policy] { workspace.scenarioBook.policies }
  private var library: PolicyLibrary {
    scene.calculation.scenarios?.inputs.policyLibrary ?? PolicyLibrary()
  }

  var html: HTML {
    """
    <section class="stack" aria-labelledby="policies">
    <div class="row row--ends"><h2 id="policies">\(text.policies)</h2>\(adding)</div>
    <p class="soft">\(text.policiesLead)</p>
    \(table.map(scene.visit.html) ?? "<p>\(text.noPolicy)</p>")
    \(findings)
    \(ready)
    </section>
    """
  }

  private var adding: HTML {
    guard scene.visit.mayAdd else { return .empty }
    return
      "<p class=\"actions\"><a class=\"button button--plain\" href=\"\(scene.place.path("record/new?file=policies.csv"))\">\(text.ownPolicy)</a></p>"
  }

  private var findings: HTML {
    let found = scene.calculation.findings.filter {
      $0.place.file == WorkspaceTables.policies.file && $0.severity >= .warning
    }
    return found.isEmpty ? .empty : FindingList(links: scene.links, writer: writer).html(found)
  }

  /// Nil without a policy.
  var table: FigureTable? {
    guard !own.isEmpty else { return nil }
    return FigureTable(
      id: "policies", caption: text.policyTable,
      columns: [
        .init(title: text.policy, isNumber: false), .init(title: text.madeBy, isNumber: false),
        .init(title: text.standingOfPolicy, isNumber: false),
        .init(title: text.appliesTo, isNumber: false), .init(title: text.effect, isNumber: false),
        .init(title: text.countsIn, isNumber: false), .init(title: text.source, isNumber: false),
        .init(title: text.edit, isNumber: false, isOnlyShown: true),
      ], rows: own.map(row))
  }

  private func row(_ policy: Policy) -> FigureTable.Row {
    let name = name(policy)
    let scenarios = (scene.calculation.scenarios?.cases ?? []).filter {
      $0.projection.policies[policy.id] != nil
    }.map { scene.visit.words(ScenarioText.self).name($0.scenario) }
    let counts = scenarios.isEmpty ? text.countsNowhere : scenarios.joined(separator: ", ")
    let citation = citation(policy)
    return FigureTable.Row(cells: [
      FigureTable.Cell("\(name)\(unverified(policy))\(rules(policy))", plain: name),
      FigureTable.Cell(word("level", policy.level.rawValue)),
      FigureTable.Cell(word("status", policy.status.rawValue)), FigureTable.Cell(reach(policy)),
      FigureTable.Cell("\(word("effect", policy.effect.rawValue)): \(strength(policy))"),
      FigureTable.Cell(counts), FigureTable.Cell(writer.library(citation), plain: citation),
      FigureTable.Cell(
        "<a href=\"\(scene.links.path(policy.place))\">\(text.edit)<span class=\"hidden\">: \(name)</span></a>",
        plain: ""),
    ])
  }

  private func name(_ policy: Policy) -> String { library.name(of: policy, scene.visit.language) }

  /// What it excludes and contains, under its name.
  private func rules(_ policy: Policy) -> HTML {
    var lines: HTML = .empty
    for (ids, words) in [(policy.excludes, text.excludes), (policy.contains, text.contains)]
    where !ids.isEmpty {
      let names = ids.map(named).joined(separator: "; ")
      lines = "\(lines)<br><span class=\"soft small\">\(words(names))</span>"
    }
    return lines
  }

  /// A policy as people read it; its id where there is none.
  private func named(_ id: String) -> String {
    let policy = own.first { $0.id == id } ?? library.policy(id)
    return policy.map(name) ?? id
  }

  private func unverified(_ policy: Policy) -> HTML {
    policy.evidence == .unverified
      ? " <span class=\"tag tag--caution\">\(text.unverified)</span>" : .empty
  }

  private func word(_ column: String, _ word: String) -> String {
    scene.visit.columnWords.label(
      of: word, in: WorkspaceColumns.column(column, of: WorkspaceTables.policies.file))
  }

  private func reach(_ policy: Policy) -> String {
    let parts = [
      policy.sector.map(scene.words.sector), policy.subsector.map(scene.visit.inlineActivity),
      policy.activity.map(scene.visit.inlineActivity),
    ].compactMap(\.self)
    return parts.isEmpty ? text.everything : parts.joined(separator: ", ")
  }

  private func strength(_ policy: Policy) -> String {
    switch policy.strength {
    case .path(let id): text.strengthPath(id)
    case .cleanShares: text.strengthShares
    case .percent(let percent, let from, let to):
      text.strengthPercent(NumberText.significant(percent), from, to)
    }
  }

  private func citation(_ policy: Policy) -> String {
    let ready = workspace.sources[policy.source] == nil ? library.sources[policy.source] : nil
    return ready?.citation ?? scene.calculation.inventory.context.citation(policy.source)
  }

  // Ready-made ones

  private var ready: HTML {
    let taken = Set(own.map(\.id))
    let state = workspace.community.state
    let free = library.policies.filter { !taken.contains($0.id) }
    let fitting = Set(library.policies(in: state).map(\.id))
    let here = free.filter { fitting.contains($0.id) }
    let others = free.filter { !fitting.contains($0.id) }
    guard !free.isEmpty else { return .empty }
    return """
      <h3 id="ready">\(text.ready(state))</h3>
      <p class="soft">\(text.readyLead)</p>
      \(here.isEmpty ? .empty : here.map(offer).html)
      \(others.isEmpty ? .empty : "<details><summary>\(text.others(others.count))</summary>\n\(others.map(offer).html)\n</details>" as HTML)
      """
  }

  private func offer(_ policy: Policy) -> ListRow {
    let name = name(policy)
    let words = [
      word("level", policy.level.rawValue), word("status", policy.status.rawValue), reach(policy),
      "\(word("effect", policy.effect.rawValue)): \(strength(policy))",
    ]
    let take: HTML =
      scene.visit.mayAdd
      ? scene.visit.form(
        scene.place.path("\(DriverPages.path)/policy"), className: "",
        """
        \(scene.visit.draftFields(base: scene.place.summary.head))
        <input type="hidden" name="policy" value="\(policy.id)">
        <button class="button button--plain">\(text.take)<span class="hidden">: \(name)</span></button>
        """) : .empty
    return ListRow(
      title: "\(name)\(unverified(policy))",
      detail:
        "\(words.joined(separator: "; ")).<br>\(writer.library(policy.note))<br>\(text.source): \(writer.library(citation(policy)))",
      actions: take)
  }
}
