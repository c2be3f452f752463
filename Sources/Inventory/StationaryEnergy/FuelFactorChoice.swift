internal import Factors
internal import Quantities
internal import Tables

/// Chooses the factors by gas for a record's fuel, and the biogenic part of its carbon.
struct FuelFactorChoice {
  let inputs: MethodInputs
  let fuel: FuelAmount

  private var record: ActivityRecord { inputs.record }
  private var library: FactorLibrary { inputs.context.library }

  /// One factor per gas, noted as inputs of the formula.
  func factors<Recorder: CalculationRecorder>(
    own: [EmissionFactor]?, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor] {
    if let own { return try completed(own, &recorder) }
    let hub = try hubFactors()
    recorder.note { reason }
    var chosen = [hub.carbonDioxide, hub.methane, hub.nitrousOxide]
    let sector = try sectorFactors(&recorder)
    chosen = chosen.map { factor in sector.first { $0.gas == factor.gas } ?? factor }
    var stated: [EmissionFactor] = []
    for (id, unit) in [("co2_factor", "kg"), ("ch4_factor", "g"), ("n2o_factor", "g")] {
      guard let value = try inputs.optional(id, &recorder) else { continue }
      stated += statedFactor(id, value, unit, replacing: chosen)
    }
    for factor in chosen where !stated.contains(where: { $0.gas == factor.gas }) {
      note(factor, &recorder)
    }
    return chosen.map { factor in stated.first { $0.gas == factor.gas } ?? factor }
  }

  /// Why this edition and no other.
  private var reason: String {
    let stated = record.factor.part(after: "epa-hub") ?? record.factor.options["edition"]
    guard let known = fuel.fuel, let unit = record.unit else { return "" }
    for kind in [unit.kind, .energy] {
      if let selection = try? library.fuelSelection(
        fuel: known.id, kind: kind, year: record.year, edition: stated)
      {
        return selection.reason.sentence
      }
    }
    return ""
  }

  /// The biogenic part of the carbon; nil when the gas of each factor says it.
  func biogenicShare<Recorder: CalculationRecorder>(
    hasOwnFactors: Bool, _ factors: [EmissionFactor], _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double? {
    if let stated = try inputs.optional("biogenic_share", &recorder) {
      let gases = Set(factors.map(\.gas))
      guard !gases.isSuperset(of: [.carbonDioxide, .biogenicCarbonDioxide]) else {
        throw MethodProblem(
          "factor",
          "The set “\(record.factor.name)” gives fossil and biogenic CO2 apart, so “biogenic_share” would split it twice. Leave one of the two out."
        )
      }
      return stated
    }
    guard let known = fuel.fuel, !hasOwnFactors,
      library.variants(of: "biogenic-carbon").contains(known.id)
    else { return nil }
    return try inputs.constant(
      "biogenic-carbon", variant: known.id, symbol: "b",
      "Biogenic part of the carbon of \(known.name.lowercased())", &recorder)
  }

  private func note<Recorder: CalculationRecorder>(
    _ factor: EmissionFactor, _ recorder: inout Recorder
  ) {
    recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
  }

  /// The community's own factors; methane and nitrous oxide that they do not state are the EPA's.
  private func completed<Recorder: CalculationRecorder>(
    _ own: [EmissionFactor], _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor] {
    for id in ["co2_factor", "ch4_factor", "n2o_factor", "ch4_n2o"] where inputs.states(id) {
      throw MethodProblem(
        "factor",
        "“\(id)” and the set “\(record.factor.name)” both say what the fuel emits. Leave one of them out."
      )
    }
    let gases = Set(own.map(\.gas))
    guard gases.contains(.carbonDioxide) || gases.contains(.biogenicCarbonDioxide) else {
      throw MethodProblem(
        "factor",
        "The set “\(record.factor.name)” has no CO2 factor for “\(record.activity)”. Add a row; write 0 when there is none."
      )
    }
    let missing = [Gas.methane, .nitrousOxide].filter { !gases.contains($0) }
    var added: [EmissionFactor] = []
    if !missing.isEmpty {
      let names = missing.map(\.formula).joined(separator: " and ")
      if fuel.fuel != nil, let hub = try? hubFactors() {
        added = [hub.methane, hub.nitrousOxide].filter { missing.contains($0.gas) }
        recorder.note { "The set states no \(names); the EPA's factors stand in." }
      } else {
        recorder.note {
          "The set states no \(names), and the library has none for this fuel; they are not counted."
        }
      }
    }
    for factor in own + added { note(factor, &recorder) }
    return own + added
  }

  /// The hub's factors: per unit of the record's own kind when there are such, else per MMBtu.
  private func hubFactors() throws(MethodProblem) -> FuelFactors {
    guard let known = fuel.fuel else {
      throw MethodProblem("activity", "There is no emission factor for “\(record.activity)”.")
    }
    let edition = inputs.hubEdition
    let needsEnergy = fuel.statedHeat != nil
    let direct =
      needsEnergy
      ? nil : library.fuelFactors(fuel: known.id, kind: fuel.unit.kind, edition: edition)
    if let direct { return direct }
    guard let perEnergy = library.fuelFactors(fuel: known.id, kind: .energy, edition: edition)
    else {
      throw MethodProblem(
        "factor",
        "There is no factor for \(known.name) in edition “\(edition)”. Editions: 2021, 2025. Or name a set of factors.csv."
      )
    }
    return perEnergy
  }

  /// Methane and nitrous oxide of equipment in a sector, when the record asks for them.
  private func sectorFactors<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor] {
    let word = try inputs.word("ch4_n2o", &recorder)
    guard word != "epa-hub" else { return [] }
    let factors = library.activityFactors("combustion-by-sector", "\(word):\(record.activity)")
    guard !factors.isEmpty else {
      let known = library.activities(in: "combustion-by-sector").filter {
        $0.hasPrefix(word + ":")
      }.map { $0.dropFirst(word.count + 1) }.joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "“ch4_n2o=\(word)” has no factor for “\(record.activity)”. It has: \(known). State “ch4_factor” and “n2o_factor” instead."
      )
    }
    return factors
  }

  /// A factor of the record's own per MMBtu, for the same gas as the one it replaces.
  private func statedFactor(
    _ id: String, _ value: Double, _ unit: String, replacing factors: [EmissionFactor]
  ) -> [EmissionFactor] {
    let gases: Set<Gas> =
      switch id {
      case "co2_factor": [.carbonDioxide, .biogenicCarbonDioxide]
      case "ch4_factor": [.methane]
      default: [.nitrousOxide]
      }
    guard let per = MeasurementUnit.named("MMBtu"),
      let replaced = factors.first(where: { gases.contains($0.gas) })
    else { return [] }
    return [
      EmissionFactor(
        id: "\(record.id):\(id)", gas: replaced.gas, value: value, massUnit: unit, per: per,
        edition: "",
        source: FactorSource(id: record.id, author: "", title: "Stated in \(record.place)"),
        status: .verified)
    ]
  }
}
