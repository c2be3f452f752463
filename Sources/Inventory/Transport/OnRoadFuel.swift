internal import Factors
public import Quantities
internal import Tables

/// On-road vehicles from the fuel that they burn, as sold or as used.
///
///     m(CO2) = Σ Q · p · b(fuel) · f(fuel)
///     m(CH4), m(N2O) = Q · p · mpg · g(vehicle, fuel, model year)     with a vehicle stated
///     m(CH4), m(N2O) = Σ Q · p · b(fuel) · f(fuel)                    without
///
/// - Source: [EPA-HUB-2025], tables 1 to 4; [GPC-2021], chapter 7, fuel sales; [LGOP-2010], chapter 7.
/// - Limits: Fuel sold in a place is not burned there alone. Without a vehicle, methane and nitrous oxide are
///   by factors of stationary combustion.
public enum OnRoadFuel: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "on-road-fuel", name: "On-road vehicles by fuel", sectors: [.transportation],
    kinds: [.liquidVolume, .gasVolume, .energy], quantity: "Fuel sold or used",
    activities: .words(fuels),
    equation: "m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · mpg · g, or Q · p · f",
    symbols: symbols,
    parameters: [
      .countedShare, .biofuel, .vehicle, .modelYear, .fuelEconomy, .grid, .revision, .hubEdition,
    ],
    protocols: ProtocolTags(
      gpc: "II.1.1", scope: 1, uscp: "TR.1", counts: .source, lgop: "7"),
    validity:
      "Fuel sales of the community, with “share” for the part that is burned on its roads, or fuel that a known fleet used. Methane and nitrous oxide are per mile when vehicle, model_year and mpg are stated, else by default per gallon, which the explanation says. Electricity needs its own scope in the record. Not together with vehicle miles of the same vehicles.",
    source: "EPA GHG Emission Factors Hub, tables 1–4")

  /// Fuels of road vehicles, for pick-lists.
  static let fuels = [
    "motor-gasoline", "gasoline-e10", "gasoline-e85", "ethanol", "diesel", "diesel-b5",
    "diesel-b20", "biodiesel", "cng", "lng", "lpg", "electricity",
  ]

  static let symbols = [
    ("Q", "fuel; compressed gas by volume or by heat, electricity at the plug"),
    ("p", "part of the fuel that is counted"),
    ("b", "part of each fuel in a blend, by volume"),
    ("f(fuel)", "emission factor per amount of fuel"),
    ("mpg", "miles per gallon, of gasoline equivalent for compressed gas"),
    ("g", "methane or nitrous oxide per mile of the vehicle and model year"),
  ]

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    return try transport.roadFuelEmissions(&recorder)
  }
}

extension TransportInputs {
  /// Emissions of road fuel, by the vehicle that the record states or by default.
  func roadFuelEmissions<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let (quantity, unitKind) = try quantity("Q", &recorder)
    if record.activity == "electricity" {
      return try electricityEmissions(of: quantity, &recorder)
    }
    if let own = try ownEmissions(of: quantity, unitKind, &recorder) { return own }
    let (amount, kind) = try volume(of: quantity, unitKind, &recorder)
    let parts = try components(of: record.activity, &recorder)
    noteBlends([record.activity], &recorder)
    var used: UsedFactors = []
    var sum = try carbonDioxide(of: amount, kind, parts, &used, &recorder)
    guard inputs.states("vehicle") || inputs.states("mpg") else {
      sum += try defaultTrace(of: amount, kind, parts, &recorder)
      noteStandIns(used, &recorder)
      return sum.withMethaneByOriginOfCarbon
    }
    let vehicle = try inputs.word("vehicle", &recorder)
    let economy = try inputs.value("mpg", &recorder)
    let modelYear = try modelYear(fuel: record.activity, &recorder)
    let gallons =
      kind == .gasVolume
      ? try amount / cubicFeetPerGallonEquivalent(&recorder)
      : LiquidVolume(canonical: amount).gallons
    sum += try trace(
      of: .miles(gallons * economy), vehicle: vehicle,
      fuel: TransportInputs.mainFuel(parts, of: record.activity), modelYear: modelYear,
      place: record.place, &used, &recorder)
    noteStandIns(used, &recorder)
    return sum.withMethaneByOriginOfCarbon
  }
}
