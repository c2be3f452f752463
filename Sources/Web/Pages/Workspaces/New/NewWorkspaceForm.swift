import Factors
import Foundation
import Workspace

/// The second page of making a workspace: what is known of the place, and what only people can say.
struct NewWorkspaceForm {
  let visit: Visit
  /// Nil for a workspace without a place.
  let settings: PlaceSettings?
  let errors: FormErrors
  private let text: NewWorkspaceText

  init(visit: Visit, settings: PlaceSettings?, errors: FormErrors) {
    self.visit = visit
    self.settings = settings
    self.errors = errors
    text = visit.words(NewWorkspaceText.self)
  }

  var title: String { settings.map { text.chosen + $0.place.title } ?? text.title }

  var html: HTML {
    let isFormer = settings?.place.kind == .formerCounty
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(visit.words(WorkspaceListText.self).title, SitePath.workspaces), (text.title, "/workspaces/new")]).html)
      <h1>\(title)</h1>
      </div>
      \(errors.summary)
      \(isFormer ? .empty : known)
      \(isFormer ? successors : form)
      </div>
      """
  }

  // What is known

  private var known: HTML {
    guard let settings else { return .empty }
    let place = settings.place
    let places = visit.words(PlaceText.self)
    var facts: [(String, HTML)] = [
      (text.placeFact, HTML(place.title)),
      (text.kindFact, HTML(places.detail(place, in: settings.gazetteer, visit.language))),
    ]
    if !place.isCounty {
      let others = place.otherCounties.compactMap(settings.gazetteer.countyName)
      let also = others.isEmpty ? "" : " (\(text.otherCounties(others.joined(separator: ", "))))"
      facts.append((text.countyFact, HTML("\(settings.county) (\(place.county))\(also)")))
    }
    facts.append((text.geoidFact, HTML(place.geoid)))
    facts.append((text.gridFact, HTML(settings.grid.reason)))
    if settings.gazetteer.isCoastal(place) { facts.append((text.coastFact, HTML(text.coastYes))) }
    return """
      <section class="panel stack" aria-labelledby="known">
      <h2 id="known">\(text.facts)</h2>
      <dl class="pairs">
      \(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })
      </dl>
      \(changes.map { "<p class=\"small\">\($0)</p>" as HTML })
      <p class="soft small">\(text.populationSource)</p>
      <p><a href="/workspaces/new">\(text.otherPlace)</a></p>
      </section>
      """
  }

  /// One sentence for each code that the county's own took the place of.
  private var changes: [String] {
    guard let settings else { return [] }
    return settings.gazetteer.changes(of: settings.place)
      .filter { $0.newCode == settings.place.county }
      .map {
        text.changedCode($0.year, "\($0.oldName) (\($0.oldCode))", "\($0.newName) (\($0.newCode))")
      }
  }

  private var successors: HTML {
    guard let settings else { return .empty }
    let found = settings.gazetteer.changes(of: settings.place)
      .compactMap { settings.gazetteer.place(geoid: $0.newCode) }
    let rows = found.map { place in
      ListRow(
        title: "<a href=\"/workspaces/new?place=\(place.geoid)\">\(place.title)</a>",
        detail: HTML(
          visit.words(PlaceText.self).detail(place, in: settings.gazetteer, visit.language)))
    }
    return """
      \(Notice(tone: .caution, title: text.formerTitle, detail: "<p>\(text.formerDetail)</p>").html)
      \(rows.html)
      """
  }

  // What is asked

  private var form: HTML {
    let sent = visit.form
    let isSent = sent["name"] != nil
    let suggested = settings?.place.name
    let name = isSent ? sent.text("name") : suggested ?? ""
    let id = isSent ? sent.text("id") : settings?.identifier ?? ""
    return """
      <div class="panel">
      \(visit.form("/workspaces", """
        \(settings.map { "<input type=\"hidden\" name=\"geoid\" value=\"\($0.place.geoid)\">" as HTML })
        <div class="grid">
        \(Field(name: "name", label: text.name, value: name, hint: text.nameHint, maxLength: 100).html(errors))
        \(Field(name: "id", label: text.id, value: id, hint: text.idHint, isRequired: false, marksOptional: false, maxLength: 64).html(errors))
        \(choice("kind", text.kind, kinds, settings?.kind.rawValue ?? "city"))
        \(settings == nil ? Field(name: "state", label: text.state, value: sent.text("state"), hint: text.stateHint, isRequired: false, marksOptional: false, maxLength: 2).html(errors) : .empty)
        \(choice("language", text.language, Language.allCases.map { ($0.rawValue, $0.ownName) }, visit.language.rawValue))
        \(choice("units", text.units, [("us", text.unitsUS), ("metric", text.unitsMetric)], "us"))
        \(Field(name: "year", label: text.year, value: isSent ? sent.text("year") : usualYear, hint: text.yearHint, isRequired: false, marksOptional: false, inputMode: "numeric", maxLength: 4).html(errors))
        \(settings == nil ? .empty : subregion)
        \(timeZone)
        </div>
        <button class="button">\(text.make)</button>
        """))
      </div>
      """
  }

  /// Data of two years ago are mostly complete.
  private var usualYear: String {
    String(Calendar(identifier: .gregorian).component(.year, from: visit.site.now()) - 2)
  }

  private var kinds: [(value: String, label: String)] {
    ["city", "county", "tribe", "region"].map { ($0, text.kinds[$0] ?? $0) }
  }

  private func choice(
    _ name: String, _ label: String, _ options: [(value: String, label: String)], _ usual: String,
    hint: String? = nil
  ) -> HTML {
    Choice(
      name: name, label: label, options: options, value: visit.form[name] ?? usual, hint: hint
    ).html(errors)
  }

  private var subregion: HTML {
    guard let grid = settings?.grid else { return .empty }
    var seen: Set<String> = []
    let options = grid.candidates.filter { seen.insert($0.subregion).inserted }
      .map { ($0.subregion, "\($0.subregion) (\($0.subregionName))") }
    return choice(
      "subregion", text.subregion, options + [("", text.noSubregion)], options.first?.0 ?? "",
      hint: text.subregionHint)
  }

  private var timeZone: HTML {
    let usual = settings?.timeZone ?? "America/New_York"
    let zones = PlaceSettings.timeZones
    let options = zones.contains(usual) ? zones : [usual] + zones
    return choice(
      "time_zone", text.timeZone, options.map { ($0, $0.replacing("_", with: " ")) }, usual)
  }
}
