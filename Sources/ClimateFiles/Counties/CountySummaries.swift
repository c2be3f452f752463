public import Climate
internal import Foundation

/// Climate summaries of the 3,108 counties of the 48 adjoining states and the District of Columbia.
///
/// They come with Cairn, so that each of these counties has hazards without any download: per county the hazards
/// that the source ranks highest there, each with figures for 1961–1990 and for 2035–2064.
/// - Source: [CLIMATE-EXPLORER-2020], the table of top hazards by county, from LOCA by way of ACIS.
/// - Limits: The source states no scenario (RCP8.5 is likely), and has no median, no percentiles and no number of
///   models. What must not be compared is in the notes of every profile.
public struct CountySummaries: Sendable {
  private let folder: URL
  private let places: CountyPlaces

  /// The summaries that come with Cairn.
  ///
  /// Nothing is read until a county is asked for.
  public init() throws(ClimateProblem) {
    self.init(folder: try ClimateResources.folder())
  }

  init(folder: URL) {
    self.folder = folder
    places = CountyPlaces(folder: folder)
  }

  /// The scenario, as far as the source states one.
  public static let scenario = "not stated in the source (RCP8.5 is likely)"

  /// The scenario of the figures of models before any scenario begins.
  public static let historicalScenario = "historical"

  /// The FIPS codes of all counties with a summary, in order.
  public func fipsCodes() throws(ClimateProblem) -> [String] {
    try table().keys()
  }

  /// What is known of a county.
  ///
  /// - Parameter fips: five digits
  /// - Throws: `ClimateProblem` that says why, when there is no summary: no such county, a state or territory that the
  ///   source does not cover, or a planning region of Connecticut.
  public func profile(fips: String) throws(ClimateProblem) -> PlaceProfile {
    let rows = try table().rows(first: fips)
    guard !rows.isEmpty else { throw try noSummary(of: fips) }
    let labels = try indicators()
    var profile = PlaceProfile(
      place: try places.county(fips: fips)?.place ?? PlaceProfile.Place(id: fips, name: fips),
      notes: Self.notes, source: Self.source)
    var ranked: [String] = []
    for row in rows {
      guard let label = labels[row["indicator"]] else {
        throw ClimateProblem(
          "The county summaries name an indicator “\(row["indicator"])” that their list does not have."
        )
      }
      ranked.append(label.name)
      try Self.addEntries(of: row, label, to: &profile)
      if !label.note.isEmpty { profile.notes.append("\(label.name): \(label.note)") }
    }
    profile.notes.insert(
      "The source ranks these hazards for the county, the first highest: \(ranked.joined(separator: "; ")).",
      at: 0)
    return profile
  }

  /// An indicator of the summaries.
  private struct Label {
    var id: String
    var name: String
    var unit: String
    var definition: String
    var note: String
  }

  /// By indicator, how the source says that it is computed; empty where it says nothing.
  public func definitions() throws(ClimateProblem) -> [String: String] {
    try indicators().mapValues(\.definition)
  }

  private func indicators() throws(ClimateProblem) -> [String: Label] {
    let name = "county-summary-indicators.csv"
    let table = try PlainTable(
      name, data: try ClimateResources.data(name, in: folder),
      columns: ["id", "name", "unit", "definition", "note"])
    var result: [String: Label] = [:]
    for row in try table.rows() {
      result[row["id"]] = Label(
        id: row["id"], name: row["name"], unit: row["unit"], definition: row["definition"],
        note: row["note"])
    }
    return result
  }

  private func table() throws(ClimateProblem) -> PlainTable {
    let name = "county-summaries.csv"
    return try PlainTable(
      name, data: try ClimateResources.data(name, in: folder),
      columns: ["fips", "indicator", "rank", "source"]
        + ["1961_1990", "2035_2064"].flatMap { period in
          ["mean", "lowest_model", "highest_model", "lowest_year", "highest_year"]
            .map { "\($0)_\(period)" }
        })
  }

  private static func addEntries(
    of row: PlainTable.Row, _ label: Label, to profile: inout PlaceProfile
  ) throws(ClimateProblem) {
    func entry(_ scenario: String, _ years: ClosedRange<Int>, _ statistics: PlaceProfile.Statistics)
    {
      profile.entries.append(
        PlaceProfile.Entry(
          indicator: label.id, name: label.name, unit: label.unit, scenario: scenario,
          period: .years(years), kind: .absolute, statistics: statistics))
    }
    func spread(_ period: String) throws(ClimateProblem) -> PlaceProfile.Statistics {
      PlaceProfile.Statistics(
        minimum: try row.number("lowest_model_\(period)"),
        maximum: try row.number("highest_model_\(period)"),
        lowestYear: try row.number("lowest_year_\(period)"),
        highestYear: try row.number("highest_year_\(period)"))
    }
    guard let observed = try row.number("mean_1961_1990") else {
      profile.notes.append("\(label.name): the source ranks this hazard and gives no figures.")
      return
    }
    entry(PlaceProfile.observedName, 1961...1990, PlaceProfile.Statistics(mean: observed))
    entry(historicalScenario, 1961...1990, try spread("1961_1990"))
    var future = try spread("2035_2064")
    future.mean = try row.number("mean_2035_2064")
    entry(scenario, 2035...2064, future)
  }

  private func noSummary(of fips: String) throws(ClimateProblem) -> ClimateProblem {
    guard let county = try places.county(fips: fips) else {
      return ClimateProblem(
        "There is no county with the FIPS code “\(fips)”. A code has five digits, such as 27053 for Hennepin County, MN."
      )
    }
    if county.state == "CT" {
      return ClimateProblem(
        "\(county.place.name) has no summary: the source has the eight counties that Connecticut had until 2022. Ask for one of those, 09001 (Fairfield) to 09015 (Windham)."
      )
    }
    return ClimateProblem(
      "\(county.place.name) has no summary: the source covers the 48 adjoining states and the District of Columbia, not \(county.stateName). Build an indicator atlas from daily files that cover it."
    )
  }

  private static let source = PlaceProfile.Source(
    title: "County summaries of the Climate Explorer, 5 October 2020",
    detail:
      "Built for the U.S. Climate Resilience Toolkit from LOCA (CMIP5), by way of ACIS; 3,108 counties; figures rounded to five digits.",
    license: "facts; the source names no license")

  private static let notes = [
    "The source does not state the scenario of its figures for 2035–2064. RCP8.5 is likely.",
    "The source's page says that its averages for 1961–1990 are observed. The mean for 2035–2064 is a weighted mean of the models. Their difference is no change of the climate alone: part of it may be a bias of the models.",
    "Minimum and maximum are the lowest and the highest model's 30-year mean; they are no 10th and 90th percentile and must not be put beside those of an atlas. Lowest and highest year are single years of any model.",
    "The source gives for each county only what ranks among its highest hazards. A hazard that is not listed was not found to be absent, and counties cannot be compared by what they list.",
  ]
}
