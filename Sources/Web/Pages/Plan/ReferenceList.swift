/// The pick-list of figures, charts, tables and maps: what was found for a search.
struct ReferenceList {
  let text: EditorText
  let language: Language
  let query: String
  let kind: PlanReference.Kind?
  let all: [PlanReference]

  /// More than anybody reads through.
  private static let limit = 80

  /// The fields of the search.
  var fields: HTML {
    """
    <div class="field"><label class="field__label" for="pick-query">\(text.search)</label>
    <input class="input" type="search" id="pick-query" name="q" value="\(query)" maxlength="200" autocomplete="off"></div>
    <div class="field field--short"><label class="field__label" for="pick-kind">\(text.kind)</label>
    <select class="input" id="pick-kind" name="kind">
    <option value="">\(text.anyKind)</option>
    \(PlanReference.Kind.allCases.map { "<option value=\"\($0.rawValue)\"\("selected", when: $0 == kind)>\(label($0))</option>" as HTML })
    </select></div>
    """
  }

  private func label(_ kind: PlanReference.Kind) -> String {
    switch kind {
    case .figure: text.figures
    case .chart: text.charts
    case .table: text.tables
    case .map: text.maps
    }
  }

  var html: HTML {
    let found = PlanReference.search(query, kind: kind, in: all)
    guard !found.isEmpty else {
      return "<p class=\"soft\" role=\"status\">\(text.nothingFound)</p>"
    }
    let shown = found.prefix(Self.limit)
    return """
      <p class="soft small" role="status">\(text.found(shown.count, found.count))</p>
      <ul class="pick">
      \(shown.map(item))
      </ul>
      """
  }

  private func foreign(_ reference: PlanReference) -> String? {
    let spoken = reference.titleLanguage(language)
    return spoken == language ? nil : spoken.rawValue
  }

  /// Names of the plan's own stay as they are, and what has no name in the page's language is in English.
  private func item(_ reference: PlanReference) -> HTML {
    """
    <li class="pick__item"><div class="pick__text">
    <p class="pick__title"\("lang", foreign(reference))>\(reference.title(language))\(reference.value.isEmpty ? .empty : " <span class=\"pick__value\">\(reference.value)</span>" as HTML)</p>
    <p class="pick__code"><span class="tag">\(label(reference.kind))</span> <code class="pick__reference">\(reference.code)</code></p>
    </div>
    <button type="button" class="button button--plain" data-insert="\(reference.code)" hidden>\(text.insertThis)<span class="hidden"\("lang", foreign(reference))> \(reference.title(language))</span></button></li>
    """
  }
}
