import Climate
import Foundation
import Store
import Tables
import Workspace

/// What a look at an atlas has found, as the job keeps it; the changes themselves are on the shelf.
struct ClimateFileSummary: Codable, Sendable {
  struct Indicator: Codable, Sendable {
    let id: String
    let name: String
    let unit: String
  }

  /// The upload of the atlas, and of a weather station where one was sent.
  let atlas: String
  let station: String?
  let name: String
  let stationName: String?
  let choice: ClimateFileChoice
  /// What the atlas says of itself.
  let title: String
  let source: String
  let license: String
  let models: Int
  let years: ClosedRange<Int>
  /// The nearest places of the atlas, and how many it has.
  let places: [AtlasPlaceList.Item]
  let placeCount: Int
  let place: AtlasPlaceList.Item?
  /// Whether the place was proposed and not chosen.
  let isProposed: Bool
  let scenarios: [String]
  let indicators: [Indicator]
  /// Nil where there is a profile.
  let problem: ClimateFileReading.Problem?
  let stationTitle: String?
  let stationSpan: String?
  /// True where observations were expected and no period has one.
  let lacksObserved: Bool
  /// How many rows came or went, by what became of them.
  let counts: [String: Int]
  /// What became of rows, those that say something new first.
  let rows: [ClimateRowChange]
  /// All rows of other sources that would go.
  let displaced: [DisplacedClimateRow]
  /// Yearly values and values of single models.
  let yearly: Int
  let single: Int
  /// What must be known, and models that are missing, as the calculation says it.
  let notes: [String]
  let missing: [String]
  let findings: KeptFindings
  let newFindings: KeptFindings
  /// The revision that was compared with.
  let base: Int
  /// The upload that holds the changes; nil when nothing would change.
  let changes: String?

  /// Rows of the summary that come, go or say something else.
  var changedRows: Int {
    counts.filter { $0.key != ClimateRowChange.Standing.same.rawValue }.values.reduce(0, +)
  }

  static let shownPlaces = 200
  private static let shownRows = 100
  private static let shownMissing = 50

  init(
    job: ClimateFileJob, name: String, stationName: String?, look: ClimateFileReading.Look,
    outcome: ClimateFileOutcome, base: Int, changes: String?
  ) {
    atlas = job.atlas
    station = job.station
    self.name = name
    self.stationName = stationName
    choice = job.choice
    (title, source, license) = (look.title, look.source, look.license)
    models = look.models.count
    years = look.years
    places = Array(look.places.items.prefix(Self.shownPlaces))
    placeCount = look.places.items.count
    place = look.place
    isProposed = job.choice.place.isEmpty
    scenarios = look.scenarios
    indicators = look.indicators.map { Indicator(id: $0.id, name: $0.name, unit: $0.unit) }
    problem = look.problem
    (stationTitle, stationSpan) = (look.station?.title, look.station?.span)
    let profile = look.profile
    let hasObserved = profile?.entries.contains { $0.scenario == PlaceProfile.observedName }
    let expected = look.station != nil || profile?.observed.isEmpty == false
    lacksObserved = expected && hasObserved == false
    let all = outcome.merge?.changes ?? []
    counts = Dictionary(grouping: all, by: \.standing.rawValue).mapValues(\.count)
    let order: [ClimateRowChange.Standing] = [.displaced, .changed, .added, .removed, .same]
    rows = Array(
      order.flatMap { standing in all.filter { $0.standing == standing } }
        .prefix(Self.shownRows))
    displaced = outcome.merge?.displaced ?? []
    yearly = outcome.profile?.series.count ?? 0
    single = outcome.profile?.models.count ?? 0
    notes = look.notes
    missing = Self.missing(profile?.missing ?? [])
    findings = KeptFindings(look.station?.findings ?? [])
    newFindings = KeptFindings(outcome.preview?.newFindings ?? [])
    self.base = base
    self.changes = changes
  }

  /// The models that something is made without, once for each scenario and reason.
  private static func missing(_ models: [PlaceProfile.MissingModel]) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for gap in models {
      let end = "\(gap.scenario): \(gap.reason)"
      if names[end] == nil { order.append(end) }
      if names[end]?.contains(gap.model) != true { names[end, default: []].append(gap.model) }
    }
    return order.prefix(shownMissing).map {
      "\(names[$0, default: []].joined(separator: ", ")), \($0)"
    }
  }
}
