import Factors

/// The first page of making a workspace: the search for the place, and the other ways to begin.
struct PlaceChoiceView {
  let visit: Visit
  let errors: FormErrors
  /// Whether this installation has the worked example.
  let example: Bool
  let text: NewWorkspaceText

  init(visit: Visit, errors: FormErrors, example: Bool) {
    self.visit = visit
    self.errors = errors
    self.example = example
    text = visit.words(NewWorkspaceText.self)
  }

  func html() -> HTML {
    let query = visit.query("q") ?? ""
    let field = PlaceSearchField(
      label: text.search, hint: text.searchHint, value: query, go: "/workspaces/new?place=",
      language: visit.language)
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(visit.words(WorkspaceListText.self).title, SitePath.workspaces)]).html)
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      </div>
      \(errors.summary)
      <div class="panel stack">
      <form method="get" action="/workspaces/new" role="search" class="form">
      \(field.html)
      <button class="button">\(text.searchButton)</button>
      </form>
      \(query.isEmpty ? .empty : results(query))
      </div>
      \(otherWays)
      </div>
      """
  }

  private func results(_ query: String) -> HTML {
    let gazetteer = Gazetteer.standard
    let found = gazetteer.search(query, limit: 25)
    guard !found.places.isEmpty else {
      return Notice(
        tone: .caution, title: text.nothingFound, detail: "<p>\(text.nothingDetail)</p>"
      ).html
    }
    let places = visit.words(PlaceText.self)
    let rows = found.places.map { place in
      ListRow(
        title: HTML(place.title),
        detail: HTML(places.detail(place, in: gazetteer, visit.language)),
        actions: """
          <a class="button button--plain" href="/workspaces/new?place=\(place.geoid)">\(text.choose)\
          <span class="hidden"> \(place.title)</span></a>
          """)
    }
    return """
      <p class="soft" role="status">\(found.areNearMisses ? text.nearMisses : text.results(found.places.count, found.total))</p>
      \(rows.html)
      """
  }

  private var otherWays: HTML {
    """
    <section class="stack">
    <h2>\(text.other)</h2>
    <div class="cards">
    <div class="panel stack">
    <h3>\(text.emptyTitle)</h3>
    <p class="soft">\(text.emptyDetail)</p>
    <p><a class="button button--plain" href="/workspaces/new?start=empty">\(text.emptyButton)</a></p>
    </div>
    <div class="panel stack">
    <h3>\(text.archiveTitle)</h3>
    <p class="soft">\(text.archiveDetail)</p>
    \(archiveForm)
    </div>
    \(example ? exampleCard : .empty)
    </div>
    </section>
    """
  }

  private var archiveForm: HTML {
    let wrong = errors["archive"]
    return visit.form(
      "/workspaces/new/archive", isUpload: true,
      """
      <div class="field\(wrong == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-archive">\(text.archiveField)</label>
      \(wrong.map { "<p class=\"field__error\" id=\"error-archive\">\($0)</p>" as HTML })
      <input class="input" type="file" id="field-archive" name="archive" accept=".zip,application/zip" required\("aria-describedby", wrong == nil ? nil : "error-archive")>
      </div>
      <button class="button button--plain">\(text.archiveButton)</button>
      """)
  }

  private var exampleCard: HTML {
    """
    <div class="panel stack" id="field-example">
    <h3>\(text.exampleTitle)</h3>
    <p class="soft">\(text.exampleDetail)</p>
    \(visit.button(text.exampleButton, to: "/workspaces/new/example"))
    </div>
    """
  }
}
