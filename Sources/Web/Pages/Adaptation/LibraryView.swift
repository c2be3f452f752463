import Factors
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

  private func title(_ risk: Risk) -> String {
    visit.words(RiskText.self).rated(
      risk.system, RiskRater(scene.workspace).hazardName(of: risk).lowercased())
  }

  private func chooser(_ subject: Risk?) -> HTML {
    guard !scene.workspace.risks.isEmpty else { return .empty }
    let options = [("", "–")] + scene.workspace.risks.map { ($0.id, title($0)) }
    return """
      <form method="get" action="\(path)" class="form--inline" aria-label="\(text.chooseRisk)">
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
    let found = filtered
    let shown = query.text("all") == "yes" ? found : Array(found.prefix(Self.limit))
    let fields = ["q", "hazard", "system", "region", "cost", "cuts"].filter {
      !query.text($0).isEmpty
    }
    let kept = fields.map { "\($0)=\(SitePath.encoded(query.text($0)))&" }.joined()
    return """
      \(filter(isEmpty: fields.isEmpty))
      <section class="stack" aria-labelledby="found">
      <h2 id="found">\(text.found(found.count, scene.library.strategies.count))</h2>
      \(found.isEmpty ? "<p>\(text.nothing)</p>" as HTML : shown.map { row($0) }.html)
      \(more(found.count, shown.count, kept))
      </section>
      """
  }

  private var filtered: [AdaptationStrategy] {
    let cost = AdaptationStrategy.Level(rawValue: query.text("cost"))
    return scene.library.search(
      StrategyQuery(
        words: String(query.text("q").prefix(200)), hazard: query.text("hazard"),
        system: query.text("system"), region: query.text("region"))
    ).filter { strategy in
      (cost.map { strategy.cost <= $0 } ?? true)
        && (query.text("cuts") != "yes" || strategy.alsoMitigates != nil)
    }
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
      <form method="get" action="\(path)" class="panel panel--quiet stack" aria-label="\(text.filter)">
      <div class="filters">
      \(Field(name: "q", label: text.search, value: query.text("q"), kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(Choice(name: "hazard", label: text.hazard, options: all + hazards, value: query.text("hazard")).html())
      \(Choice(name: "system", label: text.system, options: all + systems, value: query.text("system")).html())
      \(Choice(name: "region", label: text.region, options: all + regions, value: query.text("region")).html())
      \(Choice(name: "cost", label: text.cost, options: all + costs, value: query.text("cost")).html())
      </div>
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
        \(strategy.alsoMitigates == nil ? .empty : " <span class=\"tag tag--good\">\(text.alsoCuts)</span>" as HTML)\
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

/// One strategy with everything that the library says of it.
struct StrategyView {
  let scene: LibraryScene
  let strategy: AdaptationStrategy

  private var visit: Visit { scene.visit }
  private var text: LibraryText { scene.text }

  var html: HTML {
    let risk = visit.query("risk").map { "?risk=\(SitePath.encoded($0))" } ?? ""
    let adopt: HTML = """
      <a class="button" href="\(scene.path(strategy))/adopt\(risk)">\(text.adopt)</a>
      """
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, (visit.place?.path(LibraryPages.path) ?? "") + risk)]).html)
      <div class="row row--ends"><h1>\(scene.name(strategy))</h1>\(visit.mayAdd ? adopt : .empty)</div>
      <p class="lead">\(scene.summary(strategy))</p>
      </div>
      <div class="columns columns--side">
      <div class="stack stack--loose">
      \(warning)
      \(part("equity", text.equity, strategy.equity))
      \(part("first", text.firstStep, strategy.firstStep))
      \(part("follow", text.indicator, strategy.indicator))
      \(fit)
      </div>
      <aside class="stack">\(facts)</aside>
      </div>
      </div>
      """
  }

  private var warning: HTML {
    guard !strategy.maladaptation.isEmpty else { return .empty }
    return Notice(
      tone: .caution, title: text.harm, detail: "<p>\(visit.library(strategy.maladaptation))</p>"
    ).html
  }

  private func part(_ id: String, _ title: String, _ words: String) -> HTML {
    guard !words.isEmpty else { return .empty }
    return """
      <section class="prose" aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2><p>\(visit.library(words))</p></section>
      """
  }

  private func names(_ kind: TaxonomyEntry.Kind, _ ids: [String]) -> HTML {
    ids.map {
      "<span class=\"tag\">\(scene.taxonomy.name(kind, $0, visit.language))</span>" as HTML
    }
    .joined(by: " ")
  }

  private var fit: HTML {
    """
    <section class="stack" aria-labelledby="meets"><h2 id="meets">\(text.hazard) · \(text.system)</h2>
    <p class="row row--tight">\(names(.hazard, strategy.hazards))</p>
    <p class="row row--tight">\(names(.system, strategy.systems))</p>
    </section>
    """
  }

  private var facts: HTML {
    let points = [
      (text.exposure, -strategy.exposureDrop), (text.sensitivity, -strategy.sensitivityDrop),
      (text.capacity, strategy.capacityGain),
    ].filter { $0.1 != 0 }.map { "\($0.0) \($0.1 > 0 ? "+" : "−")\(abs($0.1))" }
    let sizes = AdaptationStrategy.Size.allCases.filter(strategy.sizes.contains)
    let regions = strategy.regions.map { RegionName.text($0, visit.language) }
    let pairs: [(String, HTML)] = [
      (
        text.costNote,
        "\(text.costs[strategy.cost] ?? "")<br><span class=\"small\">\(visit.library(strategy.costNote))</span>"
          as HTML
      ),
      (text.leadTime, HTML(text.years(strategy.leadTime.lowerBound, strategy.leadTime.upperBound))),
      (text.staff, HTML(text.staffs[strategy.staff] ?? "")),
      (
        text.size,
        HTML(
          sizes.count == AdaptationStrategy.Size.allCases.count
            ? text.anySize : sizes.compactMap { text.sizes[$0] }.joined(separator: "; "))
      ),
      (
        text.regions,
        HTML(
          strategy.isCoastal
            ? text.coast : regions.isEmpty ? text.everywhere : regions.joined(separator: ", "))
      ),
      (text.type, HTML(scene.taxonomy.name(.actionType, strategy.actionType, visit.language))),
      (text.whoActs, names(.collaborator, strategy.whoActs)),
      (text.categories, names(.actionCategory, strategy.categories)),
      (text.benefits, strategy.coBenefits.map(visit.library).joined(by: "; ")),
      (
        text.points,
        "\(points.isEmpty ? text.noPoints : points.joined(separator: ", "))<br><span class=\"soft small\">\(text.pointsNote)</span>"
          as HTML
      ),
      (
        text.source,
        "\(strategy.status == .unverified ? "<span class=\"tag tag--caution\">\(text.unverified)</span> " as HTML : .empty)<span class=\"small\" lang=\"en\">\(scene.library.citation(of: strategy))</span>"
          as HTML
      ),
    ].filter { !$0.1.isEmpty }
    let cuts: HTML = "<p><span class=\"tag tag--good\">\(text.alsoCuts)</span></p>"
    return """
      <div class="panel stack">
      \(strategy.alsoMitigates == nil ? .empty : cuts)
      <dl class="stack stack--tight">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      </div>
      """
  }
}
