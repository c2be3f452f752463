internal import Tables
public import Vulnerability

/// Makes the equity profiles of risks and actions from a plan's records.
///
/// A risk's own record says who is exposed; who benefits, pays and decides is what the actions for it say. For an action
/// it is the other way round: its own record says the three, and the risks that it lowers say who is exposed.
public struct EquityProfiles: Sendable {
  private let risks: [Risk]
  private let actions: [Action]
  private let coverage: RiskCoverage
  private let questions: EquityCoverage
  private let groupName: @Sendable (String) -> String

  /// - Parameter groupName: Turns the id of a vulnerable group into words.
  public init(
    risks: [Risk], actions: [Action], coverage: RiskCoverage, questions: EquityCoverage,
    groupName: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.risks = risks
    self.actions = actions
    self.coverage = coverage
    self.questions = questions
    self.groupName = groupName
  }

  /// The profile of a risk.
  public func profile(of risk: Risk, title: String) -> EquityProfile {
    let ids = coverage.entry(of: risk.id)?.actions ?? []
    let serving = actions.filter { ids.contains($0.id) }
    return EquityProfile(
      subject: EquitySubject(kind: .risk, id: risk.id, title: title, place: risk.place),
      statements: [
        .exposed: [exposed(risk, title: title)],
        .benefits: serving.map { statement($0, $0.whoBenefits, "who_benefits") },
        .pays: serving.map { statement($0, $0.whoPays, "who_pays") },
        .decided: serving.map { statement($0, $0.whoDecides, "who_decides") },
      ], groups: risk.groups.map(groupName), questions: questions.entries(of: risk.id, .risk))
  }

  /// The profile of an action.
  ///
  /// - Parameter riskTitle: Names a risk, such as `Heat: public health`.
  public func profile(of action: Action, riskTitle: (Risk) -> String) -> EquityProfile {
    let served = coverage.entries.filter { $0.actions.contains(action.id) }.map(\.risk)
    let lowered = risks.filter { served.contains($0.id) }
    let groups = lowered.flatMap(\.groups).withoutRepeats()
    return EquityProfile(
      subject: EquitySubject(
        kind: .action, id: action.id, title: action.title, place: action.place),
      statements: [
        .exposed: lowered.map { exposed($0, title: riskTitle($0)) },
        .benefits: [statement(action, action.whoBenefits, "who_benefits")],
        .pays: [statement(action, action.whoPays, "who_pays")],
        .decided: [statement(action, action.whoDecides, "who_decides")],
      ], groups: groups.map(groupName), questions: questions.entries(of: action.id, .action))
  }

  private func exposed(_ risk: Risk, title: String) -> EquityProfile.Statement {
    EquityProfile.Statement(who: risk.people, from: title, place: risk.place.at(column: "people"))
  }

  private func statement(
    _ action: Action, _ who: String, _ column: String
  ) -> EquityProfile.Statement {
    EquityProfile.Statement(who: who, from: action.title, place: action.place.at(column: column))
  }
}
