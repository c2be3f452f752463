internal import Factors
internal import Quantities
internal import Tables

extension Target {
  /// The reduction per resident, and how it came about when it was not stated.
  ///
  ///     r = g · H(country) ÷ H(world)
  ///
  /// with g the reduction that the world has to bring and H the Human Development Index.
  ///
  /// - Source: [ICLEI-SBT]; the formula is a reconstruction.
  /// - Limits: Defined for 2030. Of an index of 0.921 over 0.732 and 50 percent it makes 62.9 percent, where the
  ///   median of US local governments is 63.3.
  func fairShareReduction(
    _ ground: TargetGround, inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> (reduction: Double, formula: String?) {
    if let reduction {
      inputs.append(reductionInput(reduction, ground))
      return (reduction, nil)
    }
    guard kind == .fairShare else { throw needs("reduction_percent", "a reduction in percent") }
    let terms = fairShare
    let world = try term(
      "g", "Reduction of the world", terms.globalReduction.map { $0 * 100 },
      ("global-reduction", "2030"), "global_reduction_percent", "percent", ground, &inputs)
    let country = try term(
      "H(country)", "Human Development Index of the country", terms.countryIndex,
      ("human-development-index", "USA"), "hdi_country", "", ground, &inputs)
    let index = try term(
      "H(world)", "Human Development Index of the world", terms.worldIndex,
      ("human-development-index", "world"), "hdi_world", "", ground, &inputs)
    let reduction = world / 100 * country / index
    guard reduction < 1 else {
      throw problem(
        "The fair share of the target “\(id)” would be \(percent(reduction)) percent, more than there is. Check the indices and the reduction of the world.",
        "hdi_country")
    }
    inputs.append(
      Explanation.Input(
        symbol: "r", name: "Reduction for each resident",
        value: NumberText.significant(reduction * 100, digits: 4), unit: "percent",
        source: "calculated"))
    return (reduction, "r = g · H(country) ÷ H(world)")
  }

  /// A term as the row states it, else the library's.
  private func term(
    _ symbol: String, _ name: String, _ stated: Double?,
    _ constant: (parameter: String, variant: String), _ column: String, _ unit: String,
    _ ground: TargetGround, _ inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Double {
    if let stated {
      guard stated > 0 else { throw problem("“\(column)” must be above 0.", column) }
      inputs.append(
        Explanation.Input(
          symbol: symbol, name: name, value: NumberText.significant(stated), unit: unit,
          source: citation(ground), place: place.at(column: column)))
      return stated
    }
    guard
      let known = ground.library.constant(
        constant.parameter, variant: constant.variant, year: year)
    else { throw needs(column, "the \(name.lowercased())") }
    var input = known.input(symbol, name)
    input.unit = unit
    inputs.append(input)
    return known.value
  }
}
