import Plan
import Quantities
import Strategies

/// One number of an action that a slider moves.
struct WhatIfLever {
  enum Kind {
    /// A number that the action's calculator asks for, as it is stated or as the library has it.
    case parameter(CalculatorInput, ActionParameter)
    case start, full
    /// The last year with an effect; the year after the last one that can be chosen stands for an effect that stays.
    case end
    /// Percent of the full effect that is reached in the end.
    case finalShare
  }

  let kind: Kind
  /// The name of its field.
  let field: String
  let range: ClosedRange<Double>
  /// Nil for any step: a slider would round the stated number to one of its steps.
  let step: Double?
  /// The number as the tables state it.
  let stated: Double

  var isShare: Bool {
    if case .parameter(_, let parameter) = kind { parameter.unit?.kind == .share } else { false }
  }

  /// False for what a slider shows as the stated number: a browser rounds a number to one of the slider's steps.
  func isMoved(to number: Double) -> Bool {
    number != stated && (number - stated).magnitude >= (step ?? 0) / 2
  }

  // What an action has

  /// The inputs that its calculator declares, the one that says how much is done first; then its years and its end.
  ///
  /// - Parameter years: Those of the forecast.
  static func all(of action: Action, years: ClosedRange<Int>?) -> [WhatIfLever] {
    guard action.isMitigation else { return [] }
    return parameters(of: action) + self.years(of: action, in: years) + finalShare(of: action)
  }

  /// The last year that a slider of years reaches.
  static func end(of action: Action, in years: ClosedRange<Int>?) -> Int {
    max(years?.upperBound ?? action.fullYear, action.fullYear, action.uptake.endYear ?? 0)
  }

  static func parameters(of action: Action) -> [WhatIfLever] {
    guard action.parameterProblems().isEmpty else { return [] }
    let calculator = Calculator.of(action.kind)
    let inputs = calculator.inputs.filter { $0.kind != nil && $0.range != nil }
    let lead = inputs.first { $0.name == calculator.lead } ?? inputs.first
    return (inputs.filter { $0.name == lead?.name } + inputs.filter { $0.name != lead?.name })
      .compactMap { input in
        parameter(
          input, of: action,
          field: input.name == lead?.name
            ? "amount.\(action.id)" : "set.\(action.id).\(input.name)")
      }
  }

  private static func parameter(
    _ input: CalculatorInput, of action: Action, field: String
  ) -> WhatIfLever? {
    guard let declared = input.range, let parameter = action.parameter(input.name),
      let number = parameter.number
    else { return nil }
    let scale = parameter.unit?.canonicalFactor ?? 1
    let stated = Double(parameter.text) ?? number / scale
    let bounds = (declared.lowerBound / scale)...(declared.upperBound / scale)
    let range = reach(stated, within: bounds)
    guard range.lowerBound < range.upperBound else { return nil }
    return WhatIfLever(
      kind: .parameter(input, parameter), field: field, range: range,
      step: step(stated, range, isShare: parameter.unit?.kind == .share), stated: stated)
  }

  /// What is declared, or up to twice what is stated where the declaration says little.
  private static func reach(
    _ stated: Double, within bounds: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let size = max(stated.magnitude, 1e-9)
    let top = bounds.upperBound <= 10 * size ? bounds.upperBound : max(2 * stated, size)
    let isNarrow = bounds.lowerBound >= -10 * size
    let bottom = isNarrow ? bounds.lowerBound : min(2 * stated, -size)
    return min(bottom, stated)...max(top, stated)
  }

  /// A hundredth of a share, or of the way; nil where the stated number lies between steps.
  private static func step(
    _ stated: Double, _ range: ClosedRange<Double>, isShare: Bool
  ) -> Double? {
    let width = range.upperBound - range.lowerBound
    let candidates = isShare ? [width / 100, width / 1000] : [width / 100]
    return candidates.first { step in
      let steps = (stated - range.lowerBound) / step
      return (steps - steps.rounded()).magnitude < 1e-6
    }
  }

  private static func years(of action: Action, in years: ClosedRange<Int>?) -> [WhatIfLever] {
    // A start in the past of the forecast stays within reach of its slider.
    let first = min(action.startYear, years.map { $0.lowerBound + 1 } ?? action.startYear)
    let end = end(of: action, in: years)
    func lever(_ kind: Kind, _ name: String, to last: Int, _ stated: Int) -> WhatIfLever {
      WhatIfLever(
        kind: kind, field: "\(name).\(action.id)", range: Double(first)...Double(max(first, last)),
        step: 1, stated: Double(stated))
    }
    return [
      lever(.start, "start", to: end, action.startYear),
      lever(.full, "full", to: end, action.fullYear),
      lever(.end, "end", to: end + 1, action.uptake.endYear ?? end + 1),
    ]
  }

  private static func finalShare(of action: Action) -> [WhatIfLever] {
    let stated = (action.uptake.finalShare * 1000).rounded() / 10
    guard stated > 0, action.startYear <= action.fullYear else { return [] }
    return [
      WhatIfLever(
        kind: .finalShare, field: "final.\(action.id)", range: 0...100,
        step: stated == stated.rounded() ? 1 : 0.1, stated: stated)
    ]
  }
}
