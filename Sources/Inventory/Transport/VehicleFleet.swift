internal import Factors
public import Quantities
internal import Tables

/// A local government's own vehicles, by fuel or by mileage.
///
///     by fuel:     m(CO2) = Σ Q · b · f(fuel);   m(CH4, N2O) = Q · mpg · g(vehicle, fuel, model year)
///     by mileage:  m(CO2) = VMT ÷ mpg · Σ b · f(fuel);   m(CH4, N2O) = VMT · g
///
/// - Source: [LGOP-2010], chapter 7, equations 7.6 to 7.9; factors from [EPA-HUB-2025], tables 2 to 4.
/// - Limits: Road vehicles; equipment belongs to off-road. Refrigerant from air conditioning is not part of it.
public enum VehicleFleet: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "fleet", name: "Vehicle fleet of the local government", account: .government,
    sectors: [.transportation], kinds: [.liquidVolume, .gasVolume, .energy, .distance],
    quantity: "Fuel used, or miles driven", activities: .words(OnRoadFuel.fuels),
    equation:
      "m(CO2) = Q · b · f(fuel), Q = VMT ÷ mpg;  m(CH4, N2O) = VMT · g, VMT = Q · mpg",
    symbols: [
      ("Q", "fuel used; compressed gas by volume or by heat, electricity at the plug"),
      ("VMT", "miles driven, when fuel is not known"),
      ("b", "part of each fuel in a blend, by volume"), ("f(fuel)", "carbon dioxide of the fuel"),
      ("mpg", "miles per gallon: of the fleet, or of the model from fueleconomy.gov"),
      ("g", "methane or nitrous oxide per mile of the vehicle and model year"),
    ],
    parameters: [
      .vehicle, .modelYear, .fuelEconomy, .biofuel, .grid, .revision, .hubEdition,
    ],
    protocols: ProtocolTags(
      gpc: "II.1.1", scope: 1, uscp: "TR.1", counts: .source, lgop: "7"),
    validity:
      "One record for each class of vehicle, fuel and span of model years; or miles of a whole fleet with a set of vehicle-mix.csv in the factor cell. Carbon dioxide by fuel is better than by mileage; when both are known, mpg is miles divided by gallons. Transit is reported apart, by “transit”. Electricity needs its own scope in the record.",
    source: "LGOP 2010, chapter 7; EPA GHG Emission Factors Hub, tables 2–4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    guard record.unit?.kind == .distance else {
      return try transport.roadFuelEmissions(&recorder)
    }
    return try transport.ownedMiles(&recorder)
  }
}
