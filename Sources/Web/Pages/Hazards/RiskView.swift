import Inventory
import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// The page of one risk.
struct RiskView {
  let visit: Visit
  let text: RiskText
  let calculation: PlanCalculation
  let risk: Risk

  private var hazard: Hazard? {
    calculation.workspace.hazards.first { $0.id == risk.hazard }
  }

  private var hazardName: String { hazard?.name ?? risk.hazard }

  var title: String { text.rated(risk.system, hazardName.lowercased()) }

  private func path(_ rest: String = "") -> String {
    visit.place?.path(RiskRegisterPages.path + rest) ?? ""
  }

  private var document: DocumentName { DocumentName(file: "risks.csv", row: risk.id) }

  var html: HTML {
    let own = path("/" + SitePath.encoded(risk.id))
    let history =
      visit.place?.path("history?document=\(SitePath.encoded(document.description))") ?? ""
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, path())]).html)
      <div class="row row--ends"><h1>\(title)</h1>\
      \(visit.mayEdit ? "<a class=\"button\" href=\"\(own)/edit\">\(text.edit)</a>" as HTML : .empty)</div>
      \(visit.doneNotice(["saved": text.saved, "linked": text.linked]))
      </div>
      <div class="columns columns--side">
      <div class="stack stack--loose">
      \(scored)
      \(described)
      \(actions)
      </div>
      <aside class="stack">
      \(hazardPanel)
      <p class="small"><a href="\(history)">\(text.history)</a></p>
      <p class="small"><a href="\(visit.place?.path(to: document) ?? "")">\(text.record)</a></p>
      </aside>
      </div>
      </div>
      """
  }

  // Scores

  private var scored: HTML {
    let matrix = RiskMatrixView(axes: .risk, risks: [risk], text: text, marked: risk)
    let second = RiskMatrixView(axes: .vulnerability, risks: [risk], text: text, marked: risk)
    return """
      <section class="panel stack" aria-labelledby="scored">
      <h2 id="scored">\(text.howScored)</h2>
      \(Self.scores(of: risk, text))
      \(matrix.unsure.isEmpty ? matrix.html : .empty)
      \(second.unsure.isEmpty ? "<details><summary>\(text.matrixVulnerability)</summary><div>\(second.html)</div></details>" as HTML : .empty)
      <p class="soft small">\(text.scoreNote)</p>
      </section>
      """
  }

  static func scores(of risk: Risk, _ text: RiskText) -> HTML {
    let pairs: [(String, HTML)] = [
      (text.exposure, HTML(text.score(risk.exposure))),
      (text.sensitivity, HTML(text.score(risk.sensitivity))),
      (text.impact, HTML(text.score(risk.potentialImpact?.value))),
      (text.capacity, HTML(text.score(risk.adaptiveCapacity))),
      (text.vulnerability, text.vulnerabilityBadge(risk.vulnerability)),
      (text.likelihood, HTML(text.score(risk.likelihood))),
      (text.consequence, HTML(text.score(risk.consequence))),
      (text.risk, text.riskBadge(risk.riskProduct)),
    ]
    return """
      <dl class="pairs">\(pairs.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      """
  }

  // Words

  private var described: HTML {
    let parts = [
      (text.whoIsHit, risk.people), (text.impactWords, risk.impact),
      (text.capacityWords, risk.capacity), (text.notes, risk.note),
      (text.source, risk.source.isEmpty ? "" : calculation.inventory.context.citation(risk.source)),
    ].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return .empty }
    return """
      <section class="stack prose">
      \(parts.map { "<div><h3>\($0.0)</h3><p>\($0.1)</p></div>" as HTML })
      </section>
      """
  }

  private var hazardPanel: HTML {
    guard let hazard else { return .empty }
    let words = visit.words(HazardListText.self)
    let numbers = HazardNumbers(hazard, calculation: calculation, visit: visit)
    let pairs: [(String, HTML)] = [
      (words.before, numbers.level(hazard.baseline, words)),
      (words.after, numbers.level(hazard.future, words)), (words.change, numbers.change),
    ].compactMap { label, value in value.map { (label, $0) } }
    let name = DocumentName(file: "hazards.csv", row: hazard.id)
    return """
      <section class="panel stack" aria-labelledby="hazard">
      <h2 id="hazard">\(text.hazardNumbers)</h2>
      <p><a href="\(visit.place?.path(to: name) ?? "")">\(hazard.name)</a></p>
      \(hazard.indicator.isEmpty ? .empty : "<p class=\"soft small\">\(hazard.indicator)</p>" as HTML)
      \(pairs.isEmpty ? "<p>\(hazard.note)</p>" as HTML : "<dl class=\"stack stack--tight\">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>")
      </section>
      """
  }

  // Actions

  private var actions: HTML {
    let all = calculation.workspace.actions
    let mine = all.filter { $0.risks.contains(risk.id) }
    let rows = mine.map { action in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("actions/\(SitePath.encoded(action.id))") ?? "")\">\(action.title)</a>",
        detail: "\(String(action.startYear))–\(String(action.fullYear)) · \(action.lead)")
    }
    let add: HTML = """
      <a class="button button--plain" href="\(visit.place?.path("actions/new?risk=\(SitePath.encoded(risk.id))") ?? "")">\(text.addAction)</a>
      """
    return """
      <section class="stack" aria-labelledby="lowers">
      <div class="row row--ends"><h2 id="lowers">\(text.whatLowers)</h2>\(visit.mayAdd ? add : .empty)</div>
      \(mine.isEmpty ? Notice(tone: .caution, title: text.nothingLowers).html : rows.html)
      \(visit.mayEdit ? linking(all.filter { !$0.risks.contains(risk.id) }) : .empty)
      </section>
      """
  }

  private func linking(_ others: [Action]) -> HTML {
    guard let place = visit.place, !others.isEmpty else { return .empty }
    return visit.form(
      path("/\(SitePath.encoded(risk.id))/link"), className: "form--inline",
      """
      \(visit.draftFields(base: place.summary.head))
      \(Choice(name: "action", label: text.linkAction, options: others.map { ($0.id, $0.title) }).html())
      <button class="button button--plain">\(text.linkButton)</button>
      """)
  }
}
