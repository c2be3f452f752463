import Accounts
import Hummingbird
import Plan
import Publishing
import Quantities
import Store
import Vulnerability
import Workspace

/// The hazards of the plan with their figures.
struct HazardListPages: PageGroup {
  static let path = "hazards/list"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path,
        label: Phrase("Hazards of the plan", "Amenazas del plan"),
        for: .readWorkspace, order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/hazards/list", for: .workspace(.readWorkspace), use: list)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(HazardListText.self)
    let calculation: PlanCalculation
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let found): calculation = found
    }
    let place = try visit.workspace()
    let hazards = calculation.workspace.hazards
    let add: HTML =
      "<a class=\"button\" href=\"\(place.path("record/new?file=hazards.csv"))\">\(text.add)</a>"
    let action: HTML = """
      <a class="button" href="\(place.path("hazards"))">\(text.toProfile)</a>
      """
    let table = hazards.map { row($0, calculation, text, visit) }
    let chart = try await visit.exhibit(.chart, "hazards")
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(visit.mayAdd && !hazards.isEmpty ? add : .empty)</div>
      <p class="lead">\(text.lead)</p>
      </div>
      \(hazards.isEmpty ? EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: action).html : .empty)
      \(hazards.isEmpty ? .empty : DataTable(caption: text.title, hidesCaption: true, columns: [text.hazard, text.before, text.after, text.change, text.risks], rows: table).html)
      \(hazards.isEmpty ? .empty : "<p class=\"soft small\">\(text.note) \(IndicatorLink(visit: visit).library)</p>" as HTML)
      \(chart)
      </div>
      """
    return visit.page(text.title, main, at: Self.path)
  }

  private func row(
    _ hazard: Hazard, _ calculation: PlanCalculation, _ text: HazardListText, _ visit: Visit
  ) -> [HTML] {
    let numbers = HazardNumbers(hazard, calculation: calculation, visit: visit)
    let count = calculation.workspace.risks.count { $0.hazard == hazard.id }
    let path = visit.place?.path(to: DocumentName(file: "hazards.csv", row: hazard.id)) ?? ""
    let risks = visit.place?.path("hazards/risks?hazard=\(SitePath.encoded(hazard.id))") ?? ""
    return [
      """
      <a href="\(path)">\(hazard.name)</a>\
      \(hazard.indicator.isEmpty ? .empty : "<br><span class=\"soft small\">\(hazard.indicator)</span>" as HTML)\
      \(HazardJudgeLinks(visit: visit, hazard: hazard, isFolded: true).html)
      """,
      numbers.level(hazard.baseline, text) ?? HTML(text.inWords),
      numbers.level(hazard.future, text) ?? .empty, numbers.change ?? .empty,
      count == 0
        ? "<span class=\"soft\">\(text.noRisk)</span>"
        : "<a class=\"number\" href=\"\(risks)\">\(text.toRisks(count))</a>",
    ]
  }
}

/// A hazard's figures in the community's units and the reader's language.
struct HazardNumbers {
  let hazard: Hazard
  private let units: DisplayUnits
  private let visit: Visit
  private let unitWords: [String: String]

  init(_ hazard: Hazard, calculation: PlanCalculation, visit: Visit) {
    self.hazard = hazard
    self.visit = visit
    units = DisplayUnits(calculation.workspace.community.units)
    unitWords = visit.words(HazardProfileText.self).unitWords
  }

  private var decimals: Int {
    let size = hazard.baseline?.average ?? hazard.future?.average ?? 0
    return size.magnitude < 2 ? 2 : 1
  }

  private func number(_ value: Double, isDifference: Bool = false) -> String {
    visit.number(
      units.shown(value, hazard.unit, isDifference: isDifference).value, decimals: decimals)
  }

  private var unit: String {
    let unit = units.shown(0, hazard.unit).unit
    return unitWords[unit] ?? unit
  }

  /// A period with its average and spread; nil when it is not known.
  func level(_ level: Hazard.Level?, _ text: HazardListText) -> HTML? {
    guard let level else { return nil }
    let spread = level.low.flatMap { low in
      level.high.map { text.range(number(low), number($0)) }
    }
    return """
      <span class="number">\(number(level.average))\u{A0}\(unit)</span><br><span class="soft small">\(level.period.replacing("-", with: "–"))\
      \(spread.map { "; \($0)" as HTML })</span>
      """
  }

  /// Future minus baseline, with its sign; nil when either is not known.
  var change: HTML? {
    hazard.change.map { value in
      let text = number(value, isDifference: true)
      return "<span class=\"number\">\(value > 0 ? "+" : "")\(text)\u{A0}\(unit)</span>"
    }
  }
}
