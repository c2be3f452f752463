internal import Factors
internal import Quantities

extension MethodInputs {
  /// The community's own factors, for methods that the library has none for.
  ///
  /// - Throws: `MethodProblem` when no set is named, or its factors are not per the record's kind of unit
  ///   and cannot be brought to it.
  func requiredOwnFactors<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor] {
    guard let own = try ownFactors(&recorder) else {
      throw MethodProblem(
        "factor",
        "“\(declaration.id)” needs factors of your own, because the library has none from a source. Name a set of factors.csv here. \(ownSetsText)"
      )
    }
    return own
  }

  /// Emissions of the quantity by the community's own factors alone.
  ///
  ///     m(gas) = A · f(gas)
  func ownEmissions<Recorder: CalculationRecorder>(
    _ symbol: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let amount = try quantity(symbol, &recorder)
    let factors = try requiredOwnFactors(&recorder)
    try check(factors)
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Own factor") }
    }
    recorder.formula { "m(gas) = \(symbol) · f(gas)" }
    return MethodInputs.emissions(ofCanonical: amount, factors)
  }

  /// Checks that factors are per a unit that measures what the record does: one per household is none per person.
  func check(_ factors: [EmissionFactor]) throws(MethodProblem) {
    guard let unit = record.unit else { return }
    for factor in factors {
      guard factor.per.measuresSame(as: unit) else {
        throw MethodProblem(
          "unit",
          "The set “\(record.factor.name)” has a factor per \(factor.per.symbol), and the quantity is in \(unit.symbol). Use the same kind of unit in both."
        )
      }
    }
  }

  /// The grid of the community in the record's year; nil when it is not known.
  var communityGrid: GridChoice? {
    let subregion = record.factor.part(after: "egrid") ?? context.subregion
    return context.library.gridChoice(subregion: subregion, year: record.year)
  }
}
