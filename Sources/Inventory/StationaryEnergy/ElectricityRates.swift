internal import Factors
internal import Quantities

/// Rates by gas for electricity: the grid's, or the community's own completed by the grid's.
struct ElectricityRates {
  /// One published rate and its weight between two editions.
  struct Part {
    let factor: EmissionFactor
    let weight: Double
    let name: String
  }

  private(set) var parts: [Part]
  /// What a reader should know about the rates, in full sentences.
  private(set) var notes: [String]

  /// The rates of a grid subregion.
  init(grid choice: GridChoice, year: Int) {
    parts = zip(choice.rates, choice.weights).flatMap { rates, weight in
      let weighted = choice.isInterpolated ? ", weight \(NumberText.significant(weight))" : ""
      let name = "Grid \(rates.subregion), data year \(rates.year)\(weighted)"
      return [rates.carbonDioxide, rates.methane, rates.nitrousOxide].map {
        Part(factor: $0, weight: weight, name: name)
      }
    }
    notes = []
    if choice.isInterpolated {
      notes.append("There is no eGRID edition for \(year); the rates are interpolated linearly.")
    } else if let gases = choice.rates.first?.interpolatedGases, !gases.isEmpty {
      let names = gases.map(\.formula).joined(separator: " and ")
      notes.append(
        "The rates of \(names) were not read for \(year); they are linear between the editions around it."
      )
    }
  }

  /// Rates of the community's own, or of a contract.
  ///
  /// Suppliers often publish carbon dioxide alone. Methane and nitrous oxide that they do not state are
  /// taken from the grid, and a note says so; a stated 0 stays 0.
  ///
  /// - Throws: `MethodProblem` when a rate is not per amount of electricity, or carbon dioxide is missing.
  init(
    own factors: [EmissionFactor], name: String, grid: GridChoice?, year: Int
  ) throws(MethodProblem) {
    if let wrong = factors.first(where: { $0.per.kind != .energy }) {
      throw MethodProblem(
        "factor",
        "\(name) has a rate per \(wrong.per.symbol), a unit of \(wrong.per.kind.rawValue). Electricity needs rates per MWh or another unit of energy."
      )
    }
    let gases = Set(factors.map(\.gas))
    guard gases.contains(.carbonDioxide) || gases.contains(.biogenicCarbonDioxide) else {
      throw MethodProblem(
        "factor", "\(name) has no rate for CO2. Add a row; write 0 when there is none.")
    }
    parts = factors.map { Part(factor: $0, weight: 1, name: name) }
    notes = []
    let missing = [Gas.methane, .nitrousOxide].filter { !gases.contains($0) }
    guard !missing.isEmpty else { return }
    let names = missing.map(\.formula).joined(separator: " and ")
    guard let grid else {
      notes.append(
        "\(name) states no \(names), and no grid rates are known for \(year); they are not counted."
      )
      return
    }
    parts += ElectricityRates(grid: grid, year: year).parts.filter {
      missing.contains($0.factor.gas)
    }
    notes.append("\(name) states no \(names); the grid's average rates stand in.")
  }

  /// Emissions of an amount of electricity.
  ///
  ///     m(gas) = E · r(gas)
  func emissions(of electricity: Energy) -> EmissionsByGas {
    parts.reduce(into: .zero) { sum, part in
      sum[part.factor.gas] +=
        electricity.canonical * part.factor.kilogramsPerCanonicalUnit * part.weight
    }
  }

  /// Notes the rates as inputs of a formula.
  func note<Recorder: CalculationRecorder>(in recorder: inout Recorder) {
    for part in parts {
      recorder.input { part.factor.input("r(\(part.factor.gas.formula))", part.name) }
    }
    for note in notes { recorder.note { note } }
  }
}

extension ElectricityRates {
  /// The location-based rates of a record: its own set when it names one, else the grid's.
  static func location<Recorder: CalculationRecorder>(
    of inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> ElectricityRates {
    let record = inputs.record
    guard let own = try inputs.ownFactors(&recorder) else {
      let choice = try gridChoice(of: inputs)
      recorder.note { reason(of: inputs) }
      return ElectricityRates(grid: choice, year: record.year)
    }
    return try ElectricityRates(
      own: own, name: "The set “\(record.factor.name)”", grid: inputs.communityGrid,
      year: record.year)
  }

  /// The editions of the grid that a record asks for.
  static func gridChoice(of inputs: MethodInputs) throws(MethodProblem) -> GridChoice {
    try gridChoice(
      subregion: try subregion(of: inputs), for: inputs.record, in: inputs.context.library)
  }

  /// The editions of a subregion for a record: the revision or year that it states, else those of its year.
  ///
  /// - Parameter orSet: What to write in place of a year that the library lacks, where sets are named apart.
  static func gridChoice(
    subregion: String, for record: ActivityRecord, in library: FactorLibrary, orSet: String? = nil
  ) throws(MethodProblem) -> GridChoice {
    let editions = library.gridEditions(subregion: subregion)
    guard let first = editions.first, let last = editions.last else {
      throw MethodProblem(
        "factor",
        "“\(subregion)” is not a grid subregion with known rates\(orSet == nil ? "" : ", nor a set of factors.csv"). Use one of \(library.gridSubregions.joined(separator: ", "))."
      )
    }
    if let revision = record.statedText("revision") {
      guard let exact = editions.first(where: { $0.year == record.year && $0.revision == revision })
      else {
        throw MethodProblem(
          "factor", "There is no revision “\(revision)” of \(subregion) for \(record.year).")
      }
      return GridChoice(rates: [exact], weights: [1])
    }
    if let text = record.statedText("grid_year") {
      guard let year = Int(text), let stated = library.gridChoice(subregion: subregion, year: year)
      else {
        throw MethodProblem(
          "factor",
          "“grid_year=\(text)” is not a year of the grid rates of \(subregion): the library has \(first.year) to \(last.year)."
        )
      }
      return stated
    }
    guard let choice = library.gridChoice(subregion: subregion, year: record.year) else {
      throw MethodProblem(
        "year",
        "There are no grid rates for \(subregion) in \(record.year): the library has \(first.year) to \(last.year). Nothing is extrapolated, so the record was left out. \(orSet ?? "To use those of another year, write “grid_year=\(last.year)” in the factor cell.")"
      )
    }
    return choice
  }

  /// Why these rates and no others, and what else there was.
  private static func reason(of inputs: MethodInputs) -> String {
    let record = inputs.record
    let revision = record.statedText("revision")
    if let year = record.statedText("grid_year") {
      return "The record takes the grid rates of \(year) for \(record.year), as it states."
    }
    guard let subregion = try? subregion(of: inputs),
      let selection = try? inputs.context.library.gridSelection(
        subregion: subregion, year: record.year, revision: revision),
      selection.reason.basis != .interpolated
    else { return "" }
    let others = selection.reason.alternatives.joined(separator: "; ")
    return selection.reason.sentence + (others.isEmpty ? "" : " Also in the library: \(others).")
  }

  private static func subregion(of inputs: MethodInputs) throws(MethodProblem) -> String {
    let choice = inputs.record.factor
    if let stated = choice.part(after: "egrid") { return stated }
    guard choice.name.isEmpty || choice.name.lowercased() == "egrid" else {
      throw MethodProblem(
        "factor",
        "“\(choice.name)” is neither “egrid:CODE” nor a set of factors.csv. \(inputs.ownSetsText)")
    }
    guard !inputs.context.subregion.isEmpty else {
      throw MethodProblem(
        "factor",
        "No grid subregion is known. Write egrid_subregion in community.yaml, or “egrid:CODE” here."
      )
    }
    return inputs.context.subregion
  }
}
