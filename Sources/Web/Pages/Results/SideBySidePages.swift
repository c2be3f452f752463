import Accounts
import Forecast
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Workspace

/// Several years of a community's inventory in one table, and those of another community beside them.
struct SideBySidePages: PageGroup {
  static let path = "inventory/side-by-side"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase(\SideBySideText.tab),
        for: .readWorkspace, order: 62)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/side-by-side", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(SideBySideText.self)
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ResultsScene(visit)
    guard !scene.inventory.years.filter(scene.inventory.hasEntries).isEmpty else {
      return NothingYet(visit: visit).page(at: Self.path, scene.own)
    }
    let view = SideBySideView(scene: scene, text: text, beside: try await InventoriesBeside(scene))
    if let file = try visit.download(from: [view.table]) { return file }
    return visit.page(text.title, view.html, at: Self.path, scripts: ["explain.js"])
  }
}

/// Which inventories stand side by side, from the address.
struct InventoriesBeside {
  /// More columns fit no page.
  static let most = 8

  /// One column: a year of a community.
  struct Column {
    let name: String
    let year: Int
    let inventory: EmissionsInventory
    let population: Double?
    /// True for a year of the workspace of the page, whose numbers can explain themselves.
    let isOwn: Bool
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
  /// What there is to say of the other community.
  let remarks: [String]

  init(_ scene: ResultsScene) async throws {
    let visit = scene.visit
    let text = visit.words(SideBySideText.self)
    let query = Visit.query(of: visit.request)
    isPerPerson = query["unit"] == "person"
    let names = try await Self.readable(visit, but: scene.place.id)
    others = names
    let asked = query["with"].flatMap { wanted in names.first { $0.id == wanted } }
    other = asked?.id
    let known = scene.inventory.years.filter(scene.inventory.hasEntries)
    let wanted = query.all("year").compactMap { Int($0) }.filter(known.contains)
    let own = wanted.isEmpty ? Self.usual(scene.own, known) : Set(wanted).sorted()
    years = own
    var columns = own.map {
      Self.column(scene.own, scene.inventory, $0, name: scene.place.summary.name, isOwn: true)
    }
    var remarks: [String] = []
    if let asked {
      let calculation = try await Self.calculation(visit, asked.id)
      let account = scene.query.account
      let theirs = calculation.flatMap { other in
        ([other.inventory] + other.otherAccounts).first { $0.account == account }
      }
      if calculation != nil, theirs == nil { remarks.append(text.otherHasNoAccount(asked.name)) }
      let inventory = theirs.map {
        EmissionsInventory($0, potentials: scene.inventory.potentials)
      }
      let years = inventory.map { $0.years.filter($0.hasEntries) } ?? []
      if years.isEmpty, calculation == nil || theirs != nil {
        remarks.append(text.otherHasNone(asked.name))
      }
      if calculation?.omissions.isEmpty == false { remarks.append(text.otherLeavesOut(asked.name)) }
      if let calculation, let inventory {
        let same = years.filter(own.contains)
        columns += (same.isEmpty ? years.suffix(1) : same[...]).map {
          Self.column(calculation, inventory, $0, name: asked.name, isOwn: false)
        }
      }
    }
    isCut = columns.count > Self.most
    self.columns = Array(columns.prefix(Self.most))
    self.remarks = remarks
  }

  private static func column(
    _ calculation: PlanCalculation, _ inventory: EmissionsInventory, _ year: Int, name: String,
    isOwn: Bool
  ) -> Column {
    Column(
      name: name, year: year, inventory: inventory,
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

/// The page of inventories side by side.
struct SideBySideView {
  let scene: ResultsScene
  let text: SideBySideText
  let beside: InventoriesBeside

  private var writer: FigureWriter { scene.writer }

  var html: HTML {
    let remarks = beside.remarks + (beside.isCut ? [text.tooMany(InventoriesBeside.most)] : [])
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(controls)
      </div>
      \(ResultsNotices(scene: scene).omissions)
      \(remarks.map { Notice(tone: .caution, title: $0).html })
      \(scene.visit.html(table))
      \(ExplanationDialog(visit: scene.visit).html)
      </div>
      """
  }

  private var controls: HTML {
    let known = scene.inventory.years.filter(scene.inventory.hasEntries)
    let years = known.map { year -> HTML in
      """
      <label class="choice choice--small"><input type="checkbox" name="year" value="\(year)"\("checked", when: beside.years.contains(year))><span>\(year)</span></label>
      """
    }
    let others = [("", text.none)] + beside.others.map { ($0.id, $0.name) }
    return """
      <form method="get" action="\(scene.place.path(SideBySidePages.path))" class="panel panel--quiet stack" aria-label="\(text.controls)">
      \(kept)
      <fieldset class="field"><legend>\(text.years)</legend><div class="choices--row">\(years)</div></fieldset>
      <div class="filters">
      \(others.count > 1 ? Choice(name: "with", label: text.other, options: others, value: beside.other ?? "").html() : .empty)
      \(Choice(name: "unit", label: text.unit, options: [("", text.whole), ("person", text.perPerson)], value: beside.isPerPerson ? "person" : "").html())
      </div>
      <div class="row"><button class="button">\(text.show)</button></div>
      </form>
      """
  }

  /// What the address says beside the form, so that choosing years leaves account and potentials as they are.
  private var kept: HTML {
    let query = scene.query
    let account: HTML =
      query.account == .community
      ? .empty
      : "<input type=\"hidden\" name=\"account\" value=\"\(query.account.rawValue)\">"
    let potentials = query.potentials.map { potentials -> HTML in
      "<input type=\"hidden\" name=\"gwp\" value=\"\(ResultsQuery.name(potentials))\">"
    }
    return "\(account)\(potentials)"
  }

  /// Emissions by sector, a column for each year of each community.
  var table: FigureTable {
    let records = beside.columns.flatMap { column in
      column.inventory.entries(of: column.year).map(\.record)
        + column.inventory.unquantified.filter { $0.year == column.year }
    }
    let sectors = Set(records.map(\.sector)).sorted()
    let rows = sectors.map { row(scene.words.sector($0), .plain, $0) }
    let names = Set(beside.columns.map(\.name)).count > 1
    let potentials = scene.title(scene.inventory.potentials)
    let account = scene.query.account
    let caption =
      text.table(beside.isPerPerson)
      + (account == .community ? "" : ", " + scene.words.account(account))
    return FigureTable(
      id: "side-by-side", caption: caption,
      columns: [.init(title: text.sector, isNumber: false)]
        + beside.columns.map { .init(title: names ? "\($0.name), \($0.year)" : "\($0.year)") },
      rows: rows + [row(text.all, .total, nil)],
      notes: [HTML(text.note(potentials))] + (names ? [HTML(text.methods)] : []))
  }

  private func row(
    _ title: String, _ kind: FigureTable.Row.Kind, _ sector: Sector?
  ) -> FigureTable.Row {
    FigureTable.Row(
      kind: kind, cells: [FigureTable.Cell(title)] + beside.columns.map { cell($0, sector) })
  }

  private func cell(_ column: InventoriesBeside.Column, _ sector: Sector?) -> FigureTable.Cell {
    let part = InventoryPart(account: scene.query.account, sector: sector)
    let holds: (ActivityRecord) -> Bool = { part.holds($0, in: column.inventory) }
    let keys = Set(
      column.inventory.unquantified.filter { $0.year == column.year && holds($0) }
        .compactMap(\.notationKey))
    guard column.inventory.entries(of: column.year).contains(where: { holds($0.record) }) else {
      return keys.isEmpty
        ? writer.cell(none: text.noRecord(column.year))
        : writer.keys(NotationKey.allCases.filter(keys.contains))
    }
    let tonnes = column.inventory.tonnes(of: column.year, where: holds)
    guard beside.isPerPerson else {
      return writer.cell(tonnes: tonnes, column.isOwn ? part.figure(column.year) : nil)
    }
    guard let people = column.population, people > 0 else {
      return writer.cell(none: text.noPopulation)
    }
    let share = tonnes / people
    return FigureTable.Cell(
      HTML(writer.printed(share, .emissionsPerPerson)), plain: "\(share)")
  }
}
