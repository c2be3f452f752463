internal import Factors
public import Tables
public import Vulnerability

/// What is known of a place when its hazards are screened, and what is proposed.
public struct PlaceScreening: Sendable {
  /// With what the community adds and hides.
  public let taxonomy: Taxonomy
  /// Nil where no county is known.
  public let county: CountyFacts?
  public let screening: HazardScreening
  /// What is wrong with the place's code, with events and with the community's own words.
  public let findings: [Finding]

  /// Screens a workspace's place, with its own climate profile, events and words.
  ///
  /// - Parameter year: The year to count back from.
  public init(_ workspace: CommunityWorkspace, year: Int) {
    let own = Taxonomy.standard.with(workspace.ownTaxonomy)
    self.init(
      county: workspace.community.countyCode(), taxonomy: own.taxonomy, year: year,
      findings: own.findings + Self.unplaced(workspace.community)
    ) {
      ScreeningInputs(
        county: $0, profile: workspace.climate.changes(sources: workspace.sources),
        events: workspace.hazardEvents, percentiles: workspace.nationalPercentiles)
    }
  }

  /// A state alone has no figures, coast or region of a county.
  private static func unplaced(_ community: Community) -> [Finding] {
    guard community.geoid.isEmpty, !community.state.isEmpty else { return [] }
    return [
      Finding(
        .warning,
        "The state alone tells no county, so neither its climate, its coast nor its region was looked at. Fill “geoid” with the five digits of the county, or the seven of the city.",
        at: Place(file: "community.yaml", column: "geoid"))
    ]
  }

  /// Screens a county of which nothing but national tables is known.
  ///
  /// - Parameters:
  ///   - county: Five digits.
  ///   - year: The year to count back from.
  public init(county: String, year: Int) {
    self.init(county: county, taxonomy: Taxonomy.standard, year: year, findings: []) {
      ScreeningInputs(county: $0)
    }
  }

  private init(
    county code: String?, taxonomy: Taxonomy, year: Int, findings: [Finding],
    inputs: (CountyFacts?) -> ScreeningInputs
  ) {
    let library = CountyLibrary.standard
    let answer = code.map { library.facts(of: $0) }
    self.taxonomy = taxonomy
    county = answer?.facts
    screening = HazardScreening(
      taxonomy: taxonomy, columns: library.columns, place: inputs(answer?.facts), year: year)
    self.findings = findings + (answer?.findings ?? []) + screening.findings
  }
}

extension CommunityWorkspace {
  /// The county's percentiles among the nation's that hazards of the plan state, by hazard of the taxonomy; the highest of
  /// several.
  var nationalPercentiles: [String: HazardPercentile] {
    let stated = hazards.compactMap { hazard -> (String, HazardPercentile)? in
      guard !hazard.type.isEmpty, let percentile = hazard.outlook.nationalPercentile else {
        return nil
      }
      return (
        hazard.type,
        HazardPercentile(
          percentile: percentile, source: hazard.source,
          place: hazard.place.at(column: "national_percentile"))
      )
    }
    return Dictionary(stated) { $0.percentile < $1.percentile ? $1 : $0 }
  }
}
