import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// The lists of the assessment as this community uses them: entries of its own, and entries of Cairn that it hides.
struct OwnWordsPages: PageGroup {
  static let path = "hazards/words"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\OwnWordsText.tab), for: .readWorkspace,
        order: 80)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/words"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "\(path)/shown", for: .workspace(.editDocument), taking: .form(limit: 128 * 1024),
      use: choose)
    routes.post("\(path)/add", for: .workspace(.addRecord), use: add)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(OwnWordsText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation):
      return page(visit, calculation.workspace, Self.kind(visit.query("list")))
    }
  }

  private static func kind(_ text: String?) -> TaxonomyEntry.Kind {
    text.flatMap(TaxonomyEntry.Kind.init(rawValue:)) ?? .hazard
  }

  private func page(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ kind: TaxonomyEntry.Kind,
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let view = OwnWordsView(
      visit: visit, workspace: workspace, taxonomy: workspace.taxonomy(), kind: kind,
      errors: errors)
    return visit.page(view.text.title, view.html, at: Self.path, status: status)
  }

  private func back(_ visit: Visit, _ kind: TaxonomyEntry.Kind, _ done: String) -> Response {
    visit.seeOther((visit.place?.path(Self.path) ?? "") + "?list=\(kind.rawValue)&done=\(done)")
  }

  /// Hides entries of Cairn that are not ticked, and shows those that are again.
  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let taxonomy = workspace.taxonomy()
    let kind = Self.kind(visit.form.text("list"))
    let shown = Set(visit.form.all("shown"))
    guard !shown.isEmpty else {
      return page(
        visit, workspace, kind, errors: .one("shown", visit.words(OwnWordsText.self).noneShown),
        status: .badRequest)
    }
    let file = WorkspaceTables.ownTaxonomy.file
    let isChanged = try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      for entry in taxonomy.entries[kind] ?? [] where !entry.isOwn {
        let row = ["kind": kind.rawValue, "id": entry.id]
        let isHidden = taxonomy.hidden[kind]?.contains(entry.id) == true
        switch (shown.contains(entry.id), isHidden) {
        case (false, false): edits.put(["hidden": "yes"], in: file, where: row)
        case (true, true): edits.remove(from: file, where: row)
        default: break
        }
      }
    }
    return back(visit, kind, isChanged ? "saved" : "same")
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let taxonomy = workspace.taxonomy()
    let kind = Self.kind(visit.form.text("list"))
    let name = visit.form.text("name")
    let text = visit.words(OwnWordsText.self)
    let known = taxonomy.entry(kind, named: name)
    guard !name.isEmpty, known == nil else {
      let problem = known.map { text.taken($0.name(visit.language)) } ?? text.noName
      return page(
        visit, workspace, kind, errors: .one("name", problem), status: .badRequest)
    }
    var row = [
      "kind": kind.rawValue, "name": name, "hidden": "no",
      "id": NewIdentifier.make(
        from: name, taken: Set((taxonomy.entries[kind] ?? []).map(\.id))),
      "group": visit.form.text("group"), "source": visit.form.text("source"),
      "note": visit.form.text("note"),
    ]
    if kind == .hazard { row["coastal"] = visit.form.text("coastal") == "yes" ? "yes" : "no" }
    try await visit.commitEdits(base: try visit.base(), reason: "") {
      $0.add(row, to: WorkspaceTables.ownTaxonomy.file)
    }
    return back(visit, kind, "added")
  }
}
