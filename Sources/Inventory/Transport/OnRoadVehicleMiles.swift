internal import Factors
public import Quantities
internal import Tables

/// On-road vehicles from miles driven, the mix of vehicles, fuel economy and grams per mile.
///
///     m(CO2) = Σ VMT · a · s ÷ mpg · f(fuel)
///     m(CH4), m(N2O) = Σ VMT · a · s · g(vehicle, model year)
///     m(gas) = Σ VMT · a · s ÷ (miles per kWh) · r(gas)      electric vehicles
///     m(gas) = VMT · a · f(gas)                              a set of factors per mile of the community's own
///
/// - Source: [EPA-HUB-2025], tables 2 to 4; form as in the US Community Protocol, TR.1.
/// - Limits: Miles within the boundary; one model year stands for a whole class. Electric miles take grid rates.
public enum OnRoadVehicleMiles: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "on-road-vmt", name: "On-road vehicles by vehicle miles", sectors: [.transportation],
    family: "on-road-miles", kinds: [.distance], quantity: "Vehicle miles",
    equation: "m(CO2) = Σ VMT · a · s ÷ mpg · f(fuel);  m(CH4, N2O) = Σ VMT · a · s · g",
    symbols: [
      ("VMT", "vehicle miles driven in the year, or in a day when “annualization” is stated"),
      ("a", "what makes the miles those of a year"),
      ("s", "share of the miles by vehicle and fuel; shares sum to 1"),
      ("mpg", "miles per gallon, or per kWh for electric vehicles"),
      ("f(fuel)", "carbon dioxide per gallon; a blend's ethanol and biodiesel apart"),
      ("g", "methane or nitrous oxide per mile of the vehicle and model year"),
      ("r(gas)", "grid rate, for electric vehicles"),
    ], parameters: [.annualization, .grid, .revision, part, .hubEdition],
    protocols: ProtocolTags(
      gpc: "II.1.1", scope: 1, uscp: "TR.1", counts: .source, lgop: "7"),
    validity:
      "Miles driven within the boundary, through traffic included. The factor cell names a set of vehicle-mix.csv, or of factors.csv with factors per mile, as from MOVES or EMFAC. One model year stands for each class of vehicle. Ethanol's and biodiesel's carbon dioxide is biogenic. Not for fuel sold, nor for trips that end elsewhere.",
    source: "EPA GHG Emission Factors Hub, tables 2–4")

  /// Which part of mixed traffic a record counts.
  static let part = MethodParameter(
    "part", "Which part is counted: all, fuel burned (scope 1) or grid electricity (scope 2)",
    words: ["all", "scope-1", "scope-2"], .word("all"))

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let quantity = try transport.inputs.quantity("VMT", &recorder)
    let annual = try transport.inputs.value("annualization", &recorder)
    let miles = try transport.emissions(
      of: Distance(canonical: quantity * annual), &recorder)
    switch try transport.countedPart(&recorder) {
    case "scope-1": return miles.fuel
    case "scope-2": return miles.electricity
    default:
      if miles.electricity != .zero {
        recorder.note {
          "Of the carbon dioxide, \(NumberText.significant(miles.electricity.carbonDioxide.tonnes)) t are grid electricity of electric vehicles (scope 2, GPC II.1.2). Records with “part=scope-1” and “part=scope-2” keep the scopes apart."
        }
      }
      return miles.total
    }
  }
}
