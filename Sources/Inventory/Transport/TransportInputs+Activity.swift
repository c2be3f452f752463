internal import Factors
internal import Quantities

/// Nonroad engines, and travel and freight by what was carried.
extension TransportInputs {
  /// Emissions of fuel burned in a kind of equipment that is not a road vehicle.
  ///
  ///     m(CO2) = Σ Q · b(fuel) · f(fuel);  m(CH4), m(N2O) = Q · g(equipment, fuel, engine)
  func nonroadEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, equipment: String, fuel: String,
    engine: String?, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    if let own = try ownEmissions(of: amount, kind, &recorder) { return own }
    let parts = try components(of: fuel, &recorder)
    noteBlends([fuel], &recorder)
    var used: UsedFactors = []
    var sum = try carbonDioxide(of: amount, kind, parts, &used, &recorder)
    let main = TransportInputs.mainFuel(parts, of: fuel)
    let key = [equipment, main, engine].compactMap(\.self).joined(separator: ":")
    let factors = library.activityFactors("nonroad", key, edition: edition)
    guard !factors.isEmpty else {
      throw unknownEngine(key, equipment: equipment, fuel: main)
    }
    try note(factors, per: kind, &recorder)
    noteStandIns(used + factors.map { (key, $0) }, &recorder)
    sum += MethodInputs.emissions(ofCanonical: amount, factors)
    return sum.withMethaneByOriginOfCarbon
  }

  private func unknownEngine(_ key: String, equipment: String, fuel: String) -> MethodProblem {
    let known = library.activities(in: "nonroad").filter { $0.hasPrefix(equipment + ":") }
    let engines = known.filter { $0.hasPrefix("\(equipment):\(fuel):") }
    if key == "\(equipment):\(fuel)", !engines.isEmpty {
      let words = engines.map { String($0.dropFirst(key.count + 1)) }.joined(separator: ", ")
      return MethodProblem(
        "factor", "“\(key)” differs by engine. Write “engine=…” with one of \(words).")
    }
    return MethodProblem(
      "activity",
      known.isEmpty
        ? "“\(equipment)” is not equipment of the EPA's table 5. Known: \(equipmentNames.joined(separator: ", "))."
        : "There is no methane and nitrous oxide factor for “\(key)”. Known: \(known.joined(separator: ", "))."
    )
  }

  private var equipmentNames: [String] {
    let names = library.activities(in: "nonroad").compactMap { $0.split(separator: ":").first }
    return Set(names).sorted().map(String.init)
  }

  /// Emissions of miles, passenger-miles or ton-miles by the EPA's factors for travel and freight.
  ///
  ///     m(gas) = A · f(gas, mode)
  func travelEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, mode: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    if let own = try ownEmissions(of: amount, kind, &recorder) { return own }
    let factors = try travelFactors(mode, kind)
    try note(factors, per: kind, &recorder)
    noteStandIns(factors.map { (mode, $0) }, &recorder)
    return MethodInputs.emissions(ofCanonical: amount, factors).withMethaneByOriginOfCarbon
  }

  /// Factors of a mode of travel or freight per unit of a kind.
  func travelFactors(
    _ mode: String, _ kind: MeasurementUnit.Kind
  ) throws(MethodProblem) -> [EmissionFactor] {
    let per = TransportInputs.travelUnit(kind)
    let factors = library.activityFactors("transport-activity", "\(mode):\(per)", edition: edition)
    guard factors.isEmpty else { return factors }
    let known = library.activities(in: "transport-activity").compactMap { key -> String? in
      let parts = key.split(separator: ":")
      return parts.count == 2 && parts[1] == per ? String(parts[0]) : nil
    }
    throw MethodProblem(
      "activity",
      "There is no factor for “\(mode)” per \(per). Known: \(known.joined(separator: ", ")). A set of factors.csv can be named in the factor cell."
    )
  }

  private static func travelUnit(_ kind: MeasurementUnit.Kind) -> String {
    switch kind {
    case .passengerDistance: "passenger-mile"
    case .freightDistance: "short ton-mile"
    default: "vehicle-mile"
    }
  }
}
