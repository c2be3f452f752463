import Interchange

/// The form that sends a file of shapes or a raster.
struct ShapeImportForm {
  let visit: Visit
  let text: ShapeImportText
  let errors: FormErrors

  var html: HTML {
    get throws {
      let place = try visit.workspace()
      let choice = ShapeImportChoice(visit.form)
      let targets = ExposureImport.Target.allCases.map { ($0.rawValue, text.targets[$0] ?? "") }
      return """
        <div class="stack">
        \(Trail(steps: [(visit.words(ExposureText.self).title, place.path(ExposurePages.path))]).html)
        <h1>\(text.title)</h1>
        <p class="lead">\(text.lead)</p>
        \(errors.summary)
        \(visit.form(place.path(ShapeImportPages.path), isUpload: true, """
          \(file)
          \(Choice(name: "as", label: text.target, options: targets, value: choice.target.rawValue).html())
          \(Self.system(choice.system, text).html(errors))
          \(Self.classes(choice.classes, text).html(errors))
          <div class="actions"><button class="button">\(text.look)</button></div>
          """))
        </div>
        """
    }
  }

  private var file: HTML {
    let error = errors["file"]
    return """
      <div class="field\(error == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-file">\(text.file)</label>
      <p class="field__hint" id="hint-file">\(text.fileHint)</p>
      \(error.map { "<p class=\"field__error\" id=\"error-file\">\($0)</p>" as HTML })
      <input class="input" type="file" id="field-file" name="file" accept="\(ExposureFile.endings.joined(separator: ","))" required aria-describedby="hint-file">
      </div>
      """
  }

  static func system(_ value: String, _ text: ShapeImportText) -> Field {
    Field(
      name: "crs", label: text.system, value: value, hint: text.systemHint, isRequired: false,
      maxLength: 100)
  }

  static func classes(_ value: String, _ text: ShapeImportText) -> Field {
    Field(
      name: "classes", label: text.classes, value: value, hint: text.classesHint,
      isRequired: false, maxLength: 1_000)
  }
}
