import Interchange

/// The tables of other systems that the register can be written as, and the form that sends one in.
struct RegisterTransferView {
  let visit: Visit
  let text: RegisterTransferText
  let errors: FormErrors

  private var path: String { visit.place?.path(RegisterTransferPages.path) ?? "" }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(visit.words(RiskText.self).title, visit.place?.path(RiskRegisterPages.path) ?? "")]).html)
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(errors.summary)
    </div>
    \(visit.mayEdit ? upload : .empty)
    \(downloads)
    </div>
    """
  }

  private var downloads: HTML {
    """
    <section class="stack" aria-labelledby="out">
    <h2 id="out">\(text.downloads)</h2>
    \(download(.temperate, text.former, text.formerDetail, options: [("lost", text.lost, text.lostHint), ("public", text.onlyPublic, text.onlyPublicHint)]))
    \(FrameworkTable.allCases.map { download(.framework($0), text.frameworks[$0]?.title ?? "", text.frameworks[$0]?.detail ?? "", options: []) })
    <div class="panel stack stack--tight">
    <h3>\(text.own)</h3>
    <p>\(text.ownDetail)</p>
    <p><a class="button button--plain" href="\(visit.place?.path("hazards/risks.csv") ?? "")">\(text.download)<span class="hidden">: \(text.own)</span></a></p>
    </div>
    </section>
    """
  }

  private func download(
    _ form: RegisterForm, _ title: String, _ detail: String,
    options: [(name: String, label: String, hint: String)]
  ) -> HTML {
    let boxes = options.map { option -> HTML in
      """
      <label class="choice"><input type="checkbox" name="\(option.name)" value="yes"><span>\(option.label)<span class="choice__hint">\(option.hint)</span></span></label>
      """
    }
    return """
      <form method="get" action="\(path)/download" class="panel stack stack--tight">
      <h3>\(title)</h3>
      <p>\(detail)</p>
      <input type="hidden" name="as" value="\(form.rawValue)">
      \(boxes)
      <div class="actions"><button class="button button--plain">\(text.download)<span class="hidden">: \(title)</span></button></div>
      </form>
      """
  }

  private var upload: HTML {
    let choice = RegisterChoice(visit)
    let written = visit.form[RegisterChoice.yearField]
    let year = written ?? choice.startYear.map(String.init) ?? ""
    let error = errors["file"]
    return """
      <section class="stack" aria-labelledby="in">
      <h2 id="in">\(text.upload)</h2>
      <p>\(text.uploadLead)</p>
      \(visit.form(path, isUpload: true, """
        <div class="field\(error == nil ? HTML.empty : " field--wrong")">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        \(error.map { "<p class=\"field__error\" id=\"error-file\">\($0)</p>" as HTML })
        <input class="input" type="file" id="field-file" name="file" accept=".csv" required aria-describedby="hint-file">
        </div>
        \(Field(name: RegisterChoice.yearField, label: text.year, value: year, hint: text.yearHint, inputMode: "numeric", maxLength: 4).html(errors))
        <div class="actions"><button class="button">\(text.look)</button></div>
        """))
      </section>
      """
  }
}
