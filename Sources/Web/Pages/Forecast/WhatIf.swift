import Plan
import Quantities
import Strategies

/// Changes of the actions that a reader tries out without saving them: some switched off, some larger or later.
struct WhatIf {
  /// The actions with the changes.
  let actions: [Action]
  /// The fields of the form that differ from what is saved, in order, to be carried along.
  let fields: [(name: String, value: String)]
  /// Ids of the actions that are switched off.
  let off: Set<String>
  /// Ids of the actions that are not as they are saved.
  let changed: Set<String>

  /// Nil when a query tries nothing out.
  ///
  /// - Parameter years: Those of the forecast.
  init?(_ query: FormData, _ saved: [Action], years: ClosedRange<Int>?) {
    // An address with numbers alone leaves every action on.
    let isWhole = query["try"] != nil
    guard isWhole || query.fields.contains(where: { TrialRefusal.isNumber($0.name) }) else {
      return nil
    }
    let on = isWhole ? Set(query.all("on")) : Set(saved.map(\.id))
    let said = Dictionary(query.fields.map { ($0.name, $0.value) }) { first, _ in first }
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
      let trial = WhatIfAction(action, said, years: years)
      fields += trial.fields
      if trial.moved != action { changed.insert(action.id) }
      actions.append(trial.moved)
    }
    self.actions = actions
    self.fields = fields
    self.off = off
    self.changed = changed
  }
}

/// One action as a reader tries it out.
struct WhatIfAction {
  let moved: Action
  /// What of it was moved.
  let fields: [(name: String, value: String)]

  /// - Parameter said: The fields of the form.
  init(_ saved: Action, _ said: [String: String], years: ClosedRange<Int>?) {
    var moved = saved
    var fields: [(name: String, value: String)] = []
    var numbers: [String: Double] = [:]
    for lever in WhatIfLever.all(of: saved, years: years) {
      guard let text = said[lever.field], let value = Double(text), value.isFinite else { continue }
      let number = Self.limited(value, lever)
      numbers[lever.field] = number
      guard lever.isMoved(to: number) else { continue }
      fields.append((lever.field, NumberText.cell(number)))
      if case .parameter(_, let parameter) = lever.kind {
        moved.parameters[parameter.name] = Self.moved(parameter, to: number)
      }
    }
    moved = Self.shifted(moved, numbers, &fields)
    if let end = numbers["end.\(saved.id)"].map({ Int($0) }) {
      let last = WhatIfLever.end(of: saved, in: years)
      moved.uptake.endYear = end > last ? nil : max(end, moved.startYear)
    }
    if let percent = numbers["final.\(saved.id)"],
      fields.contains(where: { $0.name == "final.\(saved.id)" })
    {
      moved = moved.reaching(percent / 100)
    }
    self.moved = moved
    self.fields = fields
  }

  /// Years may lie outside of the slider, such as in an address that was kept; numbers may not.
  private static func limited(_ value: Double, _ lever: WhatIfLever) -> Double {
    switch lever.kind {
    case .start, .full, .end: min(max(value.rounded(), 1990), 2151)
    case .parameter, .finalShare: min(max(value, lever.range.lowerBound), lever.range.upperBound)
    }
  }

  private static func moved(_ parameter: ActionParameter, to number: Double) -> ActionParameter {
    var parameter = parameter
    parameter.text = NumberText.significant(number).replacing(",", with: "")
    parameter.number = number * (parameter.unit?.canonicalFactor ?? 1)
    return parameter
  }

  /// With another start; the full effect comes when it is said, else it moves with the start.
  private static func shifted(
    _ action: Action, _ numbers: [String: Double], _ fields: inout [(name: String, value: String)]
  ) -> Action {
    let (startField, fullField) = ("start.\(action.id)", "full.\(action.id)")
    let start = numbers[startField].map { Int($0) } ?? action.startYear
    var moved = action.starting(in: start)
    // The end has a slider of its own, which stays where it is.
    moved.uptake.endYear = action.uptake.endYear
    guard let full = numbers[fullField].map({ Int($0) }) else { return moved }
    moved.fullYear = max(start, full)
    // Said together they mean the same to whoever gets the address.
    let isMoved = start != action.startYear || full != action.fullYear
    if isMoved {
      fields.removeAll { [startField, fullField].contains($0.name) }
      fields += [(startField, String(start)), (fullField, String(full))]
    }
    return moved
  }
}
