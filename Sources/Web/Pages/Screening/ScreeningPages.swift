import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Tables
import Vulnerability
import Workspace

/// Screening: what Cairn proposes for each hazard of the taxonomy, and what people decide.
struct ScreeningPages: PageGroup {
  static let path = "hazards/screening"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\ScreeningText.tab),
        for: .readWorkspace, order: 15)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/screening"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "\(path)/decide", for: .workspace(.editDocument), taking: .form(limit: 128 * 1024),
      use: decide)
    routes.post("\(path)/hazard", for: .workspace(.addRecord), use: addHazard)
    routes.post("\(path)/event", for: .workspace(.addRecord), use: addEvent)
    routes.post("\(path)/plan", for: .workspace(.addRecord), use: addToPlan)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ScreeningText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): return page(visit, calculation.workspace)
    }
  }

  private func page(
    _ visit: Visit, _ workspace: CommunityWorkspace, errors: FormErrors = FormErrors(),
    wrong: ScreeningView.Part? = nil, notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) -> Response {
    let view = ScreeningView(
      visit: visit, scene: ScreeningScene(workspace, year: visit.year), errors: errors,
      wrong: wrong, notice: notice)
    let title = visit.words(ScreeningText.self).title
    return visit.page(title, view.html, at: Self.path, status: status)
  }

  private func back(_ visit: Visit, _ rest: String) -> Response {
    visit.seeOther((visit.place?.path(Self.path) ?? "") + rest)
  }

  // Decisions

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let taxonomy = workspace.taxonomy()
    let (form, day) = (visit.form, visit.day)
    let isChanged = try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      for hazard in taxonomy.entries[.hazard] ?? [] {
        guard
          let decision = ScreeningDecision.Decision(
            rawValue: form.text("decision.\(hazard.id)"))
        else { continue }
        DecidedHazard(
          hazard: hazard.id, decision: decision, reason: form.text("reason.\(hazard.id)"),
          by: form.text("by"), day: day
        ).apply(to: &edits)
      }
    }
    return back(visit, "?done=\(isChanged ? "saved" : "unchanged")\(Self.whereItWas(form, visit))")
  }

  /// The filter and the group that the form was in, so that whoever decides on fifty hazards stays where they were.
  private static func whereItWas(_ form: FormData, _ visit: Visit) -> String {
    let show = ScreeningFilter(rawValue: form.text("show")).map { "&show=\($0.rawValue)" } ?? ""
    let group = form.text("group")
    guard visit.words(ScreeningText.self).groups[group] != nil else { return show }
    return "\(show)&group=\(group)#group-\(group)"
  }

  // A hazard of the community's own

  @Sendable private func addHazard(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let taxonomy = workspace.taxonomy()
    let text = visit.words(ScreeningText.self)
    _ = try visit.base()
    // The name is taken by the first of two clicks.
    if try await visit.commitBefore() != nil { return back(visit, "?done=hazard") }
    let name = visit.form.text("name")
    guard !name.isEmpty, taxonomy.entry(.hazard, named: name) == nil else {
      return page(
        visit, workspace, errors: .one("name", text.wrongName), wrong: .hazard,
        status: .badRequest)
    }
    let group = visit.form.text("group")
    let row = [
      "kind": OwnTaxonomyEntry.Kind.hazard.rawValue, "name": name,
      "group": text.groups[group] == nil ? "other" : group, "hidden": "no",
      "coastal": visit.form.text("coastal") == "yes" ? "yes" : "no",
      "note": visit.form.text("note"),
    ]
    let file = WorkspaceTables.ownTaxonomy.file
    _ = try await visit.addRow(
      named: name, to: file, reserving: (taxonomy.entries[.hazard] ?? []).map(\.id)
    ) { edits, id in
      edits.add(row.merging(["id": id]) { $1 }, to: file)
    }
    return back(visit, "?done=hazard")
  }

  // What has happened

  @Sendable private func addEvent(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let taxonomy = workspace.taxonomy()
    let text = visit.words(ScreeningText.self).events
    let columns = [
      "hazard", "date", "end_date", "title", "losses_usd", "deaths", "injuries", "harm_area",
      "description", "source",
    ]
    var row = Dictionary(columns.map { ($0, visit.form.text($0)) }) { first, _ in first }
    var errors = FormErrors()
    if taxonomy.entry(.hazard, row["hazard"] ?? "") == nil {
      errors.add("hazard", text.wrongHazard)
    }
    if row["title"]?.isEmpty ?? true { errors.add("title", text.wrongTitle) }
    if !CalendarDay.isDayOrPart(row["date"] ?? "") { errors.add("date", text.wrongDate) }
    if let end = row["end_date"], !end.isEmpty, !CalendarDay.isDayOrPart(end) {
      errors.add("end_date", text.wrongDate)
    }
    let numbers = visit.numbers
    for column in ["losses_usd", "deaths", "injuries"] {
      guard let said = row[column], !said.isEmpty else { continue }
      if let problem = numbers.problem(with: said, text.wrongNumber, isAllowed: { $0 >= 0 }) {
        errors.add(column, problem)
      }
      row[column] = numbers.cell(said)
    }
    guard errors.isEmpty else {
      return page(visit, workspace, errors: errors, wrong: .event, status: .badRequest)
    }
    row["description"] = row["description"]?.replacing("\r\n", with: "\n")
    let (cells, file) = (row, WorkspaceTables.events.file)
    _ = try visit.base()
    switch try await visit.formAgain(cells, in: file) {
    case .saved: return back(visit, "?done=event")
    case .other(let made):
      let notice = visit.againNotice(made, at: visit.place?.path(to: made.name) ?? "")
      return page(visit, workspace, wrong: .event, notice: notice, status: .conflict)
    case nil: break
    }
    _ = try await visit.addRow(
      named: "\(row["title"] ?? "") \(row["date"] ?? "")", to: file
    ) { edits, id in
      edits.add(cells.merging(["id": id]) { $1 }, to: file)
    }
    return back(visit, "?done=event")
  }

  // Into the plan

  @Sendable private func addToPlan(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    if try await visit.commitBefore() != nil { return back(visit, "?done=hazards") }
    let workspace = try await visit.planOrNothing().workspace
    let scene = ScreeningScene(workspace, year: visit.year)
    let planned = PlannedHazards(scene: scene, chosen: Set(visit.form.all("hazard")))
    let isChanged = try await visit.commitEdits(base: base, reason: "") { planned.apply(to: &$0) }
    return back(visit, "?done=\(isChanged ? "hazards" : "unchanged")")
  }
}

/// Hazards that people decided to assess, as rows of the plan's hazards.
///
/// A row with the figures of the climate profile that says no kind yet is the hazard that its indicator mostly tells of:
/// it gets the kind, so that the plan has the hazard once.
struct PlannedHazards {
  private var rows: [[String: String]] = []
  /// What becomes of rows that the plan has already, by their ids.
  private var known: [String: [String: String]] = [:]

  /// - Parameter chosen: Ids of the taxonomy; those that nobody decided to assess, and those of the plan, are passed over.
  init(scene: ScreeningScene, chosen: Set<String>) {
    let language: Language =
      scene.workspace.community.language == "es" ? .spanish : .english
    var taken = Set(scene.workspace.hazards.map(\.id))
    for hazard in scene.kept where chosen.contains(hazard.id) && scene.planned(hazard.id) == nil {
      let links = scene.taxonomy.indicators.filter {
        $0.hazard == hazard.id && $0.role == "primary" && !$0.indicator.isEmpty
      }
      let reason = scene.decision(on: hazard.id)?.reason ?? ""
      let same = scene.workspace.hazards.first { row in
        row.type.isEmpty && known[row.id] == nil
          && links.contains { $0.indicator == row.id || $0.indicator == row.climateIndicator }
      }
      if let same {
        let note = [same.note, reason].filter { !$0.isEmpty }.joined(separator: " ")
        known[same.id] = ["type": hazard.id, "note": note]
        continue
      }
      let id = NewIdentifier.make(from: hazard.id, taken: taken)
      taken.insert(id)
      var row = ["id": id, "name": hazard.name(language), "type": hazard.id]
      if !reason.isEmpty { row["note"] = reason }
      rows.append(row.merging(Self.climate(links, scene.workspace.climate)) { $1 })
    }
  }

  func apply(to edits: inout TableEdits) {
    let file = WorkspaceTables.hazards.file
    for (id, cells) in known.sorted(by: { $0.key < $1.key }) {
      edits.put(cells, in: file, where: ["id": id])
    }
    for row in rows { edits.add(row, to: file) }
  }

  /// What the climate profile says of a hazard, where it has an indicator that mostly tells of it.
  ///
  /// The row takes its numbers from there only where they can be found: a link without its periods leads nowhere.
  private static func climate(
    _ links: [HazardIndicatorLink], _ profile: ClimateProfile
  ) -> [String: String] {
    guard let link = links.first(where: { profile.first($0.indicator) != nil }),
      let first = profile.first(link.indicator)
    else { return [:] }
    var row = [
      "indicator": first.name, "unit": first.unit.symbol,
      "direction": link.direction?.rawValue ?? "",
    ]
    let summaries = profile.summaries(of: link.indicator)
    guard let scenario = profile.scenarios(of: link.indicator).last(where: \.isFuture),
      let future = summaries.last(where: {
        $0.scenario == scenario && $0.kind == .absolute && $0[.mean] != nil
      }),
      let before = summaries.first(where: {
        !$0.scenario.isFuture
          && profile.modeledBaseline(link.indicator, scenario, $0.period)?[.mean] != nil
      })
    else { return row }
    row["climate_indicator"] = link.indicator
    row["baseline_period"] = before.period.text
    row["future_period"] = future.period.text
    row["scenario"] = scenario.text
    return row
  }
}

extension Visit {
  /// The year of the server's clock.
  var year: Int { Int(day.prefix(4)) ?? 2026 }
}
