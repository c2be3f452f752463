import Accounts
import Forecast
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// What comes out: chart, facts and the table of each action's reduction.
struct WedgeResult {
  let scene: ForecastScene
  let trial: WhatIf?
  let text: WedgeText
  private let tried: PlanCalculation
  private let writer: FigureWriter
  /// What the numbers are made with, carried along in addresses.
  private let setting: [(name: String, value: String)]

  init(scene: ForecastScene, trial: WhatIf?, text: WedgeText) {
    self.scene = scene
    self.trial = trial
    self.text = text
    tried = trial.map { scene.calculation.with(actions: $0.actions) } ?? scene.calculation
    setting = scene.followed.fields + (trial?.fields ?? [])
    writer = FigureWriter(visit: scene.visit, place: scene.place, setting: setting)
  }

  private var end: Int { scene.projection.years.upperBound }

  /// What stands beside the form: the facts and the chart.
  func picture() async -> HTML {
    let chart = ForecastScene.chart("wedges", of: tried)
    let drawn = await scene.visit.charts([chart].compactMap(\.self)).first
    return """
      <div id="wedge-result" class="stack" data-outcome="\(outcome)">
      \(facts.html)
      <div>\(drawn ?? "<p class=\"soft\">\(text.nothingOn)</p>")</div>
      </div>
      """
  }

  /// What stands under both: what is not saved, what is left out, and the table.
  var detail: HTML {
    """
    <div id="wedge-detail" class="stack stack--loose">
    \(changes)
    \(ForecastScene.omissions(tried.forecastOmissions, writer, text.omissions))
    \(exports)
    \(scene.visit.html(table))
    \(ways.html)
    </div>
    """
  }

  /// Each action's reduction counted in four ways.
  var ways: WedgeWays {
    WedgeWays(
      scene: scene, tried: tried, writer: writer, fields: setting, text: text)
  }

  /// Power that goes beyond what is bought, of the first and the worst year; empty without any.
  private var exports: HTML {
    let exported = tried.portfolio?.exportedPower ?? []
    guard let first = exported.first,
      let most = exported.max(by: { $0.megawattHours < $1.megawattHours })
    else { return .empty }
    let items = (first == most ? [first] : [first, most]).map { power -> HTML in
      "<li>\(text.exported(power, { writer.visit.number($0, decimals: 0) }))</li>"
    }
    return Notice(
      tone: .caution, title: text.exportedTitle,
      detail: "<ul>\(items)</ul>\n<p>\(text.exportedNote)</p>"
    ).html
  }

  /// That this is a trial, and where each change can be kept.
  private var changes: HTML {
    guard let trial, !trial.changed.isEmpty else { return .empty }
    let saved = scene.calculation.workspace.actions.filter { trial.changed.contains($0.id) }
    let items = saved.map { action -> HTML in
      let now = trial.actions.first { $0.id == action.id }
      return "<li><b>\(action.title)</b>: \(change(of: action, to: now))</li>"
    }
    return Notice(
      tone: .caution, title: text.notSaved(saved.count),
      detail: """
        <ul>
        \(items)
        </ul>
        \(keeping(trial))
        """
    ).html
  }

  /// The button that keeps all changes at once, for those who may.
  private func keeping(_ trial: WhatIf) -> HTML {
    let visit = scene.visit
    guard visit.mayEdit else { return .empty }
    guard scene.followed.id == nil else {
      return "<p>\(visit.words(FollowedText.self).notKept)</p>"
    }
    let tried = String(Visit.address("", trial.fields).dropFirst())
    return """
      \(visit.form(scene.place.path(WedgePages.path), className: "stack stack--tight", """
        \(visit.draftFields(base: scene.place.summary.head))
        <input type="hidden" name="trial" value="\(tried)">
        \(fates(SwitchedOffActions(scene.calculation, off: trial.off)))
        \(Field(name: "reason", label: text.reason, isRequired: false, maxLength: 500).html())
        <div class="actions"><button class="button">\(text.keep)</button></div>
        """))
      <p>\(text.notSavedDetail)</p>
      """
  }

  /// What shall become of the actions that are switched off; empty when none is.
  private func fates(_ off: SwitchedOffActions) -> HTML {
    guard !off.isEmpty else { return .empty }
    let visit = scene.visit
    let warnings = off.warnings(visit.words(ActionPageText.self))
    func choice(
      _ fate: SwitchedOffActions.Fate, _ label: String, _ hint: String, isChecked: Bool = false
    ) -> HTML {
      """
      <label class="choice"><input type="radio" name="off" value="\(fate.rawValue)"\("checked", when: isChecked)>\
      <span>\(label)<span class="choice__hint">\(hint)</span></span></label>
      """
    }
    let remove = ([text.offRemoveHint] + warnings).joined(separator: " ")
    let mayRemove = scene.place.may(.removeRecord)
    return """
      <fieldset><legend>\(text.offTitle)</legend>
      \(choice(.scenario, text.offScenario, text.offScenarioHint, isChecked: true))
      \(Field(name: "off-name", label: text.offName, value: text.offNameValue(off.actions.map(\.title)), isRequired: false, marksOptional: false, maxLength: 200).html())
      \(mayRemove ? choice(.remove, text.offRemove, remove) : .empty)
      \(choice(.stay, text.offStays, text.offStaysHint))
      </fieldset>
      """
  }

  private func change(of saved: Action, to now: Action?) -> HTML {
    guard let now else { return HTML(text.off) }
    return (years(of: saved, to: now) + parameters(of: saved, to: now)).joined(by: "; ")
  }

  private func years(of saved: Action, to now: Action) -> [HTML] {
    var words: [HTML] = []
    func link(_ column: String) -> HTML {
      """
      <a href="\(scene.links.path(saved.place.at(column: column)))">\(text.saveStart)<span class="hidden">: \(saved.title)</span></a>
      """
    }
    if now.startYear != saved.startYear {
      words.append("\(text.start) \(now.startYear) (\(saved.startYear)) \(link("start_year"))")
    }
    if now.fullYear - now.startYear != saved.fullYear - saved.startYear {
      words.append("\(text.full) \(now.fullYear) (\(saved.fullYear)) \(link("full_year"))")
    }
    if now.uptake.endYear != saved.uptake.endYear {
      func year(_ action: Action) -> String { action.uptake.endYear.map(String.init) ?? text.stays }
      words.append("\(text.end) \(year(now)) (\(year(saved))) \(link("end_year"))")
    }
    if now.uptake.finalShare != saved.uptake.finalShare {
      func percent(_ action: Action) -> String {
        NumberText.cell((action.uptake.finalShare * 1000).rounded() / 10)
      }
      words.append("\(text.finalShare) \(percent(now)) (\(percent(saved)))")
    }
    return words
  }

  private func parameters(of saved: Action, to now: Action) -> [HTML] {
    Calculator.of(saved.kind).inputs.compactMap { input in
      guard let old = saved.parameter(input.name), let new = now.parameter(input.name),
        old.number != new.number
      else { return nil }
      return """
        \(text.capitalized(text.meaning(input))) \(new.text) (\(old.text)) \
        <a href="\(scene.links.path(old.place.at(column: "value")))">\(text.saveAmount)<span class="hidden">: \(saved.title)</span></a>
        """
    }
  }

  /// What is said aloud when the result was calculated again.
  private var outcome: String {
    text.drawn(end, writer.number("plan/\(end)/total", of: FigureCatalog(tried)))
  }

  private var facts: [Fact] {
    let catalog = FigureCatalog(tried)
    let saved = scene.writer
    func detail(_ figure: String) -> HTML {
      guard trial?.changed.isEmpty == false else { return .empty }
      return HTML(text.savedPlan(saved.number(figure, of: scene.catalog)))
    }
    var facts = ["total", "reduction"].map { name in
      Fact(
        label: name == "total" ? text.remaining(end) : text.reduction(end),
        value: writer.cell("plan/\(end)/\(name)", of: catalog).html,
        detail: detail("plan/\(end)/\(name)"))
    }
    for level in tried.wholeLevels.prefix(2) {
      guard let total = tried.portfolio?.total(level.target.year) else { continue }
      let gap = total - level.allowed
      let figure = "target/\(level.target.id)/plan-gap"
      facts.append(
        Fact(
          label:
            "\(gap > 0 ? text.gap(level.target.name) : text.met(level.target.name)), \(level.target.year)",
          value: writer.link(writer.tonnes(gap.magnitude), figure)))
    }
    return facts
  }

  // The table

  var table: FigureTable {
    let years = scene.effectYears
    let catalog = FigureCatalog(tried)
    let effective = Set(tried.portfolio?.effective.map(\.id) ?? [])
    let rows = tried.workspace.actions.filter { effective.contains($0.id) }
      .map { FigureTable.Row(cells: cells($0, years, catalog)) }
    let sum = FigureTable.Row(
      kind: .total,
      cells: [FigureTable.Cell(text.sum), .empty]
        + years.map { writer.cell("plan/\($0)/reduction", of: catalog) } + [.empty, .empty])
    return FigureTable(
      id: "actions", caption: scene.followed.title(text.table),
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.years),
      ] + years.map { .init(title: text.column($0)) }
        + [.init(title: text.cumulative), .init(title: text.perTonne)],
      rows: rows + [sum], notes: [HTML(text.tableNote)])
  }

  private func cells(
    _ action: Action, _ years: [Int], _ catalog: FigureCatalog
  ) -> [FigureTable.Cell] {
    let tag: HTML =
      trial?.changed.contains(action.id) == true
      ? " <span class=\"tag tag--caution\">\(text.changed)</span>" : .empty
    return [
      FigureTable.Cell(
        "<a href=\"\(scene.links.path(action.place))\">\(action.title)</a>\(tag)",
        plain: action.title),
      FigureTable.Cell("\(action.startYear)–\(action.fullYear)"),
    ] + years.map { writer.cell("action/\(action.id)/\($0)/reduction", of: catalog) }
      + ["cumulative", "cost-per-tonne"].map {
        writer.cell("action/\(action.id)/\($0)", of: catalog)
      }
  }
}
