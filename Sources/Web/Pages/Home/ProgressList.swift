import Accounts
import Plan
import Store

/// The steps of a plan with where each stands, and the way to its pages.
struct ProgressList {
  let summary: HomeSummary
  let place: WorkspacePlace
  let visit: Visit

  var html: HTML {
    let text = visit.words(HomeText.self)
    return """
      <ol class="steps">
      \(summary.progress.statuses.map { step($0, text) })
      </ol>
      """
  }

  private func step(_ status: PlanProgress.Status, _ text: HomeText) -> HTML {
    let words = text.step(status.step)
    let state = status.state
    return """
      <li class="step step--\(state.rawValue)" id="step-\(status.step.rawValue)">
      <a class="step__title" href="\(place.path(Self.path(status.step)))">\(words.title)</a>
      <span class="tag\(Self.tone(state))">\(text.state(state))</span>
      <p class="step__detail">\(state == .done ? words.done(status.count) : words.advice(status))</p>
      \(check(status, words.title))
      </li>
      """
  }

  /// What an adviser said of the step, and the button for one who says it.
  private func check(_ status: PlanProgress.Status, _ title: String) -> HTML {
    let text = visit.words(StepCheckText.self)
    let check = summary.checks[status.step.rawValue]
    let said = check.map { check -> HTML in
      let since = check.revision.map { place.path("compare?from=\($0)") } ?? place.path("history")
      let changed: HTML =
        check.isCurrent ? .empty : " · <a href=\"\(since)\">\(text.changed)</a>"
      return
        "<p class=\"step__detail\">\(text.checkedBy) \(check.by), \(DayLabel(check.date).html)\(changed)</p>"
    }
    // Whoever is alone at the machine checks nobody's homework.
    let mayCheck =
      place.may(.approveHomework) && visit.principal.account != nil && !place.summary.isArchived
    guard mayCheck, status.step.isHomework, status.state != .open else { return said ?? .empty }
    let path = place.path("steps/\(status.step.rawValue)/check")
    guard let check, check.isCurrent else {
      return "\(said)\(button(text.check, of: title, to: path))"
    }
    guard check.creator == visit.author.id else { return said ?? .empty }
    let own: HTML = "<input type=\"hidden\" name=\"check\" value=\"\(check.id)\">"
    return "\(said)\(button(text.withdraw, of: title, to: path + "/withdraw", own))"
  }

  private func button(
    _ label: String, of title: String, to path: String, _ fields: HTML = .empty
  ) -> HTML {
    visit.form(
      path, className: "",
      """
      \(visit.draftFields(base: place.summary.head))\(fields)
      <button class="button button--text">\(label)<span class="hidden">: \(title)</span></button>
      """)
  }

  private static func tone(_ state: PlanProgress.State) -> HTML {
    switch state {
    case .done: " tag--good"
    case .begun: " tag--caution"
    case .open: ""
    }
  }

  /// The page of a step, after the workspace's address.
  static func path(_ step: PlanProgress.Step) -> String {
    switch step {
    case .place: "settings"
    case .inventory: "inventory"
    case .forecast: "forecast"
    case .targets: "forecast/targets"
    case .hazards: "hazards"
    case .screening: ScreeningPages.path
    case .risks: RiskRegisterPages.path
    case .assessment: AgreementPages.path
    case .goals: GoalPages.path
    case .actions, .equity: "actions"
    case .engagement: "table?file=engagement.csv"
    case .narrative: "plan"
    case .monitoring: "actions/timeline"
    case .review: "plan/review"
    case .publish: "plan/publish"
    }
  }
}
