internal import Factors
internal import Quantities

extension MethodInputs {
  /// Emissions by the community's own factors per unit of the quantity; nil when the record names no set.
  ///
  ///     m(gas) = A · f(gas)
  ///
  /// The place of treatment is checked too, for methods that declare it.
  ///
  /// - Parameter amount: In the canonical unit of the quantity's kind.
  /// - Throws: `MethodProblem` when the `factor` cell names a set that is not there, or one for another quantity.
  func ownEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas? {
    try checkFactorName()
    if declaration.parameter(MethodParameter.treated.id) != nil { try checkTreated(&recorder) }
    guard let own = try ownFactors(&recorder) else { return nil }
    try check(own)
    recorder.formula { "m(gas) = A · f(gas)" }
    for factor in own {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    return MethodInputs.emissions(ofCanonical: amount, own)
  }
}
