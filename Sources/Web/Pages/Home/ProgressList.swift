import Plan

/// The steps of a plan with where each stands, and the way to its pages.
struct ProgressList {
  let progress: PlanProgress
  let place: WorkspacePlace
  let language: Language

  var html: HTML {
    let text = HomeText.in(language)
    return """
      <ol class="steps">
      \(progress.statuses.map { step($0, text) })
      </ol>
      """
  }

  private func step(_ status: PlanProgress.Status, _ text: HomeText) -> HTML {
    let words = text.step(status.step)
    let state = status.state
    return """
      <li class="step step--\(state.rawValue)">
      <a class="step__title" href="\(place.path(Self.path(status.step)))">\(words.title)</a>
      <span class="tag\(Self.tone(state))">\(text.state(state))</span>
      <p class="step__detail">\(state == .done ? words.done(status.count) : words.advice(status))</p>
      </li>
      """
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
