import Strategies

/// The kinds of action to choose from, by group and by words; the choice stands in the address.
struct CalculatorChoice {
  let visit: Visit

  private var text: ActionPageText { visit.words(ActionPageText.self) }
  private var path: String { visit.place?.path("actions/new") ?? "" }
  private var group: CalculatorGroup? {
    visit.query("group").flatMap(CalculatorGroup.init(rawValue:))
  }
  private var words: String { String((visit.query("q") ?? "").prefix(200)) }

  private func title(_ group: CalculatorGroup) -> String {
    text.language == .spanish ? group.spanishTitle : group.title
  }

  var html: HTML {
    let words = visit.words(ActionText.self)
    let found = Calculator.search(self.words, group: group)
    let sections = CalculatorGroup.allCases.compactMap { group -> HTML? in
      let mine = found.filter { $0.group == group }
      return mine.isEmpty ? nil : section(group, mine)
    }
    return """
      <div class="stack">
      \(Trail(steps: [(words.title, visit.place?.path("actions") ?? "")]).html)
      <h1>\(text.newTitle)</h1>
      <p class="lead">\(text.chooseKind)</p>
      \(filter(isFiltered: found.count < Calculator.all.count))
      <p class="soft" role="status">\(found.isEmpty ? text.nothingFound : text.found(found.count))</p>
      \(sections)
      </div>
      """
  }

  private func filter(isFiltered: Bool) -> HTML {
    let groups =
      [("", text.allGroups)] + CalculatorGroup.allCases.map { ($0.rawValue, title($0)) }
    let risk = visit.query("risk") ?? ""
    let all = risk.isEmpty ? path : "\(path)?risk=\(SitePath.encoded(risk))"
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.search)">
      \(risk.isEmpty ? .empty : "<input type=\"hidden\" name=\"risk\" value=\"\(risk)\">" as HTML)
      \(Choice(name: "group", label: text.group, options: groups, value: group?.rawValue ?? "").html())
      \(Field(name: "q", label: text.search, value: words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      <div class="row"><button class="button">\(text.searchButton)</button>
      \(isFiltered ? "<a href=\"\(all)\">\(text.allGroups)</a>" : .empty)</div>
      </form>
      """
  }

  private func section(_ group: CalculatorGroup, _ calculators: [Calculator]) -> HTML {
    """
    <section class="stack" aria-labelledby="group-\(group.rawValue)">
    <h2 id="group-\(group.rawValue)">\(title(group))</h2>
    <div class="cards">\(calculators.map(card))</div>
    </section>
    """
  }

  /// The way to its equation, usual values and sources.
  private func method(_ calculator: Calculator, _ name: String) -> HTML {
    guard let place = visit.place else { return .empty }
    return """
       <a class="small" href="\(MethodLinks(place: place).path(calculator))">\(visit.words(MethodText.self).howItCalculates)<span class="hidden">: \(name)</span></a>
      """
  }

  private func card(_ calculator: Calculator) -> HTML {
    let needs = calculator.inputs.map(text.meaning).joined(separator: "; ")
    let name = calculator.title(in: text.language.rawValue)
    let risk = visit.query("risk").map { "&risk=\(SitePath.encoded($0))" } ?? ""
    return """
      <div class="panel stack">
      <h3>\(name)</h3>
      <p>\(calculator.summary(in: text.language.rawValue))</p>
      <p class="soft small">\(needs.isEmpty ? text.needsNothing : "\(text.needs) \(needs).")</p>
      <p class="actions"><a class="button button--plain" href="\(path)?kind=\(calculator.kind.rawValue)\(risk)">\(text.choose)<span class="hidden"> \(name)</span></a>\(method(calculator, name))</p>
      </div>
      """
  }
}
