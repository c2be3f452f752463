internal import Factors
public import Quantities
internal import Tables

/// Public transit, by fuel, by vehicle miles or by passenger-miles.
///
///     by fuel:             m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · mpg · g
///     by vehicle miles:    m(CO2) = Σ VMT · p ÷ mpg · f(fuel);  m(CH4, N2O) = VMT · p · g
///     by passenger-miles:  m(gas) = PMT · p · f(gas, mode)
///
/// - Source: [USCP-2019], TR.4; [LGOP-2010], chapter 7; factors from [EPA-HUB-2025], tables 2 to 4 and 10.
/// - Limits: Passenger-mile factors are national averages at the average occupancy, and those of rail contain
///   the power that it draws.
public enum Transit: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "transit", name: "Public transit", sectors: [.transportation],
    kinds: [.liquidVolume, .gasVolume, .energy, .distance, .passengerDistance],
    quantity: "Fuel used, vehicle miles or passenger-miles",
    activities: .words(OnRoadFuel.fuels + ["bus", "transit-rail", "commuter-rail"]),
    equation:
      "m(CO2) = Q · p · b · f(fuel), Q = VMT ÷ mpg;  m(CH4, N2O) = VMT · p · g;  or m(gas) = PMT · p · f",
    symbols: [
      ("Q", "fuel used; the activity is the fuel"),
      ("VMT", "vehicle miles, deadheading included; the activity is the fuel"),
      ("PMT", "passenger-miles; the activity is the mode"),
      ("p", "the community's part of the system, as by miles of route inside or by riders"),
      ("mpg", "miles per gallon, of gasoline equivalent for compressed gas"),
      ("g", "methane or nitrous oxide per mile of the vehicle"),
      ("f", "emission factor per fuel or passenger-mile"),
    ],
    parameters: [
      .countedShare, .vehicle, .modelYear, .fuelEconomy, .biofuel, .grid, .revision, .hubEdition,
    ],
    protocols: ProtocolTags(
      gpc: "II.{n}.1", scope: 1, uscp: "TR.4", counts: .both, lgop: "7"),
    validity:
      "Fuel of the agency is best, as reported to the National Transit Database; then vehicle miles with fuel economy; then passenger-miles. Methane of compressed gas is a hundred times that of diesel per mile, so state the vehicle. Electricity and rail power go to “transport-electricity”, or state their scope. Not beside vehicle miles of all traffic that include buses.",
    source: "EPA GHG Emission Factors Hub, tables 2–4 and 10")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    switch record.unit?.kind {
    case .distance:
      return try transport.ownedMiles(&recorder)
    case .passengerDistance:
      let miles = try transport.quantity("PMT", &recorder).amount
      return try transport.travelEmissions(
        of: miles, .passengerDistance, mode: record.activity, &recorder)
    default: return try transport.roadFuelEmissions(&recorder)
    }
  }
}
