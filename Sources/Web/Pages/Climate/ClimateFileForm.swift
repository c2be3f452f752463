import ClimateFiles

/// The form that sends an atlas, with a weather station's file beside it where somebody has one.
struct ClimateFileForm {
  let visit: Visit
  let errors: FormErrors

  private var text: ClimateFileText { visit.words(ClimateFileText.self) }

  var html: HTML {
    get throws {
      let place = try visit.workspace()
      let choice = ClimateFileChoice(visit.form)
      return """
        <div class="stack">
        \(Trail(steps: [(visit.words(HazardProfileText.self).title, place.path(HazardProfilePages.path))]).html)
        <h1>\(text.title)</h1>
        <p class="lead">\(text.lead)</p>
        \(errors.summary)
        \(visit.form(place.path(ClimateFilePages.path), isUpload: true, """
          \(file("file", text.file, text.fileHint, accept: ".nc,.nc4,.h5", isRequired: true))
          <details><summary>\(text.stationTitle)</summary>
          <div class="stack">
          \(file("station", text.stationFile, text.stationHint, accept: ".csv,.dly,.txt", isRequired: false))
          \(Self.stationFields(choice, text, errors))
          </div></details>
          <div class="actions"><button class="button">\(text.look)</button></div>
          """))
        <p class="soft small prose">\(text.made)</p>
        <p class="small">\(IndicatorLink(visit: visit).library)</p>
        </div>
        """
    }
  }

  private func file(
    _ name: String, _ label: String, _ hint: String, accept: String, isRequired: Bool
  ) -> HTML {
    let error = errors[name]
    return """
      <div class="field\(error == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-\(name)">\(label)</label>
      <p class="field__hint" id="hint-\(name)">\(hint)</p>
      \(error.map { "<p class=\"field__error\" id=\"error-\(name)\">\($0)</p>" as HTML })
      <input class="input" type="file" id="field-\(name)" name="\(name)" accept="\(accept)"\("required", when: isRequired) aria-describedby="hint-\(name)">
      </div>
      """
  }

  /// How a weather station's file is laid out.
  static func stationFields(
    _ choice: ClimateFileChoice, _ text: ClimateFileText, _ errors: FormErrors
  ) -> HTML {
    let layouts = ClimateFileChoice.layouts.map { ($0.rawValue, text.layouts[$0] ?? "") }
    func units(_ known: [String]) -> [(String, String)] {
      [("", text.notStated)] + known.map { ($0, $0) }
    }
    return """
      \(Choice(name: "layout", label: text.layout, options: layouts, value: choice.layout).html(errors))
      \(Choice(name: "temperature_unit", label: text.temperatureUnit, options: units(ClimateFileChoice.temperatureUnits), value: choice.temperatureUnit, hint: text.unitHint).html(errors))
      \(Choice(name: "precipitation_unit", label: text.precipitationUnit, options: units(ClimateFileChoice.precipitationUnits), value: choice.precipitationUnit).html(errors))
      """
  }
}
