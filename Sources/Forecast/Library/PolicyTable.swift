internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Reads the ready policies.
enum PolicyTable {
  static func library(
    _ tables: ResourceTables, sources: [String: FactorSource]
  ) throws(ResourceProblem) -> PolicyLibrary {
    let paths = try paths(tables, sources: sources)
    var policies: [Policy] = []
    var states: [String: String] = [:]
    var names: [String: String] = [:]
    for record in try tables.records("policies") {
      let policy = try policy(record, paths: paths)
      guard sources[policy.source] != nil else { throw .cell(record.place.at(column: "source")) }
      policies.append(policy)
      states[policy.id] = record["state"]
      names[policy.id] = record["name_es"]
    }
    return PolicyLibrary(
      policies: policies, paths: paths.filter { $0.value.unit == "ratio" }, sources: sources,
      states: states, spanishNames: names)
  }

  private static func paths(
    _ tables: ResourceTables, sources: [String: FactorSource]
  ) throws(ResourceProblem) -> [String: ReferencePath] {
    var values: [String: [Int: Double]] = [:]
    var first: [String: CSVRecord] = [:]
    var unverified: Set<String> = []
    for record in try tables.records("policy-paths") {
      let id = record["path"]
      values[id, default: [:]][try ForecastLibrary.whole(record, "year")] =
        try ForecastLibrary.number(record, "value")
      first[id] = first[id] ?? record
      if record["evidence"] != "verified" { unverified.insert(id) }
    }
    var paths: [String: ReferencePath] = [:]
    for (id, record) in first {
      guard let source = sources[record["source"]] else {
        throw .cell(record.place.at(column: "source"))
      }
      paths[id] = ReferencePath(
        id: id, unit: record["unit"], series: YearSeries(values[id] ?? [:]), source: source,
        status: unverified.contains(id) ? .unverified : .verified)
    }
    return paths
  }

  private static func policy(
    _ record: CSVRecord, paths: [String: ReferencePath]
  ) throws(ResourceProblem) -> Policy {
    guard let level = Policy.Level(rawValue: record["level"]),
      let status = Policy.Status(rawValue: record["status"]),
      let effect = Policy.Effect(rawValue: record["effect"]),
      let evidence = EvidenceStatus(rawValue: record["evidence"])
    else { throw .cell(record.place) }
    var policy = Policy(
      id: record["id"], name: record["name"], level: level, status: status,
      sector: record.text("sector").flatMap(Sector.init), subsector: record.text("subsector"),
      activity: record.text("activity"), effect: effect,
      strength: try strength(record, paths: paths), source: record["source"], evidence: evidence,
      note: record["note"], place: record.place)
    policy.excludes = record["excludes"].split(separator: " ").map(String.init)
    return policy
  }

  private static func strength(
    _ record: CSVRecord, paths: [String: ReferencePath]
  ) throws(ResourceProblem) -> Policy.Strength {
    guard let id = record.text("path") else {
      return .percent(
        try ForecastLibrary.number(record, "percent"),
        from: try ForecastLibrary.whole(record, "from_year"),
        to: try ForecastLibrary.whole(record, "to_year"))
    }
    guard let path = paths[id] else { throw .cell(record.place.at(column: "path")) }
    return CleanPowerBasis(rawValue: path.unit) == nil ? .path(id) : .cleanShares(path)
  }
}
