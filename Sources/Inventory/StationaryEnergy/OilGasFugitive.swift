internal import Factors
public import Quantities

/// Methane and carbon dioxide from wells, processing, transmission and storage of oil and gas.
///
///     m(gas) = A · f(gas)
///
/// - Source: [GPC-2021], cell I.8.1; form of [IPCC-2006], volume 2, chapter 4, tier 1. No factor is in the
///   library: those of the EPA and the IPCC differ by segment and by orders of magnitude.
/// - Limits: Needs factors of the community's own, such as from a state inventory. Facilities that report to the EPA
///   are better entered as `direct-entry`. Distribution to customers is `natural-gas-leakage`.
public enum OilGasFugitive: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "oil-gas-fugitive", name: "Oil and gas systems, fugitive", sectors: [.industry],
    kinds: [.count, .gasVolume, .liquidVolume, .energy, .distance, .mass],
    quantity: "Wells, throughput or length of pipeline", equation: "m(gas) = A · f(gas)",
    symbols: [
      ("A", "wells, throughput or length of pipeline"), ("f(gas)", "own factor per unit of A"),
    ], protocols: ProtocolTags(gpc: "I.8.1", scope: 1, counts: .source),
    validity:
      "Production, processing, transmission and storage inside the boundary, with factors of your own per well, volume, energy, mass or mile. All the methane is fossil.",
    source: "GPC 1.1, cell I.8.1; IPCC 2006, volume 2, chapter 4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try inputs.ownEmissions("A", &recorder).withFossilMethane
  }
}
