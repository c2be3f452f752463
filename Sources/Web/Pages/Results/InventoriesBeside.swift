import Accounts
import Forecast
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Workspace

/// Which inventories stand side by side: years of a workspace, and those of another one that the visitor may read.
struct InventoriesBeside {
  /// More columns fit no page.
  static let most = 8

  /// One column: a year of a community.
  struct Column: Sendable {
    /// The id of its workspace.
    let workspace: String
    let name: String
    let year: Int
    let inventory: EmissionsInventory
    let population: Double?
    /// True for a year of the workspace of the page, whose numbers can explain themselves.
    let isOwn: Bool
  }

  /// What there is to say of the other community, by its name.
  enum Remark: Sendable {
    case hasNoAccount(String)
    case hasNone(String)
    case leavesOut(String)

    func text(_ text: SideBySideText) -> String {
      switch self {
      case .hasNoAccount(let name): text.otherHasNoAccount(name)
      case .hasNone(let name): text.otherHasNone(name)
      case .leavesOut(let name): text.otherLeavesOut(name)
      }
    }
  }

  let columns: [Column]
  let isCut: Bool
  /// Workspaces that may be put beside, by name.
  let others: [(id: String, name: String)]
  /// The one that is asked for; nil for none.
  let other: String?
  /// The years of the page's workspace that are shown.
  let years: [Int]
  let isPerPerson: Bool
  let remarks: [Remark]

  init(_ scene: ResultsScene) async throws {
    let query = Visit.query(of: scene.visit.request)
    try await self.init(
      scene.own, scene.inventory, years: query.all("year").compactMap { Int($0) },
      with: query["with"], isPerPerson: query["unit"] == "person", scene.visit)
  }

  /// - Parameters:
  ///   - own: The workspace of the address.
  ///   - shown: Its account, under the warming potentials that hold for all columns.
  ///   - wanted: Years; those without records are passed over, and the community's own stand in for none.
  ///   - with: The id of another workspace; nil, or one that may not be read, for none.
  init(
    _ own: PlanCalculation, _ shown: EmissionsInventory, years wanted: [Int], with id: String?,
    isPerPerson: Bool = false, _ visit: Visit
  ) async throws {
    let place = try visit.workspace()
    let others = try await Self.readable(visit, but: place.id)
    let asked = others.first { $0.id == id }
    let known = shown.years.filter(shown.hasEntries)
    let found = Set(wanted).filter(known.contains).sorted()
    let years = found.isEmpty ? Self.usual(own, known) : found
    var columns = years.map {
      Self.column(own, shown, $0, (place.id, place.summary.name), isOwn: true)
    }
    var remarks: [Remark] = []
    if let asked {
      let calculation = try await Self.calculation(visit, asked.id)
      let theirs = calculation.flatMap { other in
        ([other.inventory] + other.otherAccounts).first { $0.account == shown.account }
      }
      if calculation != nil, theirs == nil { remarks.append(.hasNoAccount(asked.name)) }
      let inventory = theirs.map { EmissionsInventory($0, potentials: shown.potentials) }
      let counted = inventory.map { $0.years.filter($0.hasEntries) } ?? []
      if counted.isEmpty, calculation == nil || theirs != nil {
        remarks.append(.hasNone(asked.name))
      }
      if calculation?.omissions.isEmpty == false { remarks.append(.leavesOut(asked.name)) }
      if let calculation, let inventory {
        let same = counted.filter(years.contains)
        columns += (same.isEmpty ? counted.suffix(1) : same[...]).map {
          Self.column(calculation, inventory, $0, asked, isOwn: false)
        }
      }
    }
    isCut = columns.count > Self.most
    self.columns = Array(columns.prefix(Self.most))
    self.others = others
    other = asked?.id
    self.years = years
    self.isPerPerson = isPerPerson
    self.remarks = remarks
  }

  /// The sectors that any column has records of, in order.
  var sectors: [Sector] {
    let records = columns.flatMap { column in
      column.inventory.entries(of: column.year).map(\.record)
        + column.inventory.unquantified.filter { $0.year == column.year }
    }
    return Set(records.map(\.sector)).sorted()
  }

  private static func column(
    _ calculation: PlanCalculation, _ inventory: EmissionsInventory, _ year: Int,
    _ workspace: (id: String, name: String), isOwn: Bool
  ) -> Column {
    Column(
      workspace: workspace.id, name: workspace.name, year: year, inventory: inventory,
      population: calculation.workspace.indicators["population"]?.series.value(in: year),
      isOwn: isOwn)
  }

  /// The years of the community's inventories, the last four of them.
  private static func usual(_ calculation: PlanCalculation, _ known: [Int]) -> [Int] {
    let named = calculation.workspace.community.inventoryYears.filter(known.contains)
    return Array((named.isEmpty ? known : named).suffix(4))
  }

  /// Other workspaces that the visitor may read.
  private static func readable(
    _ visit: Visit, but own: String
  ) async throws -> [(id: String, name: String)] {
    let rights = try await visit.site.accounts.accessEverywhere(of: visit.principal)
    let isLocal = if case .local = visit.visitor { true } else { false }
    let readable = Set(rights.readableWorkspaces)
    return try await visit.site.store.workspaces()
      .filter { $0.id != own && $0.head > 0 && (isLocal || readable.contains($0.id)) }
      .map { ($0.id, $0.name) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Nil for a workspace that cannot be read as a plan yet.
  private static func calculation(_ visit: Visit, _ id: String) async throws -> PlanCalculation? {
    let head = try await visit.site.store.workspace(id).head
    do {
      return try await visit.site.calculations.calculation(of: id, at: head, head: head)
    } catch is WorkspaceError {
      return nil
    }
  }
}

extension InventoriesBeside.Column {
  private func holds(_ sector: Sector?) -> (ActivityRecord) -> Bool {
    let part = InventoryPart(account: inventory.account, sector: sector)
    return { part.holds($0, in: inventory) }
  }

  /// Metric tons CO2e of a sector, or of all; nil where no record is calculated, which is not 0.
  func tonnes(of sector: Sector?) -> Double? {
    let holds = holds(sector)
    guard inventory.entries(of: year).contains(where: { holds($0.record) }) else { return nil }
    return inventory.tonnes(of: year, where: holds)
  }

  /// Notation keys of a sector's records without an amount, in their usual order.
  func keys(of sector: Sector?) -> [NotationKey] {
    let holds = holds(sector)
    let found = inventory.unquantified.filter { $0.year == year && holds($0) }
    return NotationKey.allCases.filter(Set(found.compactMap(\.notationKey)).contains)
  }

  /// A part of the emissions for each resident; nil where the population of the year is not known.
  func perPerson(_ tonnes: Double) -> Double? {
    guard let population, population > 0 else { return nil }
    return tonnes / population
  }
}
