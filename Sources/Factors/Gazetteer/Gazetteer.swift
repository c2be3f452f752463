internal import Tables

/// The counties, cities and towns of the United States, by code and by name.
///
/// - Source: `Gazetteer/sources.csv` names the source of every column: [CENSUS-GAZETTEER-2022] for names, kinds,
///   codes and inner points; GeoNames (CC BY 4.0) for the population of places and for time zones.
/// - Limits: The Bureau's places of 2022, and the towns and townships of the twelve states where these govern
///   themselves; tribal areas are not in it. A place in several counties has the others only as far as known.
public struct Gazetteer: Sendable {
  let counties: GazetteerTable
  let places: GazetteerTable
  let states: [USState]
  let codeChanges: [CountyCodeChange]
  let index: GazetteerIndex

  /// The places that are part of the program, read when they are first asked for.
  public static let standard = ResourceTables.required(Gazetteer.init)

  private init() throws(ResourceProblem) {
    counties = try GazetteerTable("counties")
    places = try GazetteerTable("places")
    states = try ResourceTables.factors.records("states").map { record in
      USState(code: record["state"], fips: record["fips"], name: record["name"])
    }
    codeChanges = try ResourceTables.factors.records("county-changes").map { record in
      CountyCodeChange(
        oldCode: record["old_fips"], oldName: record["old_county"], newCode: record["new_fips"],
        newName: record["new_county"], year: Int(record["year"]) ?? 0, towns: Int(record["towns"]))
    }
    index = GazetteerIndex(counties: counties, places: places, changes: codeChanges)
  }

  /// How many counties and places there are.
  public var counts: (counties: Int, places: Int) { (counties.count, places.count) }

  /// The place of a code of five, seven or ten digits; nil when there is none.
  ///
  /// A former county's code gives a place of kind `formerCounty`.
  public func place(geoid: String) -> GazetteerPlace? {
    if geoid.utf8.count == 5 {
      return counties.row(code: geoid).map(county) ?? formerCounty(geoid)
    }
    return places.row(code: geoid).map(place(row:))
  }

  /// The name of a county by code, such as `Hennepin County`.
  public func countyName(_ code: String) -> String? { place(geoid: code)?.name }

  /// The time zone of most people of the place's county, such as `America/Chicago`.
  public func timeZone(of place: GazetteerPlace) -> String? {
    countyCells(place).map { String($0[5]) }
  }

  /// True where the county is on NOAA's list of coastal counties.
  public func isCoastal(_ place: GazetteerPlace) -> Bool {
    countyCells(place).map { $0[6] == "yes" } ?? false
  }

  /// The counties of some states that are on NOAA's list of coastal counties.
  ///
  /// - Parameter states: Postal codes.
  public func coastalCounties(in states: Set<String>) -> [GazetteerPlace] {
    (0..<counties.count).filter { counties.cells($0)[6] == "yes" }.map(county)
      .filter { states.contains($0.state) }
  }

  private func countyCells(_ place: GazetteerPlace) -> [Substring]? {
    counties.row(code: place.county).map(counties.cells)
  }

  /// The changes of code that made a county, or ended it; of its county for a place.
  public func changes(of place: GazetteerPlace) -> [CountyCodeChange] {
    codeChanges.filter { $0.newCode == place.county || $0.oldCode == place.county }
  }

  /// County codes under which data from before a change of codes may stand, the likeliest first, its own last.
  ///
  /// A planning region of Connecticut stands for parts of several counties; the one that gave most towns is first.
  public func olderCodes(of place: GazetteerPlace) -> [String] {
    let origins = codeChanges.filter { $0.newCode == place.county }
      .sorted { ($0.towns ?? 0, $1.oldCode) > ($1.towns ?? 0, $0.oldCode) }.map(\.oldCode)
    return ([place.formerCounty].compactMap(\.self) + origins + [place.county])
      .withoutRepeats()
  }

  // Rows as places

  func county(_ row: Int) -> GazetteerPlace {
    let cells = counties.cells(row)
    return place(
      geoid: cells[0], name: cells[1], kind: .county, county: cells[0], point: cells[2...3],
      population: cells[4])
  }

  func place(row: Int) -> GazetteerPlace {
    let cells = places.cells(row)
    let word = cells[2].isEmpty ? "city" : String(cells[2])
    return place(
      geoid: cells[0], name: cells[1],
      kind: GazetteerPlace.unincorporated.contains(word) ? .namedPlace(word) : .municipality(word),
      county: cells[3], others: cells[4].split(separator: " ").map(String.init),
      former: cells[5].isEmpty ? nil : String(cells[5]), point: cells[6...7], population: cells[8])
  }

  /// A county whose code ended, at the point of the first that took its place.
  func formerCounty(_ code: String) -> GazetteerPlace? {
    guard let change = codeChanges.first(where: { $0.oldCode == code }),
      let row = counties.row(code: change.newCode)
    else { return nil }
    let cells = counties.cells(row)
    return place(
      geoid: code[...], name: change.oldName[...], kind: .formerCounty, county: code[...],
      point: cells[2...3], population: "")
  }

  private func place(
    geoid: Substring, name: Substring, kind: GazetteerPlace.Kind, county: Substring,
    others: [String] = [], former: String? = nil, point: ArraySlice<Substring>,
    population: Substring
  ) -> GazetteerPlace {
    let state = states.first { $0.fips == geoid.prefix(2) }
    return GazetteerPlace(
      geoid: String(geoid), name: String(name), kind: kind, state: state?.code ?? "",
      stateName: state?.name ?? "", county: String(county), otherCounties: others,
      formerCounty: former, latitude: point.first.flatMap { Double($0) } ?? 0,
      longitude: point.last.flatMap { Double($0) } ?? 0, population: Int(population))
  }
}
