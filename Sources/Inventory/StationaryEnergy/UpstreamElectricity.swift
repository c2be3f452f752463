internal import Factors
public import Quantities

/// Emissions before the fuel of power plants reaches them, per electricity used.
///
///     m(gas) = E · u(gas)
///
/// - Source: [USCP-2019], appendix H and BE.5 (reference unverified). No factor is in the library.
/// - Limits: An account of its own, never added to the community's. Losses in the grid are `grid-losses`, and
///   burning at the plant is `grid-electricity`.
public enum UpstreamElectricity: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "upstream-electricity", name: "Upstream of electricity", account: .upstream,
    sectors: Sector.allCases, kinds: [.energy], quantity: "Electricity used, at the meter",
    activities: .words(["electricity"]), equation: "m(gas) = E · u(gas)",
    symbols: [
      ("E", "electricity used, at the meter"),
      ("u(gas)", "own factor: emissions before the power plant, per electricity at the meter"),
    ], protocols: ProtocolTags(gpc: "VI.1", scope: 3, uscp: "BE.5", counts: .activity),
    validity:
      "Needs factors of your own, for the mix of the grid in the year. Never added to the community's account.",
    source: "US Community Protocol, appendix H")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try inputs.ownEmissions("E", &recorder)
  }
}
