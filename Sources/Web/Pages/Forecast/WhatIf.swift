import Plan
import Quantities
import Strategies

/// Changes of the actions that a reader tries out without saving them: some switched off, some larger or later.
struct WhatIf {
  /// What of an action a slider moves: the parameter that says how far it goes.
  struct Lever {
    let parameter: ActionParameter
    let range: ClosedRange<Double>
    /// Nil for any step: a slider would round the stated number to one of its steps.
    let step: Double?

    /// The number as the table states it.
    var stated: Double { Double(parameter.text) ?? 0 }
    var isShare: Bool { parameter.unit?.kind == .share }

    /// Nil for an action without such a parameter, or with one that is wrong.
    init?(_ action: Action) {
      let names = ["participation", "saving", "capacity", "area"]
      let known = names.lazy.compactMap { action.parameters[$0] }.first { Double($0.text) != nil }
      guard action.isMitigation, action.parameterProblems().isEmpty, let known,
        let value = Double(known.text)
      else { return nil }
      parameter = known
      if known.unit?.kind == .share {
        // A share may be written as 0.35 or as 35 percent.
        let whole = 1 / (known.unit?.canonicalFactor ?? 1)
        range = 0...whole
        step = [whole / 100, whole / 1000].first { step in
          (value / step - (value / step).rounded()).magnitude < 1e-6
        }
      } else {
        let top = max(1, value * 2)
        range = 0...top
        step = top / 100
      }
    }
  }

  /// The actions with the changes.
  let actions: [Action]
  /// The fields of the form, in order, to be carried along.
  let fields: [(name: String, value: String)]
  /// Ids of the actions that are switched off.
  let off: Set<String>
  /// Ids of the actions that are not as they are saved.
  let changed: Set<String>

  /// Nil when a query tries nothing out.
  init?(_ query: FormData, _ saved: [Action]) {
    guard query["try"] != nil else { return nil }
    let on = Set(query.all("on"))
    var actions: [Action] = []
    var fields: [(name: String, value: String)] = [("try", "1")]
    var off: Set<String> = []
    var changed: Set<String> = []
    for action in saved {
      guard action.isMitigation else {
        actions.append(action)
        continue
      }
      guard on.contains(action.id) else {
        off.insert(action.id)
        changed.insert(action.id)
        continue
      }
      fields.append(("on", action.id))
      let moved = Self.moved(action, query)
      for name in ["amount.\(action.id)", "start.\(action.id)"] {
        if let value = query[name] { fields.append((name, value)) }
      }
      if moved != action { changed.insert(action.id) }
      actions.append(moved)
    }
    self.actions = actions
    self.fields = fields
    self.off = off
    self.changed = changed
  }

  private static func moved(_ action: Action, _ query: FormData) -> Action {
    var moved = action
    if let lever = Lever(action), let text = query["amount.\(action.id)"],
      let value = Double(text), value.isFinite, value != lever.stated
    {
      let amount = min(max(value, lever.range.lowerBound), lever.range.upperBound)
      var parameter = lever.parameter
      parameter.text = NumberText.significant(amount).replacing(",", with: "")
      parameter.number = amount * (parameter.unit?.canonicalFactor ?? 1)
      moved.parameters[parameter.name] = parameter
    }
    if let start = query["start.\(action.id)"].flatMap({ Int($0) }),
      (1990...2150).contains(start)
    {
      // The action takes as long as it did: the full effect moves with the start.
      moved.fullYear = action.fullYear + (start - action.startYear)
      moved.startYear = start
    }
    return moved
  }
}
