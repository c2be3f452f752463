import Plan
import Strategies
import Tables
import Vulnerability
import Workspace

/// The register's page: preset, matrix, groups, filter and table.
struct RiskRegisterView {
  let visit: Visit
  let text: RiskText
  let workspace: CommunityWorkspace
  let filter: RiskFilter
  let rater: RiskRater
  let taxonomy: Taxonomy

  private var words: RatingWords { RatingWords(visit) }
  private var path: String { visit.place?.path(RiskRegisterPages.path) ?? "" }

  /// The address of the register under its preset, with a query to follow.
  private var presetPath: String { "\(path)?preset=\(rater.preset.rawValue)" }

  private var isOwnPreset: Bool { rater.preset == workspace.community.riskPreset }

  var html: HTML {
    let isEmpty = workspace.risks.isEmpty
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(visit.mayAdd && !isEmpty ? add : .empty)</div>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved, "added": text.added]))
      </div>
      \(isEmpty ? empty : "\(presets)\n\(matrix)\n\(register)\n\(RiskGroupsView(visit: visit, text: text, workspace: workspace, rater: rater).html)" as HTML)
      </div>
      """
  }

  private var add: HTML { "<a class=\"button\" href=\"\(path)/new\">\(text.add)</a>" }

  /// The way to other systems' tables.
  private var files: HTML {
    """
    <a class="button button--plain" href="\(visit.place?.path(RegisterTransferPages.path) ?? "")">\(visit.words(RegisterTransferText.self).link)</a>
    """
  }

  private var empty: HTML {
    let hasHazards = !workspace.hazards.isEmpty
    let toScreening: HTML = """
      <a class="button" href="\(visit.place?.path(ScreeningPages.path) ?? "")">\(text.toScreening)</a>
      """
    return EmptyState(
      title: text.emptyTitle, detail: hasHazards ? text.emptyDetail : text.emptyNoHazards,
      action: hasHazards && visit.mayAdd
        ? "<p class=\"row\">\(toScreening) \(add) \(files)</p>"
        : "<p class=\"row\">\(toScreening) \(visit.mayEdit ? files : .empty)</p>"
    ).html
  }

  // Preset and matrix

  private var presets: HTML {
    let items = RiskPreset.allCases.map { preset -> HTML in
      let isOwn = preset == workspace.community.riskPreset
      let own: HTML = isOwn ? " (\(text.ownPreset))" : .empty
      return """
        <li><a href="\(path)?preset=\(preset.rawValue)"\("aria-current", preset == rater.preset ? "true" : nil)>\(words.title(preset))\(own)</a></li>
        """
    }
    return """
      <nav class="pills pills--small" aria-label="\(text.presets)"><ul>
      \(items)
      </ul></nav>
      """
  }

  private var matrix: HTML {
    let view = RiskMatrixView(
      rater: rater, risks: workspace.risks, words: words, text: text, path: presetPath + "&")
    let unsure: HTML = """
      <p><a href="\(presetPath)&unsure=yes">\(text.unsureCount(view.unsure.count))</a></p>
      """
    let settings: HTML = """
      <p class="small"><a href="\(visit.place?.path("settings#field-risk_preset") ?? "")">\(text.changePreset)</a></p>
      """
    return """
      <section class="panel stack" aria-labelledby="matrix">
      <h2 id="matrix">\(words.title(rater.preset))</h2>
      <p>\(text.rule): <code class="formula">\(words.words.text(rater.preset.equation))</code></p>
      \(view.html)
      \(view.legend)
      \(view.unsure.isEmpty ? .empty : unsure)
      \(rater.preset == .nationalPercentile ? PercentileGapsView(visit: visit, text: text, workspace: workspace, taxonomy: taxonomy).html : .empty)
      <p class="soft small">\(words.words.text(rater.preset.method))</p>
      \(isOwnPreset || !visit.mayEdit ? .empty : settings)
      </section>
      """
  }

  // The rows

  private var register: HTML {
    let counts = workspace.actionCounts
    let found = filter.apply(to: workspace.risks, actions: counts, rater: rater)
    return """
      <section class="stack" aria-labelledby="register">
      <div class="row row--ends"><h2 id="register">\(text.shown(found.count, workspace.risks.count))</h2>
      <p class="row"><a href="\(visit.place?.path(AgreementPages.path) ?? "")">\(text.agreementLink)</a>
      <a href="\(visit.place?.path(ResidualPages.path) ?? "")?preset=\(rater.preset.rawValue)">\(visit.words(ResidualListText.self).link)</a>
      \(files)
      <a class="button button--plain" href="\(visit.place?.path("hazards/risks.csv") ?? "")?preset=\(rater.preset.rawValue)">\(text.export)</a></p></div>
      \(filterForm)
      \(found.isEmpty ? "<p>\(text.nothingFits)</p>" as HTML : table(found, counts))
      </section>
      """
  }

  private var filterForm: HTML {
    let systems = workspace.risks.map(\.system).withoutRepeats().sorted()
    let named = Set(workspace.risks.flatMap(\.groups))
    let groups = taxonomy.shown(.vulnerableGroup).filter { named.contains($0.id) }
      .map { ($0.id, $0.name(visit.language)) }
    let all = [("", text.all)]
    let levels = (1...rater.preset.levels.count).map {
      (String($0), "\($0) · \(words.level($0, of: rater.preset))")
    }
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.filter)">
      <input type="hidden" name="preset" value="\(rater.preset.rawValue)">
      \(Choice(name: "hazard", label: text.hazard, options: all + workspace.hazards.map { ($0.id, $0.name) }, value: filter.hazard).html())
      \(Choice(name: "system", label: text.system, options: all + systems.map { ($0, $0) }, value: filter.system).html())
      \(groups.isEmpty ? .empty : Choice(name: "group", label: text.group, options: all + groups, value: filter.group).html())
      \(Choice(name: "level", label: text.level, options: all + levels, value: filter.level.map(String.init) ?? "").html())
      \(Choice(name: "sort", label: text.sort, options: RiskFilter.Sort.allCases.map { ($0.rawValue, text.sorts[$0] ?? "") }, value: filter.sort.rawValue).html())
      \(Field(name: "q", label: text.search, value: filter.words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      <div class="row">
      <label class="choice"><input type="checkbox" name="without" value="yes"\("checked", when: filter.isWithoutAction)><span>\(text.onlyWithout)</span></label>
      <label class="choice"><input type="checkbox" name="unsure" value="yes"\("checked", when: filter.isUnsure)><span>\(text.onlyUnsure)</span></label>
      <button class="button">\(text.apply)</button>
      \(filter.isEmpty ? .empty : "<a href=\"\(presetPath)\">\(text.clear)</a>")
      </div>
      </form>
      """
  }

  private func table(_ risks: [Risk], _ counts: [String: Int]) -> HTML {
    let rows = risks.map { risk -> [HTML] in
      let count = counts[risk.id] ?? 0
      let none: HTML = "<span class=\"tag tag--caution\">\(text.noAction)</span>"
      return [
        """
        <span class="wide"><a href="\(path)/\(SitePath.encoded(risk.id))">\(risk.system)</a><br>\
        <span class="soft small">\(rater.hazardName(of: risk))</span></span>
        """,
        "<span class=\"small wide\">\(people(risk))</span>",
        """
        \(words.badge(rater.rating(of: risk), by: rater.preset))
        \(RatingExplanation(visit: visit, rater: rater, risk: risk).disclosure)
        """,
        "<span class=\"small wide\">\(scores(risk))</span>",
        count == 0 ? none : HTML(text.actionCount(count)),
      ]
    }
    return DataTable(
      caption: "\(text.title): \(words.title(rater.preset))", hidesCaption: true,
      columns: [
        "\(text.system), \(text.hazard.lowercased())", text.people, text.rating,
        text.scoresTitle, text.actions,
      ], rows: rows
    ).html
  }

  private func people(_ risk: Risk) -> String {
    if !risk.people.isEmpty { return risk.people }
    return risk.groups.map { taxonomy.name(.vulnerableGroup, $0, visit.language) }
      .joined(separator: ", ")
  }

  /// The scores that the preset reads.
  private func scores(_ risk: Risk) -> [HTML] {
    var parts = rater.preset.axes.map { axis -> HTML in
      "\(words.title(axis)): \(risk.scores[axis].map(String.init) ?? text.unsure)<br>"
    }
    if rater.preset == .commonReporting {
      let probability = rater.hazard(of: risk)?.outlook.probability
      parts.append(
        "\(words.words.text("Probability")): \(probability.map(String.init) ?? text.unsure)")
    }
    return parts
  }
}

extension CommunityWorkspace {
  /// The actions that lower a risk: those that name it, and those with a response to it.
  func actions(lowering risk: String) -> [String] {
    let responding = Set(responses.filter { $0.risk == risk }.map(\.action))
    return actions.filter { $0.risks.contains(risk) || responding.contains($0.id) }.map(\.id)
  }

  /// How many actions lower each risk.
  var actionCounts: [String: Int] {
    var lowering: [String: Set<String>] = [:]
    for action in actions {
      for risk in action.risks { lowering[risk, default: []].insert(action.id) }
    }
    let known = Set(actions.map(\.id))
    for response in responses where known.contains(response.action) {
      lowering[response.risk, default: []].insert(response.action)
    }
    return lowering.mapValues(\.count)
  }
}
