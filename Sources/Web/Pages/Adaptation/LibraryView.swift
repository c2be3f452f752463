import Factors
import Plan
import Strategies
import Vulnerability
import Workspace

/// The page of the library: search, or suggestions for one risk.
struct LibraryView {
  /// Strategies that stand on the page before one asks for the rest.
  private static let limit = 30

  let scene: LibraryScene

  private var visit: Visit { scene.visit }
  private var text: LibraryText { scene.text }
  private var path: String { visit.place?.path(LibraryPages.path) ?? "" }
  private var query: FormData { Visit.query(of: visit.request) }

  var html: HTML {
    let risk = query.text("risk")
    let subject = scene.workspace.risks.first { $0.id == risk }
    return """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(chooser(subject))
      \(subject.map(suggestions) ?? search)
      </div>
      """
  }

  private func title(_ risk: Risk) -> String { scene.workspace.title(of: risk) }

  private func chooser(_ subject: Risk?) -> HTML {
    guard !scene.workspace.risks.isEmpty else { return .empty }
    let options = [("", "–")] + scene.workspace.risks.map { ($0.id, title($0)) }
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.chooseRisk)">
      \(Choice(name: "risk", label: text.chooseRisk, options: options, value: subject?.id ?? "").html())
      <button class="button button--plain">\(text.suggest)</button>
      </form>
      """
  }

  // Suggestions

  private func suggestions(_ risk: Risk) -> HTML {
    let found = scene.suggestions(for: risk)
    let shown = query.text("all") == "yes" ? found : Array(found.prefix(Self.limit))
    let path = visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? ""
    return """
      <section class="stack" aria-labelledby="found">
      <h2 id="found">\(text.forRisk(title(risk)))</h2>
      <p class="small"><a href="\(path)">\(title(risk))</a> · <a href="\(self.path)">\(text.clear)</a></p>
      \(found.isEmpty ? "<p>\(text.noSuggestion)</p>" as HTML : "<p class=\"soft small prose\">\(text.orderNote)</p>")
      \(shown.map { row($0.strategy, suggestion: $0, risk: risk) }.html)
      \(more(found.count, shown.count, "risk=\(SitePath.encoded(risk.id))&"))
      </section>
      """
  }

  private func more(_ all: Int, _ shown: Int, _ query: String) -> HTML {
    guard shown < all else { return .empty }
    return """
      <p><a class="button button--plain" href="\(path)?\(query)all=yes">\(text.showAll) (\(all - shown))</a></p>
      """
  }

  // Search

  private var search: HTML {
    let fields = ["q", "kind", "hazard", "system", "region", "cost", "cuts"].filter {
      !query.text($0).isEmpty
    }
    let kept = fields.map { "\($0)=\(SitePath.encoded(query.text($0)))&" }.joined()
    let calculators = LibraryCalculators(
      scene: scene, found: linked, limit: showsAll ? nil : Self.limit)
    return """
      \(filter(isEmpty: fields.isEmpty))
      \(kind.showsStrategies ? strategies(kept) : .empty)
      \(kind.showsCalculators ? calculators.html { more($0, $1, kept) } : .empty)
      """
  }

  private var showsAll: Bool { query.text("all") == "yes" }
  private var words: String { String(query.text("q").prefix(200)) }
  private var kind: LibraryCalculators.Kind { LibraryCalculators.Kind(query.text("kind")) }

  private func strategies(_ kept: String) -> HTML {
    let found = filtered
    let shown = showsAll ? found : Array(found.prefix(Self.limit))
    return """
      <section class="stack" aria-labelledby="found">
      <h2 id="found">\(text.found(found.count, scene.library.strategies.count))</h2>
      \(found.isEmpty ? "<p>\(text.nothing)</p>" as HTML : shown.map { row($0) }.html)
      \(more(found.count, shown.count, kept))
      </section>
      """
  }

  private var asked: StrategyQuery {
    StrategyQuery(
      words: words, hazard: query.text("hazard"), system: query.text("system"),
      region: query.text("region"))
  }

  private var cost: AdaptationStrategy.Level? {
    AdaptationStrategy.Level(rawValue: query.text("cost"))
  }

  private var filtered: [AdaptationStrategy] {
    let cost = cost
    return scene.library.search(asked).filter { strategy in
      (cost.map { strategy.cost <= $0 } ?? true)
        && (query.text("cuts") != "yes" || strategy.alsoMitigates != nil)
    }
  }

  /// A calculator has no hazard, system, region or cost of its own: it serves what its strategies serve.
  private var linked: [LinkedCalculator] {
    guard let cost else { return scene.library.calculators(asked, group: kind.chosenGroup) }
    return scene.library.calculators(asked, group: kind.chosenGroup) { $0.cost <= cost }
  }

  private func filter(isEmpty: Bool) -> HTML {
    let all = [("", text.all)]
    let language = visit.language
    let hazards = scene.taxonomy.shown(.hazard).map { ($0.id, $0.name(language)) }
    let systems = scene.taxonomy.shown(.system).map { ($0.id, $0.name(language)) }
    let regions = Set(scene.library.strategies.flatMap(\.regions))
      .map { ($0, RegionName.text($0, language)) }.sorted { $0.1 < $1.1 }
    let costs = AdaptationStrategy.Level.allCases.map { ($0.rawValue, text.costs[$0] ?? "") }
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.filter)">
      \(Field(name: "q", label: text.search, value: query.text("q"), kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(Choice(name: "kind", label: text.kind, options: LibraryCalculators.options(visit), value: query.text("kind")).html())
      \(Choice(name: "hazard", label: text.hazard, options: all + hazards, value: query.text("hazard")).html())
      \(Choice(name: "system", label: text.system, options: all + systems, value: query.text("system")).html())
      \(Choice(name: "region", label: text.region, options: all + regions, value: query.text("region")).html())
      \(Choice(name: "cost", label: text.cost, options: all + costs, value: query.text("cost")).html())
      <div class="row">
      <label class="choice"><input type="checkbox" name="cuts" value="yes"\("checked", when: query.text("cuts") == "yes")><span>\(text.onlyAlsoCuts)</span></label>
      <button class="button">\(text.apply)</button>
      \(isEmpty ? .empty : "<a href=\"\(path)\">\(text.clear)</a>")
      </div>
      </form>
      """
  }

  // One strategy in a list

  private func row(
    _ strategy: AdaptationStrategy, suggestion: StrategySuggestion? = nil, risk: Risk? = nil
  ) -> ListRow {
    let isAdopted = scene.workspace.actions.contains { $0.strategy == strategy.id }
    let suffix = risk.map { "?risk=\(SitePath.encoded($0.id))" } ?? ""
    let meeting: HTML =
      suggestion.map { "<span class=\"tag tag--accent\">\(text.fits[$0.meeting] ?? "")</span> " }
      ?? .empty
    return ListRow(
      title: "<a href=\"\(scene.path(strategy))\(suffix)\">\(scene.name(strategy))</a>",
      detail: """
        \(meeting)<span class="tag">\(text.costNote): \(text.costs[strategy.cost] ?? "")</span> \
        <span class="tag">\(text.years(strategy.leadTime.lowerBound, strategy.leadTime.upperBound))</span>\
        \(strategy.alsoMitigates == nil ? .empty : " <span class=\"tag tag--good\">\(text.alsoCuts): \(scene.calculatorNames(strategy))</span>" as HTML)\
        \(isAdopted ? " <span class=\"tag tag--good\">\(text.adopted)</span>" as HTML : .empty)
        """,
      more: "<p class=\"small\">\(scene.summary(strategy))</p>\(suggestion.map(reasons))")
  }

  private func reasons(_ suggestion: StrategySuggestion) -> HTML {
    func list(_ title: String, _ reasons: [StrategySuggestion.Reason]) -> HTML {
      guard !reasons.isEmpty else { return .empty }
      let items = reasons.map { reason -> HTML in
        "<li>\(visit.language == .spanish ? reason.spanishText : reason.text)</li>"
      }
      return "<p class=\"small\"><strong>\(title)</strong></p><ul class=\"small\">\(items)</ul>"
    }
    return """
      \(list(text.reasons, suggestion.reasons))
      \(list(text.misfits, suggestion.misfits))
      """
  }
}
