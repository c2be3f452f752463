internal import Tables

/// Builds the places from their tables; any row that cannot be used is an error of the installation.
struct GridPlacesLoader {
  func load() throws(ResourceProblem) -> GridPlaces {
    let sources = try ResourceTables.factorSources()
    let (utilities, services, zipSource) = try loadServices(sources)
    let (counties, countySource) = try loadCounties(sources)
    return GridPlaces(
      utilities: utilities, services: services, counties: counties, changes: try loadChanges(),
      subregionNames: try loadNames(), states: try loadStates(), zipSource: zipSource,
      countySource: countySource)
  }

  private func loadServices(
    _ sources: [String: FactorSource]
  ) throws(ResourceProblem) -> ([GridUtility], [GridPlaces.Service], FactorSource) {
    var utilities: [GridUtility] = []
    var services: [GridPlaces.Service] = []
    var source: FactorSource?
    for record in try ResourceTables.factors.records("zip-utilities") {
      let position = Int32(utilities.count)
      utilities.append(
        GridUtility(
          id: record["utility_id"], name: record["utility"], state: record["state"],
          subregion: record["subregion"]))
      for (column, isPredominant) in [("predominant_zips", true), ("other_zips", false)] {
        guard let zips = ZIPCodeList.read(record[column]) else { throw broken(record, column) }
        for zip in zips {
          services.append(
            GridPlaces.Service(zip: zip, utility: position, isPredominant: isPredominant))
        }
      }
      if source == nil { source = try self.source(record, sources) }
    }
    services.sort {
      ($0.zip, $0.isPredominant ? 0 : 1, $0.utility) < (
        $1.zip, $1.isPredominant ? 0 : 1, $1.utility
      )
    }
    guard let source else { throw .missing("zip-utilities.csv") }
    return (utilities, services, source)
  }

  private func loadCounties(
    _ sources: [String: FactorSource]
  ) throws(ResourceProblem) -> ([String: GridCounty], FactorSource) {
    var counties: [String: GridCounty] = [:]
    var source: FactorSource?
    for record in try ResourceTables.factors.records("subregions") {
      let fips = record["county_fips"]
      if source == nil { source = try self.source(record, sources) }
      var county =
        counties[fips]
        ?? GridCounty(fips: fips, name: record["county"], state: record["state"], parts: [])
      if let subregion = record.text("subregion") {
        county.parts.append(
          GridCounty.Part(
            subregion: subregion, areaShare: try optional(record, "area_share") { Double($0) },
            zipCodes: try optional(record, "zip_codes") { Int($0) }))
      }
      counties[fips] = county
    }
    guard let source else { throw .missing("subregions.csv") }
    return (counties, source)
  }

  private func loadChanges() throws(ResourceProblem) -> [CountyChange] {
    var changes: [CountyChange] = []
    for record in try ResourceTables.factors.records("county-changes") {
      guard let year = Int(record["year"]) else { throw broken(record, "year") }
      changes.append(
        CountyChange(
          oldFIPS: record["old_fips"], oldName: record["old_county"], newFIPS: record["new_fips"],
          newName: record["new_county"], year: year,
          towns: try optional(record, "towns") { Int($0) },
          status: EvidenceStatus(rawValue: record["status"]) ?? .unverified))
    }
    return changes
  }

  private func loadNames() throws(ResourceProblem) -> [String: String] {
    var names: [String: String] = [:]
    for record in try ResourceTables.factors.records("grid-subregions") {
      names[record["subregion"]] = record["name"]
    }
    return names
  }

  private func loadStates() throws(ResourceProblem) -> [USState] {
    try ResourceTables.factors.records("states").map { record in
      USState(code: record["state"], fips: record["fips"], name: record["name"])
    }
  }

  private func optional<Value>(
    _ record: CSVRecord, _ column: String, _ read: (String) -> Value?
  ) throws(ResourceProblem) -> Value? {
    guard let text = record.text(column) else { return nil }
    guard let value = read(text) else { throw broken(record, column) }
    return value
  }

  private func source(
    _ record: CSVRecord, _ sources: [String: FactorSource]
  ) throws(ResourceProblem) -> FactorSource {
    guard let source = sources[record["source"]] else { throw broken(record, "source") }
    return source
  }

  private func broken(_ record: CSVRecord, _ column: String) -> ResourceProblem {
    .cell(record.place.at(column: column))
  }
}
