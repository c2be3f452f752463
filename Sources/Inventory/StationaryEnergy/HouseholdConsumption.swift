internal import Factors
public import Quantities

/// Emissions of what households buy, wherever it was made.
///
///     m(gas) = H · f(gas)              by households
///     m(gas) = D · d · f(gas)          by dollars, d brings them to the price year of the factor
///
/// - Source: [USCP-2019], appendix I. No factor is in the library; input–output models such as the EPA's USEEIO
///   publish some per dollar.
/// - Limits: An account of its own, never added to the community's: it holds part of the same emissions, seen from
///   the buyer. A factor per household is only as local as the survey behind it.
public enum HouseholdConsumption: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "household-consumption", name: "Household consumption", account: .consumption,
    sectors: Sector.allCases, kinds: [.count, .money], quantity: "Households or dollars spent",
    equation: "m(gas) = H · f(gas), or D · d · f(gas)",
    symbols: [
      ("H", "households"), ("D", "dollars spent in the year"),
      ("d", "dollars of the factor's price year per dollar spent"),
      ("f(gas)", "own factor per household or dollar"),
    ],
    parameters: [
      MethodParameter(
        "deflator", "d", "Dollars of the factor's price year per dollar of the record",
        unit: "ratio", range: 0.05...20, .absent)
    ], protocols: ProtocolTags(scope: 3, counts: .activity),
    validity:
      "Needs factors of your own by category of spending, per household and year or per dollar. Dollars need “deflator”; write 1 when both are of one price year. Never added to the community's account.",
    source: "US Community Protocol, appendix I")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    guard record.unit?.kind == .money else {
      guard !inputs.states("deflator") else {
        throw MethodProblem(
          "factor", "“deflator” has no effect on a number of households. Leave it out.")
      }
      return try inputs.ownEmissions("H", &recorder)
    }
    let emissions = try inputs.ownEmissions("D", &recorder)
    let deflator = try inputs.value("deflator", &recorder)
    recorder.formula { "m(gas) = D · d · f(gas)" }
    return emissions * deflator
  }
}
