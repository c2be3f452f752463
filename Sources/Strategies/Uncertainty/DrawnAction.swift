internal import Forecast
internal import Inventory

/// An action with what draws move of it: numbers of its parameters, its uptake and its timing.
struct DrawnAction: Sendable {
  /// What of the action a number stands for.
  enum Knob: Hashable, Sendable {
    case parameter(String)
    case timing, uptake, rebound, decay
    /// The timing of an action that it needs, by its place among them.
    case need(Int)
  }

  let action: Action
  /// Places of the inputs among all, with what each moves.
  let knobs: [(input: Int, knob: Knob)]
  /// Actions without which it has no effect; empty where no timing is drawn, because those that act are known then.
  private let needs: [Action]

  /// - Parameter all: Among which those are that it needs.
  init(_ action: Action, among all: [Action], inputs: [UncertainInput]) {
    self.action = action
    var knobs: [(input: Int, knob: Knob)] = []
    var timings: [String: Int] = [:]
    for (index, input) in inputs.enumerated() where !input.isAsStated {
      switch input.reach {
      case .parameter(action.id, let name): knobs.append((index, .parameter(name)))
      case .timing(let id): timings[id] = index
      case .uptake(action.id): knobs.append((index, .uptake))
      case .rebound(action.id): knobs.append((index, .rebound))
      case .decay(action.id): knobs.append((index, .decay))
      default: break
      }
    }
    let needs = timings.isEmpty ? [] : Self.needs(of: action, among: all)
    if let own = timings[action.id] { knobs.append((own, .timing)) }
    for (place, need) in needs.enumerated() {
      if let index = timings[need.id] { knobs.append((index, .need(place))) }
    }
    self.knobs = knobs
    self.needs = needs
  }

  /// True when it may act in other years than the plan states.
  var movesInTime: Bool {
    knobs.contains { knob in
      switch knob.knob {
      case .timing, .need: true
      case .parameter, .uptake, .rebound, .decay: false
      }
    }
  }

  /// All that it needs, and what these need.
  private static func needs(of action: Action, among all: [Action]) -> [Action] {
    let known = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    var found: [Action] = []
    var seen: Set = [action.id]
    var left = action.needs
    while let id = left.popLast() {
      guard seen.insert(id).inserted, let need = known[id] else { continue }
      found.append(need)
      left += need.needs
    }
    return found
  }

  /// What it does in a year with a value of each knob; nothing while something that it needs does not act.
  func effect(_ values: [Double], in frame: YearFrame) -> [EffectStep] {
    guard isMet(values, in: frame.year) else { return [] }
    return with(values).effect(in: frame)
  }

  /// Whether everything that it needs acts in a year.
  func isMet(_ values: [Double], in year: Int) -> Bool {
    var needs = needs
    for (value, knob) in zip(values, knobs) {
      if case .need(let place) = knob.knob { needs[place] = needs[place].moved(by: value) }
    }
    return needs.allSatisfy { $0.ramp(year) > 0 }
  }

  /// Whether one of what it needs acts in a year when that alone is moved.
  ///
  /// - Parameter place: Among what it needs.
  func acts(need place: Int, movedBy years: Double, in year: Int) -> Bool {
    needs[place].moved(by: years).ramp(year) > 0
  }

  /// The same action with a value of each knob.
  func with(_ values: [Double]) -> Action {
    var copy = action
    for (value, knob) in zip(values, knobs) {
      switch knob.knob {
      case .parameter(let name): copy = copy.with([value], of: [name])
      case .timing: copy = copy.moved(by: value)
      case .uptake: copy.uptake.multiple = value
      case .rebound: copy.uptake.rebound = value
      case .decay: copy.uptake.decay = value
      case .need: break
      }
    }
    return copy
  }
}

extension Action {
  /// The same action some whole years later.
  fileprivate func moved(by years: Double) -> Action { starting(in: startYear + Int(years)) }
}
