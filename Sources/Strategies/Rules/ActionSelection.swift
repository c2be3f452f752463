internal import Forecast
internal import Quantities
internal import Tables

/// The actions of a plan that have an effect on emissions, and why others have none.
struct ActionSelection: Sendable {
  /// Mitigation actions whose parameters are complete, which reach something and are not ruled out.
  let effective: [Action]
  let findings: [Finding]
  let rules: ActionRules
  /// Ids of the actions whose effect can be told, whatever they need and exclude.
  private let sound: Set<String>
  /// Ids of the actions without an effect on emissions that stand, so that others may need them.
  private let beside: Set<String>

  init(_ actions: [Action], projection: Projection) {
    let rules = ActionRules(actions)
    var faults = rules.findings
    var sound: Set<String> = []
    for action in actions {
      let problems = action.problems(in: projection)
      faults += problems.map { problem in
        let place = action.parameters[problem.parameter]?.place.at(column: "value") ?? action.place
        return Finding(.error, "\(problem.message) Its effect was left out.", at: place)
      }
      if problems.isEmpty, action.uptake.faults.isEmpty { sound.insert(action.id) }
    }
    let able = rules.withNeeds(rules.remaining(sound))
    effective = actions.filter { $0.isMitigation && able.contains($0.id) }
    beside = Set(actions.filter { !$0.isMitigation && able.contains($0.id) }.map(\.id))
    let end = projection.years.upperBound
    let notes = effective.flatMap {
      ActionSelection.notes($0) + ActionSelection.early($0) + ActionSelection.late($0, end: end)
    }
    let endings = rules.endings(of: effective, among: able, in: projection.years)
    findings = faults + rules.findings(in: sound) + notes + endings
    self.rules = rules
    self.sound = sound
  }

  /// The id of the earlier action that keeps one from acting, as the two exclude each other; nil when none does.
  func rival(of id: String) -> String? { rules.rival(of: id, among: sound) }

  /// The ids of actions that act in a year, when of the effective ones only some are chosen.
  ///
  /// Actions without an effect on emissions are always chosen.
  func acting(_ chosen: Set<String>, in year: Int) -> Set<String> {
    rules.acting(chosen.union(beside), in: year)
  }

  /// Actions that need each other, directly or by way of others, in a year.
  func groups(of actions: [Action], in year: Int) -> [ActingGroup] {
    let positions = Dictionary(actions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let links = actions.enumerated().flatMap { index, action in
      action.needs.compactMap { positions[$0].map { (index, $0) } }
    }
    return ActingGroup.groups(of: actions.count, linkedBy: links) { chosen in
      let ids = zip(actions, chosen).compactMap { $1 ? $0.id : nil }
      let acting = acting(Set(ids), in: year)
      return actions.map { acting.contains($0.id) }
    }
  }

  /// What an action has done by the year of the inventory is in the inventory.
  private static func early(_ action: Action) -> [Finding] {
    guard let base = action.inventoryYear else { return [] }
    let percent = NumberText.significant(action.shareInInventory * 100, digits: 3)
    return [
      Finding(
        .warning,
        "“\(action.id)” starts in \(action.startYear), so \(percent) percent of its effect is in the inventory of \(base) already. Only what it adds after \(base) counts; let it start later for what is still to be done.",
        at: action.place.at(column: "start_year"))
    ]
  }

  /// What starts after the last year of the forecast shows nowhere.
  private static func late(_ action: Action, end: Int) -> [Finding] {
    guard action.startYear > end else { return [] }
    return [
      Finding(
        .warning,
        "“\(action.id)” starts in \(action.startYear), after the forecast ends in \(end), so it has no effect in it.",
        at: action.place.at(column: "start_year"))
    ]
  }

  /// What counts though nobody stated it.
  private static func notes(_ action: Action) -> [Finding] {
    let assumed = action.assumedParameters
    guard !assumed.isEmpty else { return [] }
    let list = assumed.map { "“\($0.name)” \($0.text) \($0.unit?.symbol ?? "")" }
      .joined(separator: ", ")
    return [
      Finding(
        .note,
        "“\(action.id)” leaves to the library’s usual values: \(list). State your own in action-parameters.csv.",
        at: action.place)
    ]
  }
}
