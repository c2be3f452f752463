import Factors
import Strategies
import Vulnerability
import Workspace

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

  /// The calculators of what it cuts, each with the way to its page.
  private var calculators: HTML {
    strategy.calculators.map { kind -> HTML in
      let name = scene.calculatorName(kind)
      guard let place = visit.place else { return HTML(name) }
      return "<a href=\"\(MethodLinks(place: place).path(Calculator.of(kind)))\">\(name)</a>"
    }.joined(by: ", ")
  }

  private var sources: HTML {
    strategy.sources.map { SourceLink(source: scene.library.sources[$0], id: $0).html }
      .joined(by: "; ")
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
        "\(strategy.status == .unverified ? "<span class=\"tag tag--caution\">\(text.unverified)</span> " as HTML : .empty)<span class=\"small\">\(sources)</span>"
          as HTML
      ),
    ].filter { !$0.1.isEmpty }
    let cuts: HTML =
      "<p><span class=\"tag tag--good\">\(text.alsoCuts)</span> <span class=\"small\">\(calculators)</span></p>"
    return """
      <div class="panel stack">
      \(strategy.alsoMitigates == nil ? .empty : cuts)
      <dl class="stack stack--tight">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      </div>
      """
  }
}
