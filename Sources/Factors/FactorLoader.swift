internal import Quantities
internal import Tables

/// Builds the library from its tables; any row that cannot be used is an error of the installation.
struct FactorLoader {
  /// Sectors, and the analysis of inventories, with tables of constants, activity factors and sources of
  /// their own.
  static let sectors = [
    "energy", "transport", "waste", "water", "process", "agriculture", "land", "analysis",
  ]

  private var sources: [String: FactorSource] = [:]

  mutating func load() throws(ResourceProblem) -> FactorLibrary {
    sources = try ResourceTables.factorSources()
    return FactorLibrary(
      sources: sources, warmingPotentials: try loadWarmingPotentials(), fuels: try loadFuels(),
      blends: try loadBlends(), protocols: try loadProtocols(),
      combustion: try loadFactors("combustion", by: "fuel"),
      vehicleMileTable: VehicleMileTable(try loadVehicleMiles()), grid: try loadGrid(),
      gridPaths: try loadPaths(),
      constants: try loadConstants(), degradableCarbon: try loadDegradableCarbon(),
      activityFactors: try loadActivityFactors(), refrigerantBlends: try loadRefrigerantBlends())
  }

  private func loadWarmingPotentials() throws(ResourceProblem) -> [WarmingPotentials] {
    struct Key: Hashable {
      let set: String
      let horizon: Int
    }
    var values: [Key: [Gas: Double]] = [:]
    var origins: [Key: FactorSource] = [:]
    for record in try ResourceTables.factors.records("gwp") {
      let key = Key(set: record["set"], horizon: Int(try number(record, "horizon_years")))
      values[key, default: [:]][Gas(id: record["gas"])] = try number(record, "value")
      origins[key] = try source(of: record)
    }
    return values.keys.sorted { ($0.set, $0.horizon) < ($1.set, $1.horizon) }.flatMap { key in
      guard let source = origins[key], let values = values[key] else {
        return [WarmingPotentials]()
      }
      return [false, true].compactMap { isByOrigin in
        WarmingPotentials(
          set: key.set, horizon: key.horizon, values: values, isByOrigin: isByOrigin,
          source: source)
      }
    }
  }

  private func loadFuels() throws(ResourceProblem) -> [String: Fuel] {
    var fuels: [String: Fuel] = [:]
    for record in try ResourceTables.factors.records("fuels") {
      fuels[record["id"]] = Fuel(
        id: record["id"], name: record["name"], unit: try unit(record, "unit"),
        heatContent: Double(record["heat_content_mmbtu_per_unit"]),
        isBiogenic: record["biogenic"] == "true")
    }
    return fuels
  }

  private func loadBlends() throws(ResourceProblem) -> [String: [(fuel: String, share: Double)]] {
    var blends: [String: [(fuel: String, share: Double)]] = [:]
    for record in try ResourceTables.factors.records("fuel-blends") {
      let share = try number(record, "share_by_volume")
      blends[record["blend"], default: []].append((fuel: record["fuel"], share: share))
    }
    return blends
  }

  private func loadFactors(
    _ table: String, by column: String
  ) throws(ResourceProblem) -> [String: [EmissionFactor]] {
    var factors: [String: [EmissionFactor]] = [:]
    for record in try ResourceTables.factors.records(table) {
      factors[record[column], default: []].append(try factor(record))
    }
    return factors
  }

  private func loadVehicleMiles() throws(ResourceProblem) -> [VehicleMileFactor] {
    var rows: [VehicleMileFactor] = []
    for record in try ResourceTables.factors.records("mobile-ch4-n2o") {
      let from = Int(record["model_year_from"]) ?? 0
      let to = max(from, Int(record["model_year_to"]) ?? 9999)
      rows.append(
        VehicleMileFactor(
          vehicle: record["vehicle"], fuel: record["fuel"], modelYears: from...to,
          edition: record["edition"], factor: try factor(record)))
    }
    return rows
  }

  private func loadGrid() throws(ResourceProblem) -> [String: [GridRates]] {
    var rows: [GridKey: [Gas: EmissionFactor]] = [:]
    var losses: [GridKey: Double] = [:]
    for record in try ResourceTables.factors.records("egrid") where record["gas"] != "co2e" {
      let key = GridKey(
        year: Int(try number(record, "year")), revision: record["revision"],
        subregion: record["subregion"])
      let factor = try factor(record)
      rows[key, default: [:]][factor.gas] = factor
      losses[key] = Double(record["gross_loss_fraction"])
    }
    var grid: [String: [GridRates]] = [:]
    var partial: [(key: GridKey, carbonDioxide: EmissionFactor, grossLoss: Double?)] = []
    let ordered = rows.sorted { ($0.key.year, $0.key.revision) < ($1.key.year, $1.key.revision) }
    for (key, gases) in ordered {
      guard let carbon = gases[.carbonDioxide], let methane = gases[.methane],
        let nitrousOxide = gases[.nitrousOxide]
      else {
        if let carbon = gases[.carbonDioxide] { partial.append((key, carbon, losses[key])) }
        continue
      }
      grid[key.subregion, default: []].append(
        GridRates(
          subregion: key.subregion, year: key.year, revision: key.revision,
          carbonDioxide: carbon, methane: methane, nitrousOxide: nitrousOxide,
          grossLoss: losses[key]))
    }
    return GridRates.completed(grid, with: partial)
  }

  private func loadPaths() throws(ResourceProblem) -> [String: ReferencePath] {
    var values: [String: [Int: Double]] = [:]
    var first: [String: CSVRecord] = [:]
    for record in try ResourceTables.factors.records("grid-path") {
      let id = "\(record["path"]):\(record["region"])"
      values[id, default: [:]][Int(try number(record, "year"))] = try number(record, "value")
      first[id] = first[id] ?? record
    }
    var paths: [String: ReferencePath] = [:]
    for (id, record) in first {
      paths[id] = ReferencePath(
        id: id, unit: record["unit"], series: YearSeries(values[id] ?? [:]),
        source: try source(of: record), status: status(of: record))
    }
    return paths
  }

  private func loadParameters(
    _ table: String, year: String? = nil, variant: String? = nil
  ) throws(ResourceProblem) -> [String: [Parameter]] {
    var parameters: [String: [Parameter]] = [:]
    for record in try ResourceTables.factors.records(table) {
      let name = record["parameter"]
      let parameter = Parameter(
        id: record["id"], name: variant.flatMap { record.text($0) } ?? name,
        year: year.flatMap { Int(record[$0]) }, value: try number(record, "value"),
        unit: record["unit"], source: try source(of: record), status: status(of: record),
        uncertaintyPercent: Double(record["uncertainty_percent"]))
      parameters[name, default: []].append(parameter)
    }
    return parameters
  }

  private func loadConstants() throws(ResourceProblem) -> [String: [Parameter]] {
    var constants = try loadParameters("wastewater", year: "year")
    constants.merge(try loadParameters("waste-parameters", variant: "variant")) { $0 + $1 }
    for sector in FactorLoader.sectors {
      let more = try loadParameters("constants-\(sector)", year: "year", variant: "variant")
      constants.merge(more) { $0 + $1 }
    }
    return constants
  }

  private func loadActivityFactors() throws(ResourceProblem)
    -> [String: [String: [EmissionFactor]]]
  {
    var sets: [String: [String: [EmissionFactor]]] = [:]
    for (table, columns) in [
      ("nonroad", ["vehicle", "fuel", "engine"]), ("transport-activity", ["vehicle", "per"]),
      ("mobile-co2", ["fuel"]), ("waste-treatment", ["treatment", "basis"]),
    ] {
      for record in try ResourceTables.factors.records(table) {
        let key = columns.compactMap { record.text($0) }.joined(separator: ":")
        sets[table, default: [:]][key, default: []].append(try factor(record))
      }
    }
    for sector in FactorLoader.sectors {
      for record in try ResourceTables.factors.records("activity-\(sector)") {
        sets[record["set"], default: [:]][record["activity"], default: []]
          .append(try factor(record))
      }
    }
    return sets
  }

  private func loadRefrigerantBlends() throws(ResourceProblem)
    -> [String: [(gas: Gas, share: Double)]]
  {
    var blends: [String: [(gas: Gas, share: Double)]] = [:]
    for record in try ResourceTables.factors.records("refrigerant-blends") {
      let share = try number(record, "share")
      blends[record["blend"], default: []].append((Gas(id: record["component"]), share))
    }
    return blends
  }

  private func loadDegradableCarbon() throws(ResourceProblem) -> [String: Parameter] {
    var materials: [String: Parameter] = [:]
    for record in try ResourceTables.factors.records("waste-doc") {
      materials[record["id"]] = Parameter(
        id: record["id"], name: record["material"], year: nil,
        value: try number(record, "doc_fraction"), unit: "kg C/kg wet waste",
        source: try source(of: record), status: status(of: record))
    }
    return materials
  }

  private func factor(_ record: CSVRecord) throws(ResourceProblem) -> EmissionFactor {
    EmissionFactor(
      id: record["id"], gas: Gas(id: record["gas"]), value: try number(record, "value"),
      massUnit: record["unit"], per: try unit(record, "per"),
      edition: record.text("edition") ?? record["basis"], source: try source(of: record),
      status: status(of: record))
  }

  private func number(_ record: CSVRecord, _ column: String) throws(ResourceProblem) -> Double {
    guard let value = Double(record[column]) else { throw broken(record, column) }
    return value
  }

  private func unit(
    _ record: CSVRecord, _ column: String
  ) throws(ResourceProblem) -> MeasurementUnit {
    guard let unit = MeasurementUnit.named(record[column]) else { throw broken(record, column) }
    return unit
  }

  private func source(of record: CSVRecord) throws(ResourceProblem) -> FactorSource {
    guard let source = sources[record["source"]] else { throw broken(record, "source") }
    return source
  }

  private func status(of record: CSVRecord) -> EvidenceStatus {
    EvidenceStatus(rawValue: record["status"]) ?? .unverified
  }

  private func broken(_ record: CSVRecord, _ column: String) -> ResourceProblem {
    .cell(record.place.at(column: column))
  }
}
