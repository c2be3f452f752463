internal import Factors
public import Quantities
internal import Tables

/// Grid electricity that moves vehicles: cars at the plug, trolleybuses, trains, ferries, equipment.
///
///     m(gas) = E · p · r(gas, subregion, year)
///
/// - Source: [GPC-2021], chapter 7, scope 2; rates from [EGRID-2023].
/// - Limits: Electricity at the meter or plug; losses in the grid are scope 3 and not part of it.
public enum TransportElectricity: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "transport-electricity", name: "Electricity of transport", sectors: [.transportation],
    kinds: [.energy], quantity: "Electricity used by vehicles",
    activities: .words([
      "on-road", "bus", "transit-rail", "commuter-rail", "rail", "marine", "aviation", "off-road",
    ]),
    equation: "m(gas) = E · p · r(gas)",
    symbols: [
      ("E", "electricity at the meter or plug"), ("p", "part of it that is counted"),
      ("r(gas)", "rate of the grid subregion in the year, or of the community's own set"),
    ], parameters: [.countedShare, .grid, .revision],
    protocols: ProtocolTags(gpc: "II.{n}.2", scope: 2, uscp: "TR", counts: .both, lgop: "6"),
    validity:
      "Metered charging and traction power. Charging at home and at work is often inside the meters of buildings already: take it out there, or leave it there with the key IE here. A year between two eGRID editions is interpolated linearly.",
    source: "GPC 2021, chapter 7; EPA eGRID")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let electricity = try transport.quantity("E", &recorder).amount
    if let own = try transport.ownEmissions(of: electricity, .energy, &recorder) { return own }
    return try transport.gridEmissions(of: Energy(canonical: electricity), &recorder)
  }
}
