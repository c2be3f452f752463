internal import Factors
public import Quantities
internal import Tables

/// Travel of a local government's employees on duty, in vehicles that it does not own.
///
///     m(gas) = A · f(gas, mode)
///
/// - Source: [EPA-HUB-2025], table 10; [LGOP-2010], scope 3.
/// - Limits: National averages; warming by contrails is not part of it.
public enum BusinessTravel: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "business-travel", name: "Business travel of employees", account: .government,
    sectors: [.transportation], kinds: [.passengerDistance, .distance],
    quantity: "Passenger-miles, or vehicle miles by car",
    activities: .words([
      "passenger-car", "light-truck", "motorcycle", "bus", "transit-rail", "commuter-rail",
      "intercity-rail-northeast-corridor", "intercity-rail-other-routes",
      "intercity-rail-national-average", "air-short-haul", "air-medium-haul", "air-long-haul",
    ]),
    equation: "m(gas) = A · f(gas, mode)",
    symbols: [
      ("A", "passenger-miles by mode; vehicle miles for cars, trucks and motorcycles"),
      ("f(gas, mode)", "emission factor per passenger-mile or vehicle mile"),
    ], parameters: [.hubEdition], protocols: ProtocolTags(scope: 3, counts: .activity),
    validity:
      "Trips by air, rail and bus, and mileage paid for private cars. Fuel bought for the fleet belongs to “fleet”. Short haul is under 300 miles, long haul 2,300 and more.",
    source: "EPA GHG Emission Factors Hub, table 10")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let (amount, kind) = try transport.quantity("A", &recorder)
    return try transport.travelEmissions(of: amount, kind, mode: record.activity, &recorder)
  }
}
