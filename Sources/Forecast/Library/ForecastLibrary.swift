internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// What forecasts bring with them: ready policies, vehicles on the road, and the clean and marginal power of each grid.
public struct ForecastLibrary: Sendable {
  public let policies: PolicyLibrary
  public let vehicles: VehicleFacts
  /// What power more or less emits, by subregion.
  public let marginals: [String: MarginalFact]
  /// Shares of clean power and of the nuclear part of it, 0…1, by subregion and year.
  private let cleanShares: [String: [Int: CleanPower]]

  private struct CleanPower {
    let share: Double
    let nuclear: Double?
    let source: FactorSource?
  }

  /// The library that is part of the program, read when it is first asked for.
  public static let standard = ResourceTables.required { () throws(ResourceProblem) in
    try ForecastLibrary(reading: .forecast)
  }

  /// A library without anything.
  public init() {
    policies = PolicyLibrary()
    vehicles = VehicleFacts()
    cleanShares = [:]
    marginals = [:]
  }

  private init(reading tables: ResourceTables) throws(ResourceProblem) {
    let sources = try tables.sources()
    policies = try PolicyTable.library(tables, sources: sources)
    vehicles = try Self.vehicles(tables, sources: sources)
    let nuclear = try Self.nuclearShares()
    var shares: [String: [Int: CleanPower]] = [:]
    for record in try tables.records("clean-shares") {
      let year = try Self.whole(record, "year")
      shares[record["subregion"], default: [:]][year] = CleanPower(
        share: try Self.number(record, "percent") / 100,
        nuclear: nuclear[record["source"]]?[record["subregion"]],
        source: sources[record["source"]])
    }
    cleanShares = shares
    var marginals: [String: MarginalFact] = [:]
    for record in try tables.records("marginal-rates") {
      marginals[record["subregion"]] = try MarginalFact(record, sources: sources)
    }
    self.marginals = marginals
  }

  /// Shares of nuclear power, 0…1, by source and subregion.
  private static func nuclearShares() throws(ResourceProblem) -> [String: [String: Double]] {
    var shares: [String: [String: Double]] = [:]
    for record in try ResourceTables.factors.records("egrid-fuel-mix")
    where record["fuel"] == "nuclear" {
      shares[record["source"], default: [:]][record["subregion"]] =
        try number(record, "share_percent") / 100
    }
    return shares
  }

  /// The share of clean power of a subregion in a year, or of the nearest year before, else after, that is known.
  public func cleanShare(subregion: String, year: Int) -> ForecastInputs.CleanShare? {
    guard let years = cleanShares[subregion],
      let nearest = years.keys.filter({ $0 <= year }).max() ?? years.keys.min(),
      let known = years[nearest]
    else { return nil }
    let of = nearest == year ? "" : ", of \(nearest)"
    return ForecastInputs.CleanShare(
      share: known.share, nuclear: known.nuclear,
      source:
        "Nuclear, hydro, biomass, wind, solar and geothermal power of \(subregion)\(of); \(known.source?.citation ?? "eGRID")"
    )
  }

  private static func vehicles(
    _ tables: ResourceTables, sources: [String: FactorSource]
  ) throws(ResourceProblem) -> VehicleFacts {
    var ages: [VehicleFacts.Class: [VehicleFacts.Age]] = [:]
    for record in try tables.records("vehicle-stock") {
      let age = VehicleFacts.Age(
        age: try whole(record, "age"), survival: try number(record, "survival"),
        miles: try number(record, "miles"))
      ages[try vehicleClass(record), default: []].append(age)
    }
    var economy: [VehicleFacts.Class: [Int: Double]] = [:]
    for record in try tables.records("new-vehicle-economy") {
      economy[try vehicleClass(record), default: [:]][try whole(record, "model_year")] =
        try number(record, "value")
    }
    return VehicleFacts(ages: ages, economy: economy.mapValues(YearSeries.init), sources: sources)
  }

  private static func vehicleClass(
    _ record: CSVRecord
  ) throws(ResourceProblem) -> VehicleFacts.Class {
    guard let kind = VehicleFacts.Class(rawValue: record["class"]) else {
      throw .cell(record.place.at(column: "class"))
    }
    return kind
  }

  static func number(_ record: CSVRecord, _ column: String) throws(ResourceProblem) -> Double {
    guard let number = Double(record[column]) else { throw .cell(record.place.at(column: column)) }
    return number
  }

  static func whole(_ record: CSVRecord, _ column: String) throws(ResourceProblem) -> Int {
    guard let number = Int(record[column]) else { throw .cell(record.place.at(column: column)) }
    return number
  }
}
