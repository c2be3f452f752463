import Accounts
import Climate
import ClimateFiles
import Factors
import Foundation
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Store
import Tables
import Workspace

/// What the climate of the workspace's place was and may become, and taking it into the plan.
struct HazardProfilePages: PageGroup {
  static let path = "hazards"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase("Profile", "Perfil"),
        for: .readWorkspace, order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/hazards", for: .workspace(.readWorkspace), use: show)
    routes.post("/workspaces/:workspace/hazards/take", for: .workspace(.editDocument), use: take)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(HazardProfileText.self)
    let calculation: PlanCalculation
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let found): calculation = found
    }
    let page = HazardProfilePage(
      visit: visit, text: text, calculation: calculation, gazetteer: Gazetteer.standard)
    return visit.page(
      text.title, try await page.html(), at: Self.path, scripts: [PlaceSearchField.script])
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    let text = visit.words(HazardProfileText.self)
    let base = try visit.base()
    let gazetteer = Gazetteer.standard
    guard let place = gazetteer.place(geoid: visit.form.text("geoid")),
      let climate = try PlaceClimate(of: place, gazetteer: gazetteer)
    else { throw Visit.nothingHere }
    let taking = ProfileTaking(
      climate: climate, day: visit.day, addsHazards: visit.form["hazards"] == "yes")
    let isChanged = try await visit.commitEdits(base: base, reason: text.reason(place.title)) {
      taking.apply(to: &$0)
    }
    let taken = isChanged ? try await visit.commitBefore() : nil
    let revision = taken.map { "&revision=\($0.revision)" } ?? ""
    return visit.seeOther(
      try visit.workspace().path(Self.path)
        + "?done=\(isChanged ? "taken" : "same")\(revision)#taken")
  }
}

/// The profile's page: the place that is asked for, else the community's own.
struct HazardProfilePage {
  let visit: Visit
  let text: HazardProfileText
  let calculation: PlanCalculation
  let gazetteer: Gazetteer

  private var units: DisplayUnits { DisplayUnits(calculation.workspace.community.units) }
  private var own: GazetteerPlace? {
    gazetteer.place(geoid: calculation.workspace.community.geoid)
  }
  private var name: String { calculation.workspace.community.name }

  func html() async throws -> HTML {
    let asked = found("place").place
    let isOwnTable =
      asked == nil && visit.query("own") != nil && !calculation.workspace.climate.isEmpty
    let content: HTML
    if isOwnTable {
      content = await ownProfile()
    } else if let place = asked ?? own {
      content = try await builtIn(place)
    } else {
      let settings: HTML = """
        <a class="button" href="\(visit.place?.path("settings#field-geoid") ?? "")">\(visit.words(ScreeningText.self).toSettings)</a>
        """
      content =
        EmptyState(
          title: text.noPlaceTitle, detail: text.noPlaceDetail,
          action: visit.mayEdit ? settings : .empty
        ).html
    }
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead(asked?.title ?? name))</p>
      <div id="taken">\(visit.doneNotice(["taken": text.taken, "same": text.takenNothing]))\
      \(try await displaced())</div>
      \(tableSwitch(isOwnTable))
      \(["place", "compare"].map(notFound))
      </div>
      \(content)
      \(ownFile)
      <div class="cards">
      \(asked ?? own == nil ? .empty : placeSearch("compare", text.compare, text.compareHint, button: text.compareButton))
      \(placeSearch("place", text.search, text.compareHint, button: text.search))
      </div>
      </div>
      """
  }

  /// Between the built-in figures and those of the plan's own table, where it has one.
  private func tableSwitch(_ isOwnTable: Bool) -> HTML {
    guard !calculation.workspace.climate.isEmpty, own != nil else { return .empty }
    let path = visit.place?.path(HazardProfilePages.path) ?? ""
    return """
      <nav class="pills pills--small" aria-label="\(text.source)"><ul>
      <li><a href="\(path)"\("aria-current", isOwnTable ? nil : "true")>\(text.builtIn)</a></li>
      <li><a href="\(path)?own=yes"\("aria-current", isOwnTable ? "true" : nil)>\(text.own)</a></li>
      </ul></nav>
      """
  }

  private func ownProfile() async -> HTML {
    let profile = calculation.workspace.climate
    let context = calculation.inventory.context
    let view = HazardProfileView(
      visit: visit, profile: profile, units: units, text: text, title: name,
      citation: { $0.source.isEmpty ? "" : context.citation($0.source) })
    return """
      <p class="soft">\(text.ownLead)</p>
      \(await view.html())
      \(notes(profile.summaries.map(\.note).filter { !$0.isEmpty }))
      """
  }

  private func builtIn(_ place: GazetteerPlace) async throws -> HTML {
    guard let climate = try PlaceClimate(of: place, gazetteer: gazetteer) else {
      return EmptyState(title: text.noDataTitle(place.title), detail: text.noDataDetail).html
    }
    let view = view(climate)
    let isOwn = place.geoid == own?.geoid
    return """
      \(isOwn ? .empty : "<p class=\"soft\">\(text.otherPlace)</p>" as HTML)
      \(climate.county.geoid == place.geoid ? .empty : "<p>\(text.ofCounty(climate.county.title))</p>" as HTML)
      \(await view.html())
      \(notes(climate.notes))
      \(visit.mayEdit ? taking(climate) : .empty)
      \(try comparison(view))
      """
  }

  /// The way to a profile from a file of one's own, and to how indicators are computed.
  private var ownFile: HTML {
    let words = visit.words(ClimateFileText.self)
    let path = visit.place?.path(ClimateFilePages.path) ?? ""
    let way: HTML =
      visit.mayEdit
      ? "<a class=\"button button--plain\" href=\"\(path)\">\(words.toOwnFile)</a>" : .empty
    return """
      <section class="stack" aria-labelledby="own-file">
      <h2 id="own-file">\(words.ownFile)</h2>
      <p class="prose">\(words.ownFileDetail)</p>
      <p class="actions">\(way) \(IndicatorLink(visit: visit).library)</p>
      </section>
      """
  }

  /// Rows of other sources that gave way when the figures were just taken, as the journal tells.
  private func displaced() async throws -> HTML {
    guard visit.query("done") == "taken", let revision = visit.query("revision").flatMap(Int.init)
    else { return .empty }
    let rows = try await visit.displacedClimateRows(
      at: revision, for: [PlaceClimate.sourceID])
    return DisplacedNotice(rows: rows, isDone: true, visit: visit).html
  }

  private func view(_ climate: PlaceClimate) -> HazardProfileView {
    HazardProfileView(
      visit: visit, profile: climate.profile, units: units, text: text,
      title: climate.place.title, citation: { _ in climate.source.title })
  }

  private func notes(_ notes: [String]) -> HTML {
    guard !notes.isEmpty else { return .empty }
    return """
      <details><summary>\(text.notes)</summary>
      <ul>\(notes.map { "<li>\(visit.library($0))</li>" as HTML })</ul>
      </details>
      """
  }

  // Another place beside it

  private func comparison(_ view: HazardProfileView) throws -> HTML {
    guard let place = found("compare").place else { return .empty }
    guard let climate = try PlaceClimate(of: place, gazetteer: gazetteer) else {
      return EmptyState(title: text.noDataTitle(place.title), detail: text.noDataDetail).html
    }
    let other = self.view(climate)
    let indicators = (view.profile.indicators + other.profile.indicators)
      .withoutRepeats()
    let rows = indicators.map { indicator -> [HTML] in
      let mine = view.readings([indicator]).first
      let theirs = other.readings([indicator]).first
      let name = mine.map(view.name) ?? theirs.map(other.name) ?? indicator
      return [
        HTML(name), mine.map(view.sentence) ?? HTML(text.notListed),
        theirs.map(other.sentence) ?? HTML(text.notListed),
      ]
    }
    return """
      <section class="stack">
      <h2>\(text.comparedWith(place.title))</h2>
      \(DataTable(caption: text.comparedWith(place.title), hidesCaption: true, columns: [text.indicator, view.title, other.title], rows: rows).html)
      <p class="soft small">\(text.comparedNote)</p>
      </section>
      """
  }

  private func found(_ field: String) -> FoundPlace {
    FoundPlace(visit.query(field) ?? "", in: gazetteer)
  }

  /// Says that there is no such place, with those of a name like it.
  private func notFound(_ field: String) -> HTML {
    guard case .unknown(let written, let near) = found(field) else { return .empty }
    let path = visit.place?.path(HazardProfilePages.path) ?? ""
    let kept = kept(beside: field).map { "place=\(SitePath.encoded($0))&" } ?? ""
    return PlaceNotFound(written: written, near: near, language: visit.language).html {
      "\(path)?\(kept)\(field)=\($0.geoid)"
    }
  }

  /// The place that stays on the page while another is put beside it.
  private func kept(beside field: String) -> String? {
    field == "compare" ? found("place").place?.geoid : nil
  }

  private func placeSearch(_ name: String, _ label: String, _ hint: String, button: String) -> HTML
  {
    let path = visit.place?.path(HazardProfilePages.path) ?? ""
    let kept = kept(beside: name)
    let query = kept.map { "place=\(SitePath.encoded($0))&" } ?? ""
    let field = PlaceSearchField(
      label: label, hint: hint, go: "\(path)?\(query)\(name)=", language: visit.language, name: name
    )
    return """
      <form method="get" action="\(path)" class="panel panel--quiet form" role="search" aria-label="\(label)">
      \(kept.map { "<input type=\"hidden\" name=\"place\" value=\"\($0)\">" as HTML })
      \(field.html)
      <button class="button button--plain">\(button)</button>
      </form>
      """
  }

  // Into the plan

  private func taking(_ climate: PlaceClimate) -> HTML {
    guard let place = visit.place else { return .empty }
    return """
      <section class="panel stack" aria-labelledby="take">
      <h2 id="take">\(text.take)</h2>
      <p class="prose">\(text.takeLead)</p>
      \(visit.form(place.path("hazards/take"), """
        \(visit.draftFields(base: place.summary.head))
        <input type="hidden" name="geoid" value="\(climate.place.geoid)">
        <label class="choice"><input type="checkbox" name="hazards" value="yes" checked>\
        <span>\(text.takeHazards)<span class="choice__hint">\(text.takeHazardsHint)</span></span></label>
        <button class="button">\(text.takeButton)</button>
        """))
      </section>
      """
  }
}
