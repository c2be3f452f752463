import Climate
import Phrasebook

/// The choice of place, scenarios, indicators and periods, to look again with.
struct ClimateFileChoicePanel {
  let visit: Visit
  let summary: ClimateFileSummary
  let errors: FormErrors
  let path: String

  private var text: ClimateFileText { visit.words(ClimateFileText.self) }
  /// What was sent and refused stays in its fields.
  private var choice: ClimateFileChoice {
    errors.isEmpty ? summary.choice : ClimateFileChoice(visit.form)
  }

  var html: HTML {
    """
    <section class="panel stack" aria-labelledby="choice">
    <h2 id="choice">\(text.choice)</h2>
    \(visit.form(path, """
      <input type="hidden" name="chosen" value="yes">
      \(place)
      \(scenarios)
      <details\("open", when: errors["indicator"] != nil)><summary>\(text.indicators) (\(summary.indicators.count))</summary>\(indicators)</details>
      <details\("open", when: !errors.isEmpty)><summary>\(text.periodsTitle)</summary><div class="stack">\(periods)</div></details>
      \(station)
      <div class="actions"><button class="button button--plain" name="act" value="look">\(text.lookAgain)</button></div>
      """))
    </section>
    """
  }

  private var scenarios: HTML {
    guard !summary.scenarios.isEmpty else { return .empty }
    let words = ClimateRowWords(visit: visit)
    return Choices(
      name: "scenario", label: text.scenarios,
      options: summary.scenarios.map { (value: $0, label: words.scenario($0), hint: "") },
      values: chosen(choice.scenarios, summary.scenarios)
    ).html(errors)
  }

  private func chosen(_ said: [String], _ all: [String]) -> Set<String> {
    Set(choice.isChosen ? said : all)
  }

  /// A list to choose from; a field for the id too where the atlas has more places than a list should.
  private var place: HTML {
    let current = choice.place.isEmpty ? summary.place?.id ?? "" : choice.place
    let options = summary.places.map { item -> (String, String) in
      let away = item.kilometers.map { ", \(visit.number($0, decimals: 0)) km" } ?? ""
      return (item.id, "\(item.name) (\(item.id)\(away))")
    }
    guard summary.placeCount > summary.places.count else {
      let open = summary.place == nil ? [("", text.chooseOne)] : []
      return Choice(name: "place", label: text.place, options: open + options, value: current)
        .html(errors)
    }
    return """
      \(Field(name: "place", label: text.place, value: current, hint: text.placeHint(summary.placeCount), isRequired: false, marksOptional: false, maxLength: 200).html(errors))
      <details><summary>\(text.nearest)</summary><ul class="small">\(options.prefix(20).map { "<li>\($0.1)</li>" as HTML })</ul></details>
      """
  }

  private var indicators: HTML {
    let options = summary.indicators.map { item in
      (value: item.id, label: LibraryWords.text(item.name, visit.language) ?? item.name, hint: "")
    }
    let picked = chosen(choice.indicators, summary.indicators.map(\.id))
    let error = errors["indicator"]
    let rows = options.map { option -> HTML in
      let path = IndicatorLink(visit: visit).path(named: option.value)
      let how = visit.words(IndicatorLibraryText.self).howComputed
      return """
        <div><label class="choice"><input type="checkbox" name="indicator" value="\(option.value)"\("checked", when: picked.contains(option.value))>\
        <span>\(visit.library(name(option.value)))<span class="choice__hint"><code>\(option.value)</code></span></span></label>\
        \(path.map { "<a class=\"small\" href=\"\($0)\" aria-label=\"\(how): \(option.label)\">\(how)</a>" as HTML })</div>
        """
    }
    return """
      <fieldset class="field\(error == nil ? HTML.empty : " field--wrong")" id="field-indicator">
      <legend>\(text.indicators)</legend>
      \(error.map { "<p class=\"field__error\">\($0)</p>" as HTML })
      \(rows)
      </fieldset>
      """
  }

  private func name(_ id: String) -> String {
    summary.indicators.first { $0.id == id }?.name ?? id
  }

  private var periods: HTML {
    """
    \(Field(name: "baseline", label: text.baseline, value: choice.baseline, hint: text.baselineHint, maxLength: 20).html(errors))
    \(Field(name: "periods", label: text.periods, value: choice.periods, hint: text.periodsHint, maxLength: 200).html(errors))
    \(Field(name: "running_mean", label: text.runningMean, value: choice.runningMean, hint: text.runningMeanHint, inputMode: "numeric", maxLength: 2).html(errors))
    \(Field(name: "source_id", label: text.sourceID, value: choice.sourceID, hint: text.sourceIDHint, maxLength: 100, isCode: true).html(errors))
    """
  }

  private var station: HTML {
    guard let name = summary.stationName else { return .empty }
    return """
      <fieldset class="field"><legend>\(text.stationFile): \(name)</legend>
      <label class="choice"><input type="checkbox" name="no_station" value="yes"\("checked", when: !choice.usesStation)><span>\(text.withoutStation)</span></label>
      \(ClimateFileForm.stationFields(choice, text, errors))
      </fieldset>
      """
  }
}
