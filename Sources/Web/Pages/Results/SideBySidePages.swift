import Accounts
import Hummingbird
import Inventory
import Plan
import Quantities

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

/// The page of inventories side by side.
struct SideBySideView {
  let scene: ResultsScene
  let text: SideBySideText
  let beside: InventoriesBeside

  private var writer: FigureWriter { scene.writer }

  var html: HTML {
    let remarks =
      beside.remarks.map { $0.text(text) }
      + (beside.isCut ? [text.tooMany(InventoriesBeside.most)] : [])
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
      <form method="get" action="\(scene.place.path(SideBySidePages.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(kept)
      <fieldset class="field"><legend>\(text.years)</legend><div class="choices--row">\(years)</div></fieldset>
      \(others.count > 1 ? Choice(name: "with", label: text.other, options: others, value: beside.other ?? "").html() : .empty)
      \(Choice(name: "unit", label: text.unit, options: [("", text.whole), ("person", text.perPerson)], value: beside.isPerPerson ? "person" : "").html())
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
    let sectors = beside.sectors
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
    guard let tonnes = column.tonnes(of: sector) else {
      let keys = column.keys(of: sector)
      return keys.isEmpty ? writer.cell(none: text.noRecord(column.year)) : writer.keys(keys)
    }
    guard beside.isPerPerson else {
      return writer.cell(tonnes: tonnes, column.isOwn ? part.figure(column.year) : nil)
    }
    guard let share = column.perPerson(tonnes) else {
      return writer.cell(none: text.noPopulation)
    }
    return FigureTable.Cell(
      HTML(writer.printed(share, .emissionsPerPerson)), plain: "\(share)")
  }
}
