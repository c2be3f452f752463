import Factors
import HTTPTypes
import Inventory
import Phrasebook
import Plan
import Workspace

/// What the address of a page of results asks for.
struct ResultsQuery {
  /// By what the emissions of a year are divided.
  enum Division: String, CaseIterable {
    case sector, scope, gas, activity, framework
  }

  let account: Account
  let year: Int
  /// The year that others are compared with; nil when there is no other.
  let base: Int?
  let division: Division
  let framework: ReportingFramework
  let control: GovernmentControl
  /// Other warming potentials than the workspace's own; nil for these.
  let potentials: WarmingPotentials?

  /// - Throws: `WebProblem` for a set of warming potentials, an account or a year that is not there.
  init(_ visit: Visit, _ calculation: PlanCalculation) throws {
    let inventories = [calculation.inventory] + calculation.otherAccounts
    let wanted = visit.query("account").flatMap(Account.init(rawValue:)) ?? .community
    guard let inventory = inventories.first(where: { $0.account == wanted }) else {
      throw Visit.nothingHere
    }
    account = wanted
    let years = inventory.years
    let known = calculation.workspace.community.inventoryYears.filter(years.contains)
    let asked = visit.query("year").flatMap { Int($0) }
    if let asked, !years.contains(asked) { throw Self.noYear(asked, of: years) }
    year = asked ?? known.last ?? years.last ?? 0
    let first = (known.first ?? years.first).flatMap { inventory.hasEntries(of: $0) ? $0 : nil }
    base = first == year ? nil : first
    division = visit.query("by").flatMap(Division.init(rawValue:)) ?? .sector
    framework = Self.framework(visit, wanted)
    control = visit.query("control") == "financial" ? .financial : .operational
    potentials = try Self.potentials(visit, calculation)
  }

  private static func noYear(_ year: Int, of years: [Int]) -> WebProblem {
    let known = years.map(String.init).joined(separator: ", ")
    guard !known.isEmpty else { return Visit.nothingHere }
    return WebProblem(
      .notFound,
      Phrase(
        "This inventory has no records of \(year). Its years are \(known).",
        "Este inventario no tiene registros de \(year). Sus años son \(known)."))
  }

  private static func framework(_ visit: Visit, _ account: Account) -> ReportingFramework {
    let fitting = ReportingFramework.allCases.filter { $0.account == account }
    let asked = visit.query("framework").flatMap(ReportingFramework.init(rawValue:))
    return asked.flatMap { fitting.contains($0) ? $0 : nil }
      ?? (fitting.contains(.gpc) ? .gpc : fitting.first ?? .gpc)
  }

  /// As `gwp` names them, such as `ar4:100`; nil for the workspace's own.
  static func potentials(
    _ visit: Visit, _ calculation: PlanCalculation
  ) throws -> WarmingPotentials? {
    guard let text = visit.query("gwp"), !text.isEmpty else { return nil }
    let own = calculation.inventory.potentials
    guard let found = calculation.library.warmingPotentials.first(where: { name($0) == text })
    else {
      throw WebProblem(
        .notFound,
        Phrase(
          "There are no warming potentials “\(text.prefix(40))”. Choose a set on the page of results.",
          "No hay potenciales de calentamiento «\(text.prefix(40))». Elija un conjunto en la página de resultados."
        )
      )
    }
    return found == own ? nil : found
  }

  static func name(_ potentials: WarmingPotentials) -> String {
    "\(potentials.set):\(potentials.horizon)"
  }
}

/// Everything that a page of results is made from.
struct ResultsScene {
  let visit: Visit
  let place: WorkspacePlace
  let query: ResultsQuery
  /// As the workspace says.
  let own: PlanCalculation
  /// Under the warming potentials that are asked for.
  let shown: PlanCalculation
  /// The account that is shown.
  let inventory: EmissionsInventory
  let links: RecordLinks
  let writer: FigureWriter
  let text: ResultsText
  let words: FigureText

  /// The name of warming potentials in the reader's language.
  func title(_ potentials: WarmingPotentials) -> String {
    LibraryWords.text(potentials.title, visit.language) ?? potentials.title
  }

  var year: Int { query.year }

  init(_ visit: Visit) async throws {
    self.visit = visit
    place = try visit.workspace()
    own = try await visit.calculation()
    query = try ResultsQuery(visit, own)
    shown = query.potentials.map(own.with(potentials:)) ?? own
    let account = query.account
    inventory =
      ([shown.inventory] + shown.otherAccounts).first { $0.account == account } ?? shown.inventory
    links = RecordLinks(try await visit.opened(), place)
    text = visit.words(ResultsText.self)
    words = visit.words(FigureText.self)
    writer = FigureWriter(
      visit: visit, place: place,
      setting: query.potentials.map { [("gwp", ResultsQuery.name($0))] } ?? [])
  }

  var catalog: FigureCatalog { FigureCatalog(shown) }

  /// Notation keys of records without an amount, of a year and part.
  func keys(_ year: Int, where holds: (ActivityRecord) -> Bool) -> [NotationKey] {
    let found = Set(
      inventory.unquantified.filter { $0.year == year && holds($0) }.compactMap(\.notationKey))
    return NotationKey.allCases.filter(found.contains)
  }

  /// Metric tons of a year and part as a cell, or the keys that stand in its place; never a silent 0.
  func cell(
    _ year: Int, _ figure: String, where holds: (ActivityRecord) -> Bool
  ) -> FigureTable.Cell {
    let keys = keys(year, where: holds)
    guard inventory.entries(of: year).contains(where: { holds($0.record) }) else {
      return keys.isEmpty ? writer.cell(none: text.noRecord(year)) : writer.keys(keys)
    }
    let cell = writer.cell(tonnes: inventory.tonnes(of: year, where: holds), figure)
    guard !keys.isEmpty else { return cell }
    let part = writer.keys(keys)
    return FigureTable.Cell(
      "\(cell.html)<span class=\"numbers__keys\">\(part.html) \(text.inPart)</span>",
      plain: cell.plain)
  }
}
