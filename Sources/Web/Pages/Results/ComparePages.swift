import Accounts
import Factors
import Hummingbird
import Inventory
import Plan
import Workspace

/// Two years side by side, and what the change between them is made of.
struct ComparePages: PageGroup {
  static let path = "inventory/compare"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path,
        label: Phrase(CompareText.english.tab, CompareText.spanish.tab), for: .readWorkspace,
        order: 60)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/compare", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ResultsScene(visit)
    let text = visit.words(CompareText.self)
    let years = scene.inventory.years.filter(scene.inventory.hasEntries)
    guard years.count > 1 else { return needsTwo(visit, scene, text) }
    let (from, to) = try chosen(visit, scene, years)
    let view = CompareView(scene: scene, text: text, from: from, to: to)
    let tables = [view.bySector] + [view.drivers, view.recalculations].compactMap(\.self)
    if let file = try visit.download(from: tables) { return file }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title(from, to))</h1>
      <p class="lead">\(text.lead)</p>
      \(controls(scene, text, years, from, to))
      </div>
      \(ResultsNotices(scene: scene).omissions)
      \(view.missing)
      \(view.facts)
      \(visit.html(view.bySector))
      \(view.split)
      \(view.log)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title(from, to), main, at: Self.path, scripts: ["explain.js"])
  }

  /// The years of the address, else the first and the last inventory.
  private func chosen(
    _ visit: Visit, _ scene: ResultsScene, _ years: [Int]
  ) throws -> (from: Int, to: Int) {
    let known = scene.own.workspace.community.inventoryYears.filter(years.contains)
    let usual = known.count > 1 ? known : years
    let from = visit.query("from").flatMap { Int($0) } ?? usual.first ?? 0
    let to = visit.query("to").flatMap { Int($0) } ?? usual.last ?? 0
    guard years.contains(from), years.contains(to) else { throw Visit.nothingHere }
    return (from, to)
  }

  private func controls(
    _ scene: ResultsScene, _ text: CompareText, _ years: [Int], _ from: Int, _ to: Int
  ) -> HTML {
    let options = years.map { (value: "\($0)", label: "\($0)") }
    let own = scene.own.inventory.potentials
    let sets = scene.own.library.warmingPotentials.map { set in
      (
        value: set == own ? "" : ResultsQuery.name(set),
        label: set == own ? "\(scene.title(set)) (\(scene.text.own))" : scene.title(set)
      )
    }
    return """
      <form method="get" action="\(scene.place.path(Self.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "from", label: text.from, options: options, value: "\(from)").html())
      \(Choice(name: "to", label: text.to, options: options, value: "\(to)").html())
      \(Choice(name: "gwp", label: scene.text.potentials, options: sets, value: scene.query.potentials.map(ResultsQuery.name) ?? "").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private func needsTwo(_ visit: Visit, _ scene: ResultsScene, _ text: CompareText) -> Response {
    guard scene.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: Self.path, scene.own)
    }
    let action: HTML =
      scene.place.may(.addRecord)
      ? "<p><a class=\"button\" href=\"\(scene.place.path("record/new?file=inventory.csv"))\">\(scene.text.addRecord)</a></p>"
      : .empty
    let main: HTML = """
      <div class="stack"><h1>\(text.tab)</h1>
      \(EmptyState(title: text.needsTwo, detail: text.needsTwoDetail, action: action).html)</div>
      """
    return visit.page(text.tab, main, at: Self.path)
  }
}
