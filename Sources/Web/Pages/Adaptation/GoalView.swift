import Factors
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

extension AdaptationPlan {
  /// How far a goal is.
  func progress(of goal: AdaptationGoal) -> GoalProgress? { goals.first { $0.goal.id == goal.id } }
}

/// Goals in the reader's words.
struct GoalWords {
  let visit: Visit
  private var text: GoalText { visit.words(GoalText.self) }

  func number(_ value: Double, _ goal: AdaptationGoal) -> String {
    let decimals = value == value.rounded() ? 0 : value.magnitude < 10 ? 2 : 1
    let unit = goal.unit.map { " \($0.symbol)" } ?? ""
    return visit.number(value, decimals: decimals) + unit
  }

  func state(_ progress: GoalProgress) -> HTML {
    let tone: HTML
    switch progress.state {
    case .reached, .onTrack: tone = " tag--good"
    case .behind: tone = " tag--caution"
    case .missed: tone = " tag--danger"
    case .noReading, .notMeasurable: tone = ""
    }
    return "<span class=\"tag\(tone)\">\(text.states[progress.state] ?? "")</span>"
  }

  func way(_ progress: GoalProgress) -> HTML {
    guard let part = progress.part else { return .empty }
    return """
      \(Meter.share(part)) <span class="soft small">\(text.way(visit.percent(part)))</span>
      """
  }
}

/// The list of goals with what is missing.
struct GoalListView {
  let visit: Visit
  let text: GoalText
  let calculation: PlanCalculation

  private var workspace: CommunityWorkspace { calculation.workspace }
  private var path: String { visit.place?.path(GoalPages.path) ?? "" }

  var html: HTML {
    let add: HTML = "<a class=\"button\" href=\"\(path)/new\">\(text.new)</a>"
    let isEmpty = workspace.goals.isEmpty
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(visit.mayAdd && !isEmpty ? add : .empty)</div>
      <p class="lead">\(text.lead)</p>
      </div>
      \(isEmpty ? EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: visit.mayAdd ? add : .empty).html : table)
      \(gaps(calculation.adaptation.coverage))
      </div>
      """
  }

  private var table: HTML {
    let words = GoalWords(visit: visit)
    let rows = workspace.goals.map { goal -> [HTML] in
      let progress = calculation.adaptation.progress(of: goal)
      return [
        "<a href=\"\(path)/\(SitePath.encoded(goal.id))\">\(goal.title)</a><br><span class=\"soft small\">\(goal.lead)</span>",
        "\(progress.map(words.state)) \(progress.map(words.way))",
        end(goal.baseline, goal.baselineYear, goal, words),
        end(goal.target, goal.targetYear, goal, words),
        goal.risks.isEmpty
          ? "<span class=\"tag tag--caution\">\(text.noRisks)</span>"
          : HTML(String(goal.risks.count)),
      ]
    }
    return DataTable(
      caption: text.title, hidesCaption: true,
      columns: [text.goal, text.progress, text.baseline, text.target, text.risks],
      numbers: [4], rows: rows
    ).html
  }

  private func end(
    _ value: Double?, _ year: Int?, _ goal: AdaptationGoal, _ words: GoalWords
  ) -> HTML {
    guard let value, let year else { return "–" }
    return "<span class=\"number\">\(text.inYear(words.number(value, goal), year))</span>"
  }

  private func gaps(_ coverage: RiskCoverage) -> HTML {
    var items: [HTML] = []
    let register = visit.place?.path(RiskRegisterPages.path) ?? ""
    let risks = coverage.risksWithoutGoal.count
    if risks > 0 {
      items.append("<li><a href=\"\(register)\">\(text.risksWithoutGoal(risks))</a></li>")
    }
    if !coverage.goalsWithoutAction.isEmpty {
      items.append("<li>\(text.goalsWithoutAction(coverage.goalsWithoutAction.count))</li>")
    }
    guard !items.isEmpty else { return .empty }
    return """
      <section class="panel panel--quiet stack" aria-labelledby="gaps"><h2 id="gaps">\(text.gapsTitle)</h2><ul>\(items)</ul></section>
      """
  }
}

/// One goal: how far it is, its risks with what is left of them, and the actions for it.
struct GoalView {
  let visit: Visit
  let calculation: PlanCalculation
  let goal: AdaptationGoal

  private var text: GoalText { visit.words(GoalText.self) }
  private var workspace: CommunityWorkspace { calculation.workspace }
  private var path: String {
    visit.place?.path("\(GoalPages.path)/\(SitePath.encoded(goal.id))") ?? ""
  }

  var html: HTML {
    let progress = calculation.adaptation.progress(of: goal)
    let document = DocumentName(file: "goals.csv", row: goal.id)
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, visit.place?.path(GoalPages.path) ?? "")]).html)
      <div class="row row--ends"><h1>\(goal.title)</h1>\
      \(visit.mayEdit ? "<a class=\"button\" href=\"\(path)/edit\">\(text.edit)</a>" as HTML : .empty)</div>
      <p class="row">\(visit.words(ActionText.self).statusTag(goal.status)) \(progress.map(GoalWords(visit: visit).state))</p>
      \(goal.description.isEmpty ? .empty : "<p class=\"lead\">\(goal.description)</p>" as HTML)
      \(visit.doneNotice(["saved": text.saved]))
      </div>
      \(progress.map(panel))
      \(risks)
      \(actions(calculation.adaptation.coverage))
      <p class="small"><a href="\(visit.place?.path(to: document) ?? "")">\(text.record)</a></p>
      </div>
      """
  }

  private func panel(_ progress: GoalProgress) -> HTML {
    let words = GoalWords(visit: visit)
    var pairs: [(String, HTML)] = []
    if let value = goal.baseline, let year = goal.baselineYear {
      pairs.append((text.baseline, HTML(text.inYear(words.number(value, goal), year))))
    }
    if let value = goal.target, let year = goal.targetYear {
      pairs.append((text.target, HTML(text.inYear(words.number(value, goal), year))))
    }
    if let latest = progress.latest {
      pairs.append(
        (
          text.latest,
          "\(text.inYear(words.number(latest.value, goal), latest.year)) <span class=\"soft small\">\(calculation.inventory.context.citation(latest.source))</span>"
        ))
    }
    if let expected = progress.expected {
      pairs.append((text.expected, HTML(words.number(expected, goal))))
    }
    if !goal.indicator.isEmpty { pairs.append((text.indicator, HTML(goal.indicator))) }
    if !goal.lead.isEmpty { pairs.append((text.lead2, HTML(goal.lead))) }
    let findings = progress.findings.map { "<li>\(visit.library($0.message))</li>" as HTML }
    return """
      <section class="panel stack" aria-labelledby="progress">
      <h2 id="progress">\(text.progress)</h2>
      <p>\(words.way(progress))</p>
      <dl class="pairs">\(pairs.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      \(findings.isEmpty ? .empty : "<ul class=\"small\">\(findings)</ul>" as HTML)
      </section>
      """
  }

  private var risks: HTML {
    let rater = RiskRater(workspace)
    let words = RatingWords(visit)
    let tied = workspace.risks.filter { goal.risks.contains($0.id) }
    let rows = tied.map { risk in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? "")\">\(workspace.title(of: risk))</a>",
        detail:
          "\(words.badge(rater.rating(of: risk), by: rater.preset)) <span class=\"soft\">\(words.title(rater.preset))</span>",
        more: ResidualPanel(visit: visit, workspace: workspace, risk: risk).short)
    }
    return """
      <section class="stack" aria-labelledby="goal-risks"><h2 id="goal-risks">\(text.risks)</h2>
      \(tied.isEmpty ? "<p class=\"soft\">\(text.noRisks)</p>" as HTML : rows.html)
      </section>
      """
  }

  private func actions(_ coverage: RiskCoverage) -> HTML {
    let ids = Set(goal.risks.flatMap { coverage.entry(of: $0)?.actions ?? [] })
    let serving = workspace.actions.filter { ids.contains($0.id) }
    let words = visit.words(ActionText.self)
    let rows = serving.map { action in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("actions/\(SitePath.encoded(action.id))") ?? "")\">\(action.title)</a>",
        detail:
          "\(words.statusTag(action.status)) \(String(action.startYear))–\(String(action.fullYear)) · \(action.lead)"
      )
    }
    return """
      <section class="stack" aria-labelledby="goal-actions"><h2 id="goal-actions">\(text.actions)</h2>
      \(serving.isEmpty ? "<p><span class=\"tag tag--caution\">\(text.noActions)</span></p>" as HTML : rows.html)
      </section>
      """
  }
}
