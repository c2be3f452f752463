internal import Factors
internal import Quantities
internal import Tables

/// Fuel that vehicles burn.
extension TransportInputs {
  /// The fuels of a fuel as sold, by volume: a blend's, a stated share of biofuel, or the fuel alone.
  func components<Recorder: CalculationRecorder>(
    of fuel: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [(fuel: String, share: Double)] {
    guard inputs.declaration.parameter("biofuel") != nil, inputs.states("biofuel") else {
      return library.blends[fuel] ?? [(fuel, 1)]
    }
    guard let biofuel = ["motor-gasoline": "ethanol", "diesel": "biodiesel"][fuel] else {
      throw MethodProblem(
        "factor",
        "“biofuel” is the part of ethanol in motor-gasoline, or of biodiesel in diesel; “\(fuel)” takes none."
      )
    }
    let share = try inputs.value("biofuel", &recorder)
    return [(fuel, 1 - share), (biofuel, share)]
  }

  /// Says what blends are made of.
  func noteBlends<Recorder: CalculationRecorder>(
    _ fuels: [String], _ recorder: inout Recorder
  ) {
    guard !inputs.states("biofuel") else { return }
    for fuel in Set(fuels).sorted() {
      guard let blend = library.blends[fuel] else { continue }
      recorder.note {
        let parts = blend.map { "\(NumberText.significant($0.share * 100)) % \($0.fuel)" }
        return
          "\(fuel) is \(parts.joined(separator: ", ")) by volume, as its name says; what is sold may differ."
      }
    }
  }

  /// The part of a blend with the largest share, whose vehicles and engines burn it.
  static func mainFuel(_ components: [(fuel: String, share: Double)], of fuel: String) -> String {
    components.max { $0.share < $1.share }?.fuel ?? fuel
  }

  /// An amount of fuel by volume: compressed gas that is billed by energy, by its default heat content.
  func volume<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, _ recorder: inout Recorder
  ) throws(MethodProblem) -> (amount: Double, kind: MeasurementUnit.Kind) {
    guard kind == .energy, record.activity == "cng" else { return (amount, kind) }
    let heat = try heatContent("natural-gas", &recorder)
    return (Energy(canonical: amount).mmBtu / heat, .gasVolume)
  }

  /// Carbon dioxide of a fuel, fossil and biogenic apart.
  ///
  ///     m(CO2) = Σ Q · b(fuel) · f(fuel)
  func carbonDioxide<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, _ parts: [(fuel: String, share: Double)],
    _ used: inout UsedFactors, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    var sum = EmissionsByGas.zero
    for part in parts where part.share > 0 {
      guard let factor = library.vehicleFuelFactor(fuel: part.fuel, edition: edition) else {
        throw unknownFuel(part.fuel)
      }
      guard factor.per.kind == kind else {
        throw MethodProblem(
          "unit",
          "The carbon dioxide of “\(part.fuel)” is known per \(factor.per.symbol), and the quantity is one of \(kind.rawValue). Use \(MeasurementUnit.symbols(of: factor.per.kind).joined(separator: ", "))."
        )
      }
      recorder.input { factor.input("f", "Carbon of \(part.fuel)") }
      used.append((part.fuel, factor))
      sum[factor.gas] += amount * part.share * factor.kilogramsPerCanonicalUnit
    }
    return sum
  }

  /// Methane and nitrous oxide of a road fuel by default factors per amount, whatever the vehicle.
  ///
  /// - Limits: Factors of stationary combustion; vehicles differ by an order of magnitude.
  func defaultTrace<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, _ parts: [(fuel: String, share: Double)],
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    var sum = EmissionsByGas.zero
    for part in parts where part.share > 0 {
      let factors = library.activityFactors("road-fuel", part.fuel, edition: edition)
      guard !factors.isEmpty else {
        throw MethodProblem(
          "factor",
          "There is no default methane and nitrous oxide for “\(part.fuel)”. State vehicle, model_year and mpg, or name a set of factors.csv."
        )
      }
      try note(factors, per: kind, &recorder)
      sum += MethodInputs.emissions(ofCanonical: amount * part.share, factors)
    }
    recorder.note {
      "No vehicle is stated, so methane and nitrous oxide are by the EPA's default per amount of fuel in stationary combustion (table 1)."
    }
    return sum
  }

  /// Standard cubic feet of natural gas with the heat of a gallon of gasoline.
  func cubicFeetPerGallonEquivalent<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    try heatContent("motor-gasoline", &recorder) / heatContent("natural-gas", &recorder)
  }

  private func heatContent<Recorder: CalculationRecorder>(
    _ fuel: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let entry = library.fuels[fuel], let heat = entry.heatContent else {
      throw MethodProblem("unit", "The library has no heat content of “\(fuel)”.")
    }
    recorder.input {
      Explanation.Input(
        symbol: "h", name: "Default heat content, \(entry.name.lowercased())",
        value: NumberText.significant(heat), unit: "MMBtu per \(entry.unit.symbol)",
        source: context.citation("epa-hub-2025"))
    }
    return heat
  }

  /// The problem of a fuel that no table has.
  func unknownFuel(_ fuel: String) -> MethodProblem {
    let known = library.activities(in: "mobile-co2") + library.blends.keys.sorted()
    let advice =
      NearestName.find(fuel, among: known).map { "Did you mean “\($0)”?" }
      ?? "Known: \(known.joined(separator: ", "))."
    return MethodProblem(
      "activity",
      "There is no carbon dioxide factor for the fuel “\(fuel)”. \(advice)"
    )
  }
}
