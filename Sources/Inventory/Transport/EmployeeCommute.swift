internal import Factors
public import Quantities
internal import Tables

/// Employees on their way to work, by number, days, distance and modes, or by miles surveyed.
///
///     P = N · D · d
///     m(gas) = Σ P · s(mode) ÷ occupancy · f(gas, mode)      occupancy 1 but for carpools
///     m(gas) = A · f(gas, mode)                              miles surveyed by mode
///
/// - Source: [EPA-HUB-2025], table 10; form as in EPA's guidance on employee commuting; [LGOP-2010], scope 3.
/// - Limits: An average trip stands for all; long trips by car and short ones by bike blur into one distance.
public enum EmployeeCommute: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "employee-commute", name: "Employee commute", account: .government,
    sectors: [.transportation], kinds: [.count, .passengerDistance, .distance],
    quantity: "Employees; or passenger-miles or vehicle miles surveyed by mode",
    equation: "m(gas) = Σ N · D · d · s(mode) ÷ o · f(gas, mode);  or m(gas) = A · f(gas, mode)",
    symbols: [
      ("N", "employees"), ("D", "days a year on which an employee works, at home or at the place"),
      ("d", "distance of a round trip"), ("s(mode)", "part of the days by mode; they sum to 1"),
      ("o", "people in a carpool"), ("A", "miles surveyed; the activity is the mode"),
      ("f(gas, mode)", "emission factor per vehicle mile or passenger-mile"),
    ], parameters: parameters, protocols: ProtocolTags(scope: 3, counts: .activity),
    validity:
      "A survey of employees gives the modes; payroll gives the number; zip codes give the distance. Shares of modes that are not stated are 0, and all must sum to 1, telework included. Cars are passenger cars unless “light_truck_share” is stated. Not beside community vehicle miles: those contain it, as another account.",
    source: "EPA GHG Emission Factors Hub, table 10")

  private static let parameters: [MethodParameter] =
    [
      MethodParameter(
        "days", "D", "Days a year on which an employee works", unit: "days", range: 1...366),
      MethodParameter(
        "distance", "d", "Distance of a round trip", unit: "mile", range: 0...1000),
    ]
    + CommuteMode.allCases.map { mode in
      MethodParameter(
        mode.rawValue, "s(\(mode.rawValue))", "Part of the days: \(mode.meaning)", unit: "share",
        range: 0...1, .assumed(0, "None is stated"))
    } + [
      MethodParameter(
        "occupancy", "o", "People in a carpool", unit: "people", range: 2...15),
      MethodParameter(
        "light_truck_share", "t", "Part of the cars that are light trucks", unit: "share",
        range: 0...1, .assumed(0, "All cars are counted as passenger cars")),
      MethodParameter(
        "kwh_per_mile", "e", "Electricity of an electric car per mile", unit: "kWh/mile",
        range: 0.05...2),
      .grid, .revision, .hubEdition,
    ]

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let (amount, kind) = try transport.quantity(record.unit?.kind == .count ? "N" : "A", &recorder)
    guard kind == .count else {
      return try transport.travelEmissions(of: amount, kind, mode: record.activity, &recorder)
    }
    let days = try transport.inputs.value("days", &recorder)
    let distance = try transport.inputs.value("distance", &recorder)
    let shares = try modeShares(transport, &recorder)
    var sum = EmissionsByGas.zero
    for (mode, share) in shares where share > 0 {
      sum += try transport.commute(
        .miles(amount * days * distance * share), by: mode, &recorder)
    }
    return sum
  }

  private static func modeShares<Recorder: CalculationRecorder>(
    _ transport: TransportInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [(mode: CommuteMode, share: Double)] {
    var shares: [(mode: CommuteMode, share: Double)] = []
    for mode in CommuteMode.allCases {
      // A mode that is not stated is 0 and would only crowd the explanation.
      guard transport.inputs.states(mode.rawValue) else { continue }
      shares.append((mode, try transport.inputs.value(mode.rawValue, &recorder)))
    }
    let sum = shares.reduce(0) { $0 + $1.share }
    guard (sum - 1).magnitude <= 1e-6 else {
      let modes = CommuteMode.allCases.map(\.rawValue).joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "The shares of commuting modes sum to \(NumberText.significant(sum)), not 1. State \(modes); the record was left out."
      )
    }
    return shares
  }
}

/// A way to work.
enum CommuteMode: String, CaseIterable {
  case driveAlone = "drive_alone"
  case carpool
  case electricCar = "electric_car"
  case motorcycle, bus
  case transitRail = "transit_rail"
  case commuterRail = "commuter_rail"
  case active, telework

  var meaning: String {
    switch self {
    case .driveAlone: "alone in a car with an engine"
    case .carpool: "in a carpool"
    case .electricCar: "alone in an electric car"
    case .motorcycle: "by motorcycle"
    case .bus: "by bus"
    case .transitRail: "by subway or light rail"
    case .commuterRail: "by commuter rail"
    case .active: "on foot or by bike"
    case .telework: "at home"
    }
  }
}

extension TransportInputs {
  /// Emissions of person-miles by one mode.
  fileprivate func commute<Recorder: CalculationRecorder>(
    _ distance: Distance, by mode: CommuteMode, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    switch mode {
    case .driveAlone: return try cars(distance, mode, &recorder)
    case .carpool:
      return try cars(distance / inputs.value("occupancy", &recorder), mode, &recorder)
    case .electricCar:
      let electricity = try distance.miles * inputs.value("kwh_per_mile", &recorder)
      return try gridEmissions(of: .kilowattHours(electricity), &recorder)
    case .motorcycle:
      return try commute(distance, "motorcycle", .distance, mode, &recorder)
    case .bus: return try commute(distance, "bus", .passengerDistance, mode, &recorder)
    case .transitRail:
      return try commute(distance, "transit-rail", .passengerDistance, mode, &recorder)
    case .commuterRail:
      return try commute(distance, "commuter-rail", .passengerDistance, mode, &recorder)
    case .active, .telework: return .zero
    }
  }

  private func cars<Recorder: CalculationRecorder>(
    _ distance: Distance, _ mode: CommuteMode, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let trucks = try inputs.value("light_truck_share", &recorder)
    var sum = EmissionsByGas.zero
    if trucks < 1 {
      sum += try commute(distance * (1 - trucks), "passenger-car", .distance, mode, &recorder)
    }
    if trucks > 0 {
      sum += try commute(distance * trucks, "light-truck", .distance, mode, &recorder)
    }
    return sum
  }

  /// By the community's own factors of the vehicle, where its set has them, else by the library's.
  private func commute<Recorder: CalculationRecorder>(
    _ distance: Distance, _ vehicle: String, _ kind: MeasurementUnit.Kind, _ mode: CommuteMode,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let rows =
      context.factorSets[record.factor.name]?.rows(activity: vehicle, year: record.year) ?? []
    guard rows.isEmpty else {
      return try emissions(of: distance.canonical, kind, own: rows.map(\.factor), &recorder)
    }
    let factors = try travelFactors(vehicle, kind)
    try note(factors, per: kind, &recorder)
    noteStandIns(factors.map { (vehicle, $0) }, &recorder)
    return MethodInputs.emissions(ofCanonical: distance.canonical, factors)
      .withMethaneByOriginOfCarbon
  }
}
