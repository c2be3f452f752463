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
  /// - Throws: `MethodProblem` when the `factor` cell names a set that is not there, or one for another kind of quantity.
  func ownEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas? {
    try checkFactorName()
    if declaration.parameter(MethodParameter.treated.id) != nil { try checkTreated(&recorder) }
    guard let own = try ownFactors(&recorder) else { return nil }
    if let wrong = own.first(where: { $0.per.kind != record.unit?.kind }) {
      throw MethodProblem(
        "factor",
        "The set “\(record.factor.name)” is per \(wrong.per.symbol); the quantity here is \(record.unit?.kind.rawValue ?? "not known")."
      )
    }
    recorder.formula { "m(gas) = A · f(gas)" }
    for factor in own {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    return MethodInputs.emissions(ofCanonical: amount, own)
  }

  /// Refuses a first word of the `factor` cell that nothing knows, so that a slip is never passed over.
  ///
  /// - Parameters:
  ///   - prefixes: Words before a colon that the method knows, such as `egrid`.
  ///   - takesSets: False when the method has no use for own factors.
  func checkFactorName(
    allowing prefixes: [String] = [], takesSets: Bool = true
  ) throws(MethodProblem) {
    let name = record.factor.name
    guard !name.isEmpty, !(takesSets && context.factorSets[name] != nil),
      !prefixes.contains(where: { record.factor.part(after: $0) != nil })
    else { return }
    let known = takesSets ? context.factorSets.keys.sorted() : []
    let sets = known.isEmpty ? "" : " Sets there: \(known.joined(separator: ", "))."
    throw MethodProblem(
      "factor",
      takesSets
        ? "“\(name)” is not a set of factors.csv.\(sets) Inputs are written as key=value."
        : "“\(name)” has no meaning here: “\(declaration.id)” takes no set of factors. Inputs are written as key=value."
    )
  }
}
