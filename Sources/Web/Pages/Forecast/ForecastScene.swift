import Factors
import Forecast
import Hummingbird
import Inventory
import Plan
import Publishing
import Store
import Strategies
import Tables
import Workspace

/// Everything that a page of the forecast is made from.
struct ForecastScene {
  let visit: Visit
  let place: WorkspacePlace
  let calculation: PlanCalculation
  let projection: Projection
  let followed: FollowedScenario
  let links: RecordLinks
  let writer: FigureWriter
  let text: ForecastText
  let words: FigureText

  /// Nil while there is no forecast.
  ///
  /// - Parameter follows: True for a page that can be looked at on top of another scenario than the first.
  init?(_ visit: Visit, follows: Bool = false) async throws {
    guard try await visit.hasSettings() else { return nil }
    let own = try await visit.calculation()
    let calculation = follows ? try visit.followed(own) : own
    guard let projection = calculation.projection else { return nil }
    self.visit = visit
    place = try visit.workspace()
    self.calculation = calculation
    self.projection = projection
    links = RecordLinks(try await visit.opened(), place)
    followed = FollowedScenario(visit: visit, calculation: calculation)
    writer = FigureWriter(visit: visit, place: place, setting: followed.fields)
    text = visit.words(ForecastText.self)
    words = visit.words(FigureText.self)
  }

  var catalog: FigureCatalog { FigureCatalog(calculation) }

  /// The base year, every fifth year, the years of targets, and the last.
  var shownYears: [Int] {
    let targets = calculation.levels.map(\.target.year).filter(projection.years.contains)
    let fifths = projection.years.filter { $0 % 5 == 0 }
    return Set(
      fifths + targets + [projection.years.lowerBound, projection.years.upperBound]
    ).sorted()
  }

  /// The years in which effects of actions are shown: those of targets and the last.
  var effectYears: [Int] {
    let targets = calculation.levels.map(\.target.year).filter(projection.years.contains)
    return Set(targets + [projection.years.upperBound]).sorted()
  }

  /// A chart of the plan by its name; nil while it has no data.
  static func chart(_ id: String, of calculation: PlanCalculation) -> Chart? {
    let catalog = ExhibitCatalog(
      calculation: calculation, edition: .internal)
    guard case .found(.chart(let chart)) = catalog.block(.chart, id, at: Place(file: "page"))
    else { return nil }
    return chart
  }

  /// What forecasts leave out, each with why; empty when nothing is.
  static func omissions(
    _ sentences: [String], _ writer: FigureWriter, _ title: String
  ) -> HTML {
    guard !sentences.isEmpty else { return .empty }
    let text = writer.visit.words(ResultsText.self)
    let rest = sentences.count - 6
    return Notice(
      tone: .caution, title: title,
      detail: """
        <ul>
        \(sentences.prefix(6).map { "<li>\(writer.library($0))</li>" as HTML })
        \(rest > 0 ? "<li>\(text.more(rest))</li>" as HTML : .empty)
        </ul>
        <p><a href="\(writer.place.path(FindingsPages.path))">\(text.toFindings)</a></p>
        """
    ).html
  }
}

/// What stands in place of a forecast while there is none, with the next step.
struct NoForecast {
  let visit: Visit

  func page(at path: String, title: String) async throws -> Response {
    let text = visit.words(ForecastText.self)
    guard let place = visit.place else { throw Visit.nothingHere }
    let hasSettings = try await visit.hasSettings()
    let calculation = hasSettings ? try await visit.calculation() : nil
    let hasInventory = calculation.map { !$0.inventory.entries.isEmpty } ?? false
    let reasons = (calculation?.findings ?? []).filter {
      $0.place.file == "community.yaml" && $0.severity == .error
    }
    let settings = place.path(to: DocumentName(file: "community.yaml"))
    let action: HTML =
      hasInventory
      ? "<p><a class=\"button\" href=\"\(settings)\">\(text.toSettings)</a></p>"
      : "<p><a class=\"button\" href=\"\(place.path(ResultsPages.path))\">\(text.toInventory)</a></p>"
    let writer = FigureWriter(visit: visit, place: place)
    let main: HTML = """
      <div class="stack">
      <h1>\(title)</h1>
      \(EmptyState(
        title: text.emptyTitle, detail: hasInventory ? text.emptyDetail : text.emptyInventory,
        action: action
      ).html)
      \(reasons.isEmpty ? .empty : "<ul class=\"finding-list\">\(reasons.map { "<li>\(writer.library($0.message))</li>" as HTML })</ul>" as HTML)
      </div>
      """
    return visit.page(title, main, at: path)
  }
}
