import Factors
import Foundation
import Vulnerability
import Workspace

/// The fields of the settings.
struct SettingsView {
  let visit: Visit
  let text: SettingsText
  let settings: CommunitySettings
  let base: Int
  let mayEdit: Bool
  let errors: FormErrors

  var html: HTML {
    guard let place = visit.place else { return .empty }
    guard mayEdit else {
      return "<p class=\"soft\">\(text.readOnly)</p>\(table)"
    }
    return visit.form(
      place.path("settings"), className: "form form--paper",
      """
      \(visit.draftFields(base: base))
      \(group(text.who, [
        field("name", text.name), kind, field("state", text.state, text.stateHint),
        field("geoid", text.geoid, text.geoidHint), subregion,
      ]))
      \(group(text.conventions, [
        potentials, field("recalculation_threshold_percent", text.threshold, text.thresholdHint),
        choice("units", text.units, systems),
        choice("risk_preset", text.riskPreset, presets, text.riskPresetHint),
      ]))
      \(group(text.years, [
        field("inventory_years", text.inventoryYears, text.inventoryYearsHint),
        field("forecast_base_year", text.baseYear, text.baseYearHint),
        field("forecast_end_year", text.endYear),
      ]))
      \(group(text.showing, [
        timeZone, choice("language", text.language, languages),
        choice("example", text.example, answers),
        field("accent_color", text.accent, text.accentHint), accentNote,
      ]))
      <div class="actions"><button class="button">\(text.save)</button></div>
      """)
  }

  /// The color as it was chosen beside the one that text takes.
  private var accentNote: HTML {
    guard let color = AccentColor(settings["accent_color"]) else { return .empty }
    let used = TownColors(color).lightScheme.accent
    let words =
      TownColors(color).isAdjusted ? text.accentAdjusted(used.hex) : text.accentUsed(used.hex)
    return """
      <div class="stack stack--tight"><p class="row">\(TownColors.swatch(color, text.accent)) \(TownColors.swatch(used, text.accent))</p>
      <p class="small">\(words)</p></div>
      """
  }

  private func group(_ title: String, _ fields: [HTML]) -> HTML {
    "<section class=\"panel stack\"><h2>\(title)</h2><div class=\"grid\">\(fields)</div></section>"
  }

  private func field(_ key: String, _ label: String, _ hint: String? = nil) -> HTML {
    Field(
      name: key, label: label, value: settings[key], hint: hint, isRequired: key == "name",
      marksOptional: false, maxLength: 300
    ).html(errors)
  }

  private func choice(
    _ key: String, _ label: String, _ options: [(String, String)], _ hint: String? = nil
  ) -> HTML {
    var options = options.map { (value: $0.0, label: $0.1) }
    // What the file says stays, also where it is not known.
    if !options.contains(where: { $0.value == settings[key] }) {
      options.insert((settings[key], settings[key]), at: 0)
    }
    return Choice(name: key, label: label, options: options, value: settings[key], hint: hint)
      .html(errors)
  }

  // What the words of the file are called

  private var kinds: [(String, String)] {
    [
      ("city", text.city), ("county", text.county), ("tribe", text.tribe),
      ("region", text.region),
    ]
  }

  private var systems: [(String, String)] { [("us", text.us), ("metric", text.metric)] }

  private var presets: [(String, String)] {
    RiskPreset.allCases.map { ($0.rawValue, visit.columnWords.text($0.title)) }
  }

  private var languages: [(String, String)] {
    Language.allCases.map { ($0.rawValue, $0.ownName) }
  }

  private var answers: [(String, String)] {
    [("false", text.exampleNo), ("true", text.exampleYes)]
  }

  private var kind: HTML { choice("kind", text.kind, kinds) }

  private var subregion: HTML {
    choice(
      "egrid_subregion", text.subregion,
      [("", text.noSubregion)] + visit.site.library.gridSubregions.sorted().map { ($0, $0) },
      text.subregionHint)
  }

  private var potentials: HTML {
    let known = visit.site.library.warmingPotentials.map { set in
      (
        value: "\(set.set)/\(set.horizon)",
        label: "\(reportName(set.set)), \(text.horizon(set.horizon))"
      )
    }
    let current = "\(settings["gwp_set"])/\(settings["gwp_horizon"])"
    let all = known.contains { $0.value == current } ? known : [(current, current)] + known
    return Choice(
      name: "potentials", label: text.potentials, options: all, value: current,
      hint: text.potentialsHint
    ).html(errors)
  }

  /// The assessment report that a set comes from, such as `AR6, fossil methane apart`.
  private func reportName(_ set: String) -> String {
    let end = "-by-origin"
    guard set.hasSuffix(end) else { return set.uppercased() }
    return "\(set.dropLast(end.count).uppercased()), \(text.byOrigin)"
  }

  private var timeZone: HTML {
    let zones = TimeZone.knownTimeZoneIdentifiers.filter {
      $0.hasPrefix("America/") || $0.hasPrefix("Pacific/") || $0.hasPrefix("US/")
    }
    let error = errors["time_zone"]
    return """
      <div class="field\(error == nil ? .empty : " field--wrong" as HTML)">
      <label class="field__label" for="field-time_zone">\(text.timeZone)</label>
      <p class="field__hint" id="hint-time_zone">\(text.timeZoneHint)</p>
      \(error.map { "<p class=\"field__error\" id=\"error-time_zone\">\($0)</p>" as HTML })
      <input class="input" id="field-time_zone" name="time_zone" list="zones" value="\(settings["time_zone"])" maxlength="60" aria-describedby="hint-time_zone">
      <datalist id="zones">\(zones.map { "<option value=\"\($0)\"></option>" as HTML })</datalist></div>
      """
  }

  // For who may only read

  private var table: HTML {
    let rows: [(label: String, value: String)] = [
      (text.name, settings["name"]), (text.kind, named("kind", kinds)),
      (text.state, settings["state"]), (text.geoid, settings["geoid"]),
      (text.subregion, settings["egrid_subregion"]), (text.potentials, chosenPotentials),
      (text.threshold, settings["recalculation_threshold_percent"]),
      (text.units, named("units", systems)),
      (text.riskPreset, named("risk_preset", presets)),
      (text.inventoryYears, settings["inventory_years"]),
      (text.baseYear, settings["forecast_base_year"]),
      (text.endYear, settings["forecast_end_year"]), (text.timeZone, settings["time_zone"]),
      (text.language, named("language", languages)), (text.example, named("example", answers)),
      (text.accent, settings["accent_color"]),
    ]
    return DataTable(
      caption: text.title, hidesCaption: true, columns: [text.title, text.value],
      rows: rows.map { [HTML($0.label), HTML($0.value)] }
    ).html
  }

  /// What a value is called; the value itself where the form has no name for it.
  private func named(_ key: String, _ options: [(String, String)]) -> String {
    options.first { $0.0 == settings[key] }?.1 ?? settings[key]
  }

  private var chosenPotentials: String {
    let horizon = settings["gwp_horizon"]
    let years = Int(horizon).map { text.horizon($0) } ?? horizon
    return "\(reportName(settings["gwp_set"])), \(years)"
  }
}
