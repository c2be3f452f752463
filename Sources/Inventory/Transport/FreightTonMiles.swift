internal import Factors
public import Quantities
internal import Tables

/// Freight by weight and distance, on road, rail, water or in the air.
///
///     m(gas) = M·d · p · f(gas, mode)
///
/// - Source: [EPA-HUB-2025], table 8; [USCP-2019], TR.2.
/// - Limits: National averages of loaded and empty running together; not for a single vehicle.
public enum FreightTonMiles: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "freight", name: "Freight by ton-miles", sectors: [.transportation],
    kinds: [.freightDistance], quantity: "Freight carried, by weight and distance",
    activities: .words(["medium-heavy-truck", "freight-rail", "waterborne-craft", "air-freight"]),
    equation: "m(gas) = A · p · f(gas, mode)",
    symbols: [
      ("A", "short ton-miles of freight"),
      ("p", "the community's part, as half of freight that begins or ends there"),
      ("f(gas, mode)", "emission factor of the mode per short ton-mile"),
    ], parameters: [.countedShare, .hubEdition],
    protocols: ProtocolTags(gpc: "II.{n}.3", scope: 3, uscp: "TR.2", counts: .activity),
    validity:
      "Freight flows by mode, as from the Freight Analysis Framework. Most freight crosses the boundary, so it is scope 3; the GPC number is that of the mode (II.1 road, II.2 rail, II.3 water, II.4 air). Not beside vehicle miles or fuel of the same vehicles.",
    source: "EPA GHG Emission Factors Hub, table 8")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    return try transport.travelEmissions(
      of: transport.quantity("A", &recorder).amount, .freightDistance, mode: record.activity,
      &recorder)
  }
}
