internal import Factors
public import Quantities
internal import Tables

/// Aircraft, by fuel loaded, by the community's part of an airport's fuel, or by passenger-miles.
///
///     by fuel:                  m(CO2) = Q · p · f(fuel);  m(CH4, N2O) = Q · p · g(aircraft)
///     by part of an airport:    p = N(community) ÷ N(airport)
///     by passenger-, ton-mile:  m(gas) = A · p · f(gas, haul)
///
/// - Source: [GPC-2021], chapter 7; [USCP-2019], TR.6; factors from [EPA-HUB-2025], tables 2, 5, 8 and 10.
/// - Limits: Warming by contrails and at altitude is not part of it. Fuel loaded stands for departing flights.
public enum Aviation: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "aviation", name: "Aviation", sectors: [.transportation],
    kinds: [.liquidVolume, .passengerDistance, .freightDistance],
    quantity: "Fuel loaded, passenger-miles or short ton-miles",
    activities: .words([
      "jet-fuel", "aviation-gasoline", "air-short-haul", "air-medium-haul", "air-long-haul",
      "air-freight",
    ]),
    equation:
      "m(CO2) = Q · p · f(fuel);  m(CH4, N2O) = Q · p · g;  p = N_community ÷ N_airport;  or m(gas) = A · p · f",
    symbols: [
      ("Q", "fuel loaded at the airport; the activity is the fuel"),
      ("A", "passenger-miles by haul, or short ton-miles of air freight"),
      ("p", "the community's part of it"),
      ("N_community", "passengers of the community who board at the airport in the year"),
      ("N_airport", "all passengers who board there"),
      ("g", "methane or nitrous oxide per gallon in aircraft"),
      ("f", "emission factor per gallon, passenger-mile or ton-mile"),
    ],
    parameters: [
      .countedShare,
      MethodParameter(
        "community_enplanements", "N_community", "Boardings of the community's people",
        unit: "passengers", range: 0...1e10, .absent),
      MethodParameter(
        "airport_enplanements", "N_airport", "All boardings at the airport", unit: "passengers",
        range: 1...1e10, .absent),
      .hubEdition,
    ],
    protocols: ProtocolTags(gpc: "II.4.3", scope: 3, uscp: "TR.6", counts: .activity, lgop: "7.2"),
    validity:
      "Flights that leave the airport are scope 3; local flights and training, which stay inside, are scope 1 (II.4.1) in records of their own. An airport serves a region: state “share”, or both numbers of enplanements. Short haul is under 300 miles, long haul 2,300 and more. Not together with passenger-miles of the same flights.",
    source: "EPA GHG Emission Factors Hub, tables 2, 5, 8 and 10")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    guard let part = try enplanementShare(transport, &recorder) else {
      return try transport.vesselEmissions(equipment: "aircraft", engine: nil, &recorder)
    }
    return try transport.vesselEmissions(equipment: "aircraft", engine: nil, &recorder) * part
  }

  /// The community's part of boardings; nil when the record states none.
  private static func enplanementShare<Recorder: CalculationRecorder>(
    _ transport: TransportInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double? {
    let inputs = transport.inputs
    guard inputs.states("community_enplanements") || inputs.states("airport_enplanements") else {
      return nil
    }
    guard !inputs.states("share") else {
      throw MethodProblem(
        "factor", "State “share” or the enplanements, not both: each is the part that is counted.")
    }
    let community = try inputs.value("community_enplanements", &recorder)
    let airport = try inputs.value("airport_enplanements", &recorder)
    guard community <= airport else {
      throw MethodProblem(
        "factor",
        "The community's boardings (\(NumberText.significant(community))) are more than all boardings at the airport (\(NumberText.significant(airport)))."
      )
    }
    recorder.note {
      "The community's part of boardings is \(NumberText.significant(community / airport))."
    }
    return community / airport
  }
}
