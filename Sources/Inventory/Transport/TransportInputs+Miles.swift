internal import Factors
internal import Quantities
internal import Tables

/// What vehicle miles emit, by burning fuel and by drawing power from the grid.
struct MileEmissions {
  var fuel = EmissionsByGas.zero
  var electricity = EmissionsByGas.zero

  var total: EmissionsByGas { fuel + electricity }
}

/// Miles of vehicles of one class, or of a mix of them.
extension TransportInputs {
  /// Emissions of miles by the mix, the set of factors or the vehicle that the record names.
  func emissions<Recorder: CalculationRecorder>(
    of distance: Distance, _ recorder: inout Recorder
  ) throws(MethodProblem) -> MileEmissions {
    let name = record.factor.name
    if context.vehicleMixes[name] == nil, context.factorSets[name] != nil,
      let own = try ownEmissions(of: distance.canonical, .distance, &recorder)
    {
      return MileEmissions(fuel: own)
    }
    var sum = MileEmissions()
    var charged = Energy.zero
    var used: UsedFactors = []
    let vehicles = try vehicles(&recorder)
    for part in vehicles {
      let miles = distance * part.share.value
      note(part, &recorder)
      guard part.milesPerUnit > 0 else {
        throw MethodProblem(
          "factor",
          "The fuel economy of \(part.vehicle), \(part.fuel) must be above 0 (\(part.place)).")
      }
      guard part.fuel != "electricity" else {
        charged += .kilowattHours(miles.miles / part.milesPerUnit)
        continue
      }
      sum.fuel += try burning(miles, part, &used, &recorder)
    }
    noteBlends(vehicles.map(\.fuel), &recorder)
    noteStandIns(used, &recorder)
    if charged != .zero { sum.electricity = try gridEmissions(of: charged, &recorder) }
    return sum
  }

  /// Emissions of miles of an operator's own vehicles, those that charge included.
  func ownedMiles<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let miles = try emissions(
      of: Distance(canonical: quantity("VMT", &recorder).amount), &recorder)
    if miles.electricity != .zero { try checkScopeOfElectricity() }
    return miles.total
  }

  /// The mix that the record names, or the one vehicle that it states.
  private func vehicles<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> [VehicleShare] {
    let takesOne = inputs.declaration.parameter("vehicle") != nil
    if takesOne, context.vehicleMixes[record.factor.name] == nil {
      let vehicle = try inputs.word("vehicle", &recorder)
      let economy = try inputs.value("mpg", &recorder)
      let modelYear = try modelYear(fuel: record.activity, &recorder)
      return [
        VehicleShare(
          vehicle: vehicle, fuel: record.activity, share: Share(1), milesPerUnit: economy,
          modelYear: modelYear, source: record.source, place: record.place)
      ]
    }
    return try vehicleMix()
  }

  /// The stated model year; any will do for fuels whose factors do not depend on it.
  func modelYear<Recorder: CalculationRecorder>(
    fuel: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Int {
    let components = library.blends[fuel] ?? [(fuel, 1)]
    let main = TransportInputs.mainFuel(components, of: fuel)
    guard inputs.states("model_year") || ["motor-gasoline", "diesel"].contains(main) else {
      return record.year
    }
    return Int(try inputs.value("model_year", &recorder))
  }

  private func vehicleMix() throws(MethodProblem) -> [VehicleShare] {
    let name = record.factor.name
    guard let mix = context.vehicleMixes[name] else { throw unknownSet(name) }
    let sum = mix.reduce(0) { $0 + $1.share.value }
    guard (sum - 1).magnitude <= 1e-6 else {
      throw MethodProblem(
        "factor",
        "The shares of the vehicle mix “\(name)” sum to \(NumberText.significant(sum)), not 1. Mend vehicle-mix.csv; the record was left out."
      )
    }
    return mix
  }

  private func note<Recorder: CalculationRecorder>(
    _ part: VehicleShare, _ recorder: inout Recorder
  ) {
    let name = "\(part.vehicle), \(part.fuel)"
    recorder.input {
      Explanation.Input(
        symbol: "s", name: "Share of miles: \(name)",
        value: NumberText.significant(part.share.value), unit: "share",
        source: context.citation(part.source), place: part.place.at(column: "share"))
    }
    recorder.input {
      Explanation.Input(
        symbol: "mpg", name: "Fuel economy: \(name)",
        value: NumberText.significant(part.milesPerUnit),
        unit: part.fuel == "electricity" ? "miles per kWh" : "miles per gallon",
        source: context.citation(part.source), place: part.place.at(column: "mpg"))
    }
  }

  private func burning<Recorder: CalculationRecorder>(
    _ distance: Distance, _ part: VehicleShare, _ used: inout UsedFactors,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let components = try components(of: part.fuel, &recorder)
    let gallons = distance.miles / part.milesPerUnit
    let isGas = components.contains { component in
      library.vehicleFuelFactor(fuel: component.fuel, edition: edition)?.per.kind == .gasVolume
    }
    var sum: EmissionsByGas
    if isGas {
      let perGallon = try cubicFeetPerGallonEquivalent(&recorder)
      sum = try carbonDioxide(of: gallons * perGallon, .gasVolume, components, &used, &recorder)
    } else {
      let volume = LiquidVolume.gallons(gallons).canonical
      sum = try carbonDioxide(of: volume, .liquidVolume, components, &used, &recorder)
    }
    sum += try trace(
      of: distance, vehicle: part.vehicle,
      fuel: TransportInputs.mainFuel(components, of: part.fuel), modelYear: part.modelYear,
      place: part.place, &used, &recorder)
    return sum.withMethaneByOriginOfCarbon
  }

  /// Methane and nitrous oxide of miles, by class of vehicle, fuel and model year.
  ///
  ///     m(CH4), m(N2O) = VMT · g(vehicle, fuel, model year)
  func trace<Recorder: CalculationRecorder>(
    of distance: Distance, vehicle: String, fuel: String, modelYear: Int, place: Place,
    _ used: inout UsedFactors, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    var sum = EmissionsByGas.zero
    for gas in [Gas.methane, .nitrousOxide] {
      let factor = try mileFactor(
        gas, vehicle: vehicle, fuel: fuel, modelYear: modelYear, place: place)
      recorder.input {
        factor.input("g(\(gas.formula))", "Per mile: \(vehicle), \(fuel), \(modelYear)")
      }
      used.append(("\(vehicle), \(fuel), \(modelYear)", factor))
      sum[gas] += distance.canonical * factor.kilogramsPerCanonicalUnit
    }
    return sum
  }

  private func mileFactor(
    _ gas: Gas, vehicle: String, fuel: String, modelYear: Int, place: Place
  ) throws(MethodProblem) -> EmissionFactor {
    let classes = TransportInputs.classes(for: vehicle)
    for candidate in classes {
      if let factor = library.vehicleMileFactor(
        vehicle: candidate, fuel: fuel, modelYear: modelYear, gas: gas, edition: edition)
      {
        return factor
      }
    }
    let years = classes.lazy.compactMap {
      library.vehicleModelYears(vehicle: $0, fuel: fuel)
    }.first
    let fuels = Set(classes.flatMap(library.vehicleFuels(of:))).sorted()
    let advice =
      years.map { "The table has model years \($0.lowerBound) to \($0.upperBound)." }
      ?? (fuels.isEmpty
        ? "Vehicles: \(MethodParameter.vehicle.words.joined(separator: ", "))."
        : "The table has \(vehicle) for \(fuels.joined(separator: ", ")).")
    throw MethodProblem(
      "factor",
      "There is no \(gas.formula) factor per mile for \(vehicle), \(fuel), model year \(modelYear) (\(place)). \(advice)"
    )
  }

  /// Classes of the EPA's tables that a vehicle belongs to, the closest first.
  ///
  /// - Source: [EPA-HUB-2021], tables 3 and 4, which put heavy vehicles together for diesel and for gasoline.
  static func classes(for vehicle: String) -> [String] {
    switch vehicle {
    case "bus", "medium-duty-truck", "heavy-duty-truck": [vehicle, "medium-heavy", "heavy-duty"]
    case "medium-heavy", "heavy-duty": ["medium-heavy", "heavy-duty", "heavy-duty-truck"]
    default: [vehicle]
    }
  }
}
