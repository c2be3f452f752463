internal import Quantities

/// The numbers of one action's steps, year by year, as they follow the ranges of its parameters, its uptake and its timing.
///
/// Numbers of several years, or of several streams, that are proportional at every point tried share a column. Those of
/// an action that moves in time are tried at every move, and shared within a year alone.
struct ActionNumbers: Sendable {
  private struct Known: Sendable {
    /// The year that it is for; nil for every year.
    let year: Int?
    /// The number less its resting value at every point tried.
    let profile: [Double]
    let column: Int?
  }

  private let drawn: DrawnAction
  private let stated: [Double]
  private let limits: [ClosedRange<Double>]
  /// Places of knobs that are whole numbers.
  private let wholes: [Int]
  private var known: [Known] = []
  private var problems: Set<String> = []
  private var isHeld = false

  /// - Parameter all: Among which those are that it needs.
  init(of action: Action, among all: [Action], inputs: [UncertainInput]) {
    let drawn = DrawnAction(action, among: all, inputs: inputs)
    self.drawn = drawn
    limits = drawn.knobs.map { inputs[$0.input].shape.limits }
    stated = drawn.knobs.map { inputs[$0.input].stated }
    wholes = drawn.knobs.indices.filter { inputs[drawn.knobs[$0].input].shape.wholes != nil }
  }

  /// What it does in a year at the move that brings most of it; nil for an action that does not move in time.
  ///
  /// Empty where it does not act in the year whatever the draw; nil, too, where its ranges cannot be followed.
  mutating func fullest(in frame: YearFrame) -> [EffectStep]? {
    guard drawn.movesInTime, !isHeld else { return nil }
    let center = center(in: frame.year)
    let steps = drawn.effect(center, in: frame)
    let tried = points(around: center).map { drawn.effect($0, in: frame) }
    guard tried.allSatisfy({ $0.isEmpty || StepNumbers.isSameForm($0, steps) }) else {
      hold()
      return nil
    }
    return steps
  }

  private mutating func hold() {
    isHeld = true
    problems.insert(
      "The parameters of “\(drawn.action.title)” were held, because what the action does changes in kind within their ranges."
    )
  }

  /// The stated values, with the move that brings most of the action in a year.
  private func center(in year: Int) -> [Double] {
    guard drawn.movesInTime else { return stated }
    var best = stated
    for place in wholes {
      // Each knob by itself: whether one need acts and how far the action has come hang on one move each, and no move of a
      // single need brings anything while another one waits.
      func reached(_ move: Double) -> Double {
        var values = best
        values[place] = move
        guard case .need(let need) = drawn.knobs[place].knob else {
          return drawn.with(values).ramp(year)
        }
        return drawn.acts(need: need, movedBy: move, in: year) ? 1 : 0
      }
      best[place] = moves(of: place).max { reached($0) < reached($1) } ?? best[place]
    }
    return best
  }

  private func moves(of place: Int) -> [Double] {
    (Int(limits[place].lowerBound)...Int(limits[place].upperBound)).map(Double.init)
  }

  /// Points at which numbers are compared, the center first.
  private func points(around center: [Double]) -> [[Double]] {
    var points = [center]
    for place in wholes {
      for move in moves(of: place) where move != center[place] {
        var point = center
        point[place] = move
        points.append(point)
      }
    }
    return points
      + CoefficientFunction.probes(stated, limits).prefix(2).map { probe in
        probe.indices.map { wholes.contains($0) ? center[$0] : probe[$0] }
      }
  }

  /// Sentences about ranges that cannot be followed, each given once.
  mutating func takeProblems() -> [String] {
    defer { problems = [] }
    return problems.sorted()
  }

  /// One number for each of the steps' numbers.
  mutating func numbers(
    _ steps: [EffectStep], frame: YearFrame, columns: inout [DrawProgram.Column]
  ) -> [DrawProgram.Number] {
    let stated = StepNumbers(steps)
    let constant = stated.values.map { DrawProgram.Number(offset: $0) }
    guard !drawn.knobs.isEmpty, !isHeld else { return constant }
    let center = center(in: frame.year)
    let tried = points(around: center).dropFirst().map { drawn.effect($0, in: frame) }
    // Without steps it does not act in the year at that point.
    guard tried.allSatisfy({ $0.isEmpty || StepNumbers.isSameForm($0, steps) }) else {
      hold()
      return constant
    }
    let values =
      [stated.values] + tried.map { $0.isEmpty ? stated.resting : StepNumbers($0).values }
    return stated.values.indices.map { place in
      let resting = stated.resting[place]
      let profile = values.map { $0[place] - resting }
      guard profile.contains(where: { $0 != profile[0] }) else { return constant[place] }
      return number(
        place, profile, resting: resting, center: center, frame: frame, columns: &columns)
    }
  }

  private mutating func number(
    _ place: Int, _ profile: [Double], resting: Double, center: [Double], frame: YearFrame,
    columns: inout [DrawProgram.Column]
  ) -> DrawProgram.Number {
    let year = drawn.movesInTime ? frame.year : nil
    for known in known where known.year == year {
      guard let column = known.column, let slope = Self.ratio(profile, known.profile) else {
        continue
      }
      return DrawProgram.Number(offset: resting, slope: slope, column: column)
    }
    let drawn = drawn
    let value: @Sendable ([Double]) -> Double = { parameters in
      let steps = drawn.effect(parameters, in: frame)
      guard !steps.isEmpty else { return 0 }
      let values = StepNumbers(steps).values
      return values.indices.contains(place) ? values[place] - resting : .nan
    }
    let function = CoefficientFunction(
      center: center, limits: limits, wholes: Set(wholes), value: value)
    columns.append(.coefficient(function, inputs: drawn.knobs.map(\.input), direct: value))
    known.append(Known(year: year, profile: profile, column: columns.count - 1))
    return DrawProgram.Number(offset: resting, slope: 1, column: columns.count - 1)
  }

  /// How many times one list is another; nil when it is no multiple of it.
  private static func ratio(_ profile: [Double], _ known: [Double]) -> Double? {
    guard let largest = known.indices.max(by: { known[$0].magnitude < known[$1].magnitude }),
      known[largest] != 0
    else { return nil }
    let ratio = profile[largest] / known[largest]
    let agrees = zip(profile, known).allSatisfy { one, other in
      (one - ratio * other).magnitude <= 1e-13 * profile[largest].magnitude
    }
    return agrees ? ratio : nil
  }
}

extension Action {
  /// The same action with other numbers, in canonical units, for some of its parameters.
  func with(_ numbers: [Double], of names: [String]) -> Action {
    var action = self
    for (name, number) in zip(names, numbers) {
      guard var parameter = parameter(name) else { continue }
      parameter.number = number
      parameter.text = ""
      action.parameters[name] = parameter
    }
    return action
  }
}
