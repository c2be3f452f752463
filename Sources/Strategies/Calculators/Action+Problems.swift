internal import Factors
public import Forecast
internal import Inventory
internal import Quantities

/// What is wrong with an input of an action, as a full sentence.
public typealias ParameterProblem = (parameter: String, message: String)

extension Action {
  /// What is missing or out of range among its parameters.
  public func parameterProblems() -> [ParameterProblem] {
    let calculator = Calculator.of(kind)
    let problems = calculator.inputs.compactMap { input -> ParameterProblem? in
      guard let parameter = parameter(input.name) else {
        return (
          input.name, "The action “\(id)” needs the parameter “\(input.name)”: \(input.meaning)."
        )
      }
      return problem(with: parameter, input).map { (input.name, $0) }
    }
    return problems.isEmpty ? calculator.checks(self) : problems
  }

  private func problem(with parameter: ActionParameter, _ input: CalculatorInput) -> String? {
    guard input.kind != nil else {
      guard input.words.isEmpty || input.words.contains(parameter.text) else {
        return "“\(parameter.text)” is not one of \(input.words.joined(separator: ", "))."
      }
      return nil
    }
    guard let number = parameter.number else {
      return "“\(parameter.text)” must be a number: \(input.meaning)."
    }
    guard input.kind == parameter.unit?.kind else {
      return
        "“\(parameter.name)” is a \(input.kind?.rawValue ?? ""); its unit is \(parameter.unit?.symbol ?? "missing")."
    }
    if let range = input.range, !range.contains(number) {
      let scale = parameter.unit?.canonicalFactor ?? 1
      let unit = scale == 1 ? "" : " \(parameter.unit?.symbol ?? "")"
      return
        "“\(parameter.name)” must be between \(NumberText.significant(range.lowerBound / scale)) and \(NumberText.significant(range.upperBound / scale))\(unit); it is \(parameter.text)."
    }
    return nil
  }

  /// The same, and what its parameters name that a forecast has nothing of.
  public func problems(in projection: Projection) -> [ParameterProblem] {
    parameterProblems() + reachProblems(projection)
  }

  /// An action must find something in the inventory to act on.
  private func reachProblems(_ projection: Projection) -> [ParameterProblem] {
    let library = projection.inventory.context.library
    return Calculator.of(kind).reach.compactMap { reach in
      let test = reach.test(self)
      let isReached = projection.streams.contains { stream in
        test(stream.record) && reach.isKnown(self, stream.record, library)
      }
      guard !isReached else { return nil }
      let lost = projection.lostRecords.filter(test).map { "“\($0.id)”" }
      return (
        reach.parameter,
        lost.isEmpty
          ? "The action “\(id)” acts on \(reach.name(self)), and the base year has none."
          : "The action “\(id)” acts on \(reach.name(self)), and what the base year has of it was left out because of an error: \(Self.firstFew(lost))."
      )
    }
  }

  /// As in `“a”, “b” and 2 more`.
  private static func firstFew(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  /// Inputs that were left to the library's usual values; none of them changes nothing by definition.
  public var assumedParameters: [ActionParameter] {
    Calculator.of(kind).inputs.compactMap { input in
      guard parameters[input.name] == nil, input.kind != nil,
        CalculatorFacts.standing(input.name, of: kind) != .definition
      else { return nil }
      return parameter(input.name)
    }
  }

  /// A problem when one input is not below another.
  func order(_ low: String, below high: String) -> [ParameterProblem] {
    guard let small = parameter(low)?.number, let large = parameter(high)?.number, small >= large
    else { return [] }
    return [
      (
        high,
        "“\(high)” must be above “\(low)”, or the action “\(id)” saves nothing; they are \(parameter(high)?.text ?? "") and \(parameter(low)?.text ?? "")."
      )
    ]
  }
}

extension Projection {
  /// Records of the base year that no forecast has, because they could not be calculated or carried on.
  fileprivate var lostRecords: [ActivityRecord] {
    leftOut.map(\.record) + inventory.leftOut.filter { $0.year == years.lowerBound }
  }
}

extension Action {
  /// How the effect spreads, in words, such as `linear from 2027 to 2036`.
  var uptakeText: String {
    let words = [
      uptake.curve == .own
        ? "own shares by year" : "\(uptake.curve.rawValue) from \(startYear) to \(fullYear)",
      uptake.endYear.map { "until \($0)" },
      uptake.decay > 0
        ? "\(NumberText.significant(uptake.decay * 100)) percent lost each year after it" : nil,
      uptake.rebound > 0
        ? "\(NumberText.significant(uptake.rebound * 100)) percent taken back by more use" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: ", ")
  }
}
