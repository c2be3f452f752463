internal import Factors
public import Quantities
internal import Tables

/// Passenger and freight trains, by fuel, passenger-miles or ton-miles.
///
///     by fuel:                  m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · g(locomotives)
///     by passenger-, ton-mile:  m(gas) = A · p · f(gas, service)
///
/// - Source: [GPC-2021], chapter 7; [USCP-2019], TR.5; factors from [EPA-HUB-2025], tables 2, 5, 8 and 10.
/// - Limits: Locomotives on diesel and its blends. Factors per mile are national averages.
public enum Rail: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "rail", name: "Rail, passenger and freight", sectors: [.transportation],
    kinds: [.liquidVolume, .energy, .passengerDistance, .freightDistance],
    quantity: "Fuel used, passenger-miles or short ton-miles",
    activities: .words([
      "diesel", "diesel-b5", "diesel-b20", "electricity", "intercity-rail-northeast-corridor",
      "intercity-rail-other-routes", "intercity-rail-national-average", "commuter-rail",
      "transit-rail", "freight-rail",
    ]),
    equation: "m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · g;  or m(gas) = A · p · f",
    symbols: [
      ("Q", "fuel burned by locomotives; the activity is the fuel"),
      ("A", "passenger-miles or short ton-miles; the activity is the service"),
      ("p", "the community's part, as by miles of track inside or by riders"),
      ("b", "part of each fuel in a blend, by volume"),
      ("g", "methane or nitrous oxide per gallon in locomotives"),
      ("f", "emission factor per fuel, passenger-mile or ton-mile"),
    ], parameters: [.countedShare, .biofuel, .grid, .revision, .hubEdition],
    protocols: ProtocolTags(gpc: "II.2.1", scope: 1, uscp: "TR.5", counts: .both, lgop: "7.2"),
    validity:
      "Fuel of the railroad, with “share” for the part of its line that is inside: the length of track, or its ton-miles, over the whole. Passenger-mile factors of transit and commuter rail contain the power that trains draw, so do not count that power again. Electricity goes to “transport-electricity”, or state its scope.",
    source: "EPA GHG Emission Factors Hub, tables 2, 5, 8 and 10")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    return try transport.vesselEmissions(equipment: "locomotives", engine: nil, &recorder)
  }
}

extension TransportInputs {
  /// Emissions of trains, ships or aircraft, by whichever quantity the record has.
  func vesselEmissions<Recorder: CalculationRecorder>(
    equipment: String, engine: String?, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    switch record.unit?.kind {
    case .passengerDistance?, .freightDistance?:
      let kind = record.unit?.kind ?? .passengerDistance
      return try travelEmissions(
        of: quantity("A", &recorder).amount, kind, mode: record.activity, &recorder)
    case .energy? where record.activity == "electricity":
      return try electricityEmissions(of: quantity("Q", &recorder).amount, &recorder)
    default:
      let (amount, kind) = try quantity("Q", &recorder)
      return try nonroadEmissions(
        of: amount, kind, equipment: equipment, fuel: record.activity, engine: engine, &recorder)
    }
  }
}
