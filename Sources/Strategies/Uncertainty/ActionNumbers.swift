internal import Quantities

/// The numbers of one action's steps, year by year, as they follow the ranges of its parameters.
///
/// Numbers of several years, or of several streams, that are proportional at every point tried share a column.
struct ActionNumbers: Sendable {
  private struct Known: Sendable {
    /// The number less its resting value at every point tried.
    let profile: [Double]
    let column: Int?
  }

  private let action: Action
  /// Places of the inputs among all, with the name of the parameter each is of.
  private let drawn: [(input: Int, name: String)]
  private let points: [[Double]]
  private let center: [Double]
  private let limits: [ClosedRange<Double>]
  private var known: [Known] = []
  private var problems: Set<String> = []
  private var isHeld = false

  init(of action: Action, inputs: [UncertainInput]) {
    self.action = action
    let drawn = inputs.enumerated().compactMap { index, input -> (input: Int, name: String)? in
      guard case .parameter(action.id, let name) = input.reach, !input.isAsStated else {
        return nil
      }
      return (index, name)
    }
    self.drawn = drawn
    limits = drawn.map { inputs[$0.input].shape.limits }
    center = drawn.map { inputs[$0.input].stated }
    points = [center] + CoefficientFunction.probes(center, limits).prefix(2)
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
    guard !drawn.isEmpty, !isHeld else { return constant }
    let tried = points.dropFirst().map { action.with($0, of: drawn.map(\.name)).effect(in: frame) }
    guard tried.allSatisfy({ StepNumbers.isSameForm($0, steps) }) else {
      isHeld = true
      problems.insert(
        "The parameters of “\(action.title)” were held, because what the action does changes in kind within their ranges."
      )
      return constant
    }
    let values = [stated.values] + tried.map { StepNumbers($0).values }
    return stated.values.indices.map { place in
      let resting = stated.resting[place]
      let profile = values.map { $0[place] - resting }
      guard profile.contains(where: { $0 != profile[0] }) else { return constant[place] }
      return number(place, profile, resting: resting, frame: frame, columns: &columns)
    }
  }

  private mutating func number(
    _ place: Int, _ profile: [Double], resting: Double, frame: YearFrame,
    columns: inout [DrawProgram.Column]
  ) -> DrawProgram.Number {
    for known in known {
      guard let column = known.column, let slope = Self.ratio(profile, known.profile) else {
        continue
      }
      return DrawProgram.Number(offset: resting, slope: slope, column: column)
    }
    let (action, names) = (action, drawn.map(\.name))
    let value: @Sendable ([Double]) -> Double = { parameters in
      let values = StepNumbers(action.with(parameters, of: names).effect(in: frame)).values
      return values.indices.contains(place) ? values[place] - resting : .nan
    }
    let function = CoefficientFunction(center: center, limits: limits, value: value)
    columns.append(.coefficient(function, inputs: drawn.map(\.input), direct: value))
    known.append(Known(profile: profile, column: columns.count - 1))
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
