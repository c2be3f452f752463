internal import Factors
public import Quantities
internal import Tables

/// Ships, boats and ferries, by fuel or by ton-miles.
///
///     by fuel:      m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · g(fuel, engine)
///     by ton-mile:  m(gas) = A · p · f(gas)
///
/// - Source: [GPC-2021], chapter 7; [USCP-2019], TR.7; factors from [EPA-HUB-2025], tables 2, 5 and 8.
/// - Limits: One factor for all vessels of a fuel. There is no factor per passenger-mile of ferries.
public enum WaterborneTransport: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "marine", name: "Waterborne transport and ferries", sectors: [.transportation],
    kinds: [.liquidVolume, .energy, .passengerDistance, .freightDistance],
    quantity: "Fuel used or short ton-miles",
    activities: .words([
      "diesel", "diesel-b5", "diesel-b20", "residual-6", "motor-gasoline", "gasoline-e10",
      "electricity", "waterborne-craft",
    ]),
    equation: "m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · g;  or m(gas) = A · p · f",
    symbols: [
      ("Q", "fuel burned; the activity is the fuel"),
      ("A", "short ton-miles; the activity is waterborne-craft"),
      ("p", "the community's part, as of a ferry that serves two shores"),
      ("b", "part of each fuel in a blend, by volume"),
      ("g", "methane or nitrous oxide per gallon, of two-stroke and four-stroke gasoline apart"),
      ("f", "emission factor per fuel or ton-mile"),
    ], parameters: [.countedShare, .engine, .biofuel, .grid, .revision, .hubEdition],
    protocols: ProtocolTags(gpc: "II.3.1", scope: 1, uscp: "TR.7", counts: .both, lgop: "7.2"),
    validity:
      "Vessels that begin and end inside are scope 1; voyages that leave are scope 3 (II.3.3) for their part outside. A ferry between two communities is halved with “share=0.5” unless a protocol or agreement says otherwise. Passenger-miles need factors of the operator's own. Shore power goes to “transport-electricity”, or state its scope.",
    source: "EPA GHG Emission Factors Hub, tables 2, 5 and 8")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let engine =
      transport.inputs.states("engine") ? try transport.inputs.word("engine", &recorder) : nil
    return try transport.vesselEmissions(
      equipment: "ships-and-boats", engine: engine, &recorder)
  }
}
