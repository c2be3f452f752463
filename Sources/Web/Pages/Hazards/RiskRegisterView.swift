import Plan
import Vulnerability
import Workspace

/// The register's page: matrix, filter and table.
struct RiskRegisterView {
  let visit: Visit
  let text: RiskText
  let workspace: CommunityWorkspace
  let filter: RiskFilter

  private var path: String { visit.place?.path(RiskRegisterPages.path) ?? "" }

  /// How many actions lower each risk.
  private var actionCounts: [String: Int] {
    workspace.actions.flatMap(\.risks).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private var names: [String: String] {
    Dictionary(workspace.hazards.map { ($0.id, $0.name) }) { first, _ in first }
  }

  var html: HTML {
    let add: HTML = "<a class=\"button\" href=\"\(path)/new\">\(text.add)</a>"
    let isEmpty = workspace.risks.isEmpty
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(visit.mayAdd && !isEmpty ? add : .empty)</div>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved]))
      </div>
      \(isEmpty ? empty(add) : .empty)
      \(isEmpty ? .empty : matrix)
      \(isEmpty ? .empty : register)
      </div>
      """
  }

  private func empty(_ add: HTML) -> HTML {
    let hasHazards = !workspace.hazards.isEmpty
    let toHazards: HTML = """
      <a class="button" href="\(visit.place?.path("hazards") ?? "")">\(text.toHazards)</a>
      """
    return EmptyState(
      title: text.emptyTitle, detail: hasHazards ? text.emptyDetail : text.emptyNoHazards,
      action: hasHazards ? (visit.mayAdd ? add : .empty) : toHazards
    ).html
  }

  private var matrix: HTML {
    let isVulnerability = visit.query("matrix") == "vulnerability"
    let view = RiskMatrixView(
      axes: isVulnerability ? .vulnerability : .risk, risks: workspace.risks, text: text,
      path: path + "?matrix=\(isVulnerability ? "vulnerability" : "risk")&")
    return """
      <section class="panel stack" aria-labelledby="matrix">
      <div class="row row--ends"><h2 id="matrix">\(text.matrix)</h2>
      <nav aria-label="\(text.matrixSwitch)"><ul class="switch">
      <li><a href="\(path)"\("aria-current", isVulnerability ? nil : "true")>\(text.matrixRisk)</a></li>
      <li><a href="\(path)?matrix=vulnerability"\("aria-current", isVulnerability ? "true" : nil)>\(text.matrixVulnerability)</a></li>
      </ul></nav></div>
      \(view.html)
      \(isVulnerability ? vulnerabilityLegend : riskLegend)
      \(view.unsure.isEmpty ? .empty : "<p><a href=\"\(path)?unsure=yes\">\(text.unsureCount(view.unsure.count))</a></p>")
      </section>
      """
  }

  private var riskLegend: HTML {
    let spans = [(RiskBand.low, "1–4"), (.moderate, "5–9"), (.high, "10–14"), (.veryHigh, "15–25")]
    return """
      <ul class="legend">
      \(spans.map { "<li><span class=\"scale scale--\(String(RiskText.scale(Int($0.1.split(separator: "–")[0]) ?? 1)))\">\($0.1)</span> \(text.bands[$0.0] ?? "")</li>" as HTML })
      </ul>
      """
  }

  private var vulnerabilityLegend: HTML {
    """
    <ul class="legend">
    \((1...5).map { "<li><span class=\"scale scale--\(String($0))\">\($0)</span> \(text.scores[$0 - 1])</li>" as HTML })
    </ul>
    """
  }

  private var register: HTML {
    let counts = actionCounts
    let found = filter.apply(to: workspace.risks, actions: counts, names: names)
    return """
      <section class="stack" aria-labelledby="register">
      <div class="row row--ends"><h2 id="register">\(text.shown(found.count, workspace.risks.count))</h2>
      <a class="button button--plain" href="\(visit.place?.path("hazards/risks.csv") ?? "")">\(text.export)</a></div>
      \(filterForm)
      \(found.isEmpty ? "<p>\(text.nothingFits)</p>" as HTML : table(found, counts))
      <p class="soft small">\(text.scoreNote)</p>
      </section>
      """
  }

  private var filterForm: HTML {
    var seen: Set<String> = []
    let systems = workspace.risks.map(\.system).filter { seen.insert($0).inserted }.sorted()
    let all = [("", text.all)]
    let bands = RiskBand.allCases.map { ($0.rawValue, text.bands[$0] ?? $0.rawValue) }
    return """
      <form method="get" action="\(path)" class="panel panel--quiet stack" aria-label="\(text.filter)">
      <div class="filters">
      \(Choice(name: "hazard", label: text.hazard, options: all + workspace.hazards.map { ($0.id, $0.name) }, value: filter.hazard).html())
      \(Choice(name: "system", label: text.system, options: all + systems.map { ($0, $0) }, value: filter.system).html())
      \(Choice(name: "band", label: text.band, options: all + bands, value: filter.band?.rawValue ?? "").html())
      \(Choice(name: "sort", label: text.sort, options: RiskFilter.Sort.allCases.map { ($0.rawValue, text.sorts[$0] ?? "") }, value: filter.sort.rawValue).html())
      \(Field(name: "q", label: text.search, value: filter.words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      </div>
      <div class="row">
      <label class="choice"><input type="checkbox" name="without" value="yes"\("checked", when: filter.isWithoutAction)><span>\(text.onlyWithout)</span></label>
      <button class="button">\(text.apply)</button>
      \(filter.isEmpty ? .empty : "<a href=\"\(path)\">\(text.clear)</a>")
      </div>
      </form>
      """
  }

  private func table(_ risks: [Risk], _ counts: [String: Int]) -> HTML {
    let names = names
    let rows = risks.map { risk -> [HTML] in
      let count = counts[risk.id] ?? 0
      let none: HTML = "<span class=\"tag tag--caution\">\(text.noAction)</span>"
      return [
        """
        <a href="\(path)/\(SitePath.encoded(risk.id))">\(risk.system)</a><br>\
        <span class="soft small">\(names[risk.hazard] ?? risk.hazard)</span>
        """,
        "<span class=\"small\">\(risk.people)</span>", score(risk.exposure),
        score(risk.sensitivity),
        score(risk.adaptiveCapacity), text.vulnerabilityBadge(risk.vulnerability),
        score(risk.likelihood), score(risk.consequence), text.riskBadge(risk.riskProduct),
        count == 0 ? none : HTML(text.actionCount(count)),
      ]
    }
    return DataTable(
      caption: text.title, hidesCaption: true,
      columns: [
        "\(text.system), \(text.hazard.lowercased())", text.people, text.exposure, text.sensitivity,
        text.capacity, text.vulnerability, text.likelihood, text.consequence, text.risk,
        text.actions,
      ], rows: rows
    ).html
  }

  private func score(_ value: Int?) -> HTML {
    value.map { "<span class=\"number\">\($0)</span>" }
      ?? "<span class=\"soft\">\(text.unsure)</span>"
  }
}
