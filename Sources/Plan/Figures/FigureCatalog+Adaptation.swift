internal import Factors
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension FigureCatalog {
  private var adaptation: AdaptationPlan { calculation.adaptation }

  /// References of the adaptation half that have an answer, for suggestions.
  var adaptationIDs: [String] {
    let known = adaptation.ledger.expected.filter { $0.value.dollarsAYear != nil }.keys.sorted()
    let measured = adaptation.goals.filter { $0.part != nil }.map(\.goal.id)
    let reached = adaptation.points.filter { $0.year != nil }.map(\.pathway.id)
    let weighed = adaptation.benefitCosts.filter { $0.gap == nil }
    let risks = calculation.workspace.risks.filter {
      !adaptation.book.reliefs(of: $0.id).isEmpty
    }
    return risks.map { "risk/\($0.id)/residual" }
      + known.flatMap { ["risk/\($0)/expected-loss", "risk/\($0)/remaining-loss"] }
      + calculation.workspace.goals.map { "goal/\($0.id)/state" }
      + measured.map { "goal/\($0)/progress" }
      + reached.flatMap { ["pathway/\($0)/year", "pathway/\($0)/decision"] }
      + weighed.map { "action/\($0.action)/net-benefit" }
      + weighed.filter { $0.ratio != nil }.map { "action/\($0.action)/benefit-cost" }
  }

  /// Figures of a risk that the adaptation half makes; nil for another part.
  func adaptedRisk(_ risk: Risk, _ parts: [String], hazardName: String) -> Answer? {
    switch parts[1] {
    case "residual":
      let year = parts.count == 3 ? Int(parts[2]) : nil
      guard parts.count == 2 || year != nil else {
        return .missing(
          "What is left of a risk is named as “risk/ID/residual” or “risk/ID/residual/YEAR”.")
      }
      let residual = adaptation.residual(risk, in: year)
      let preset = calculation.workspace.community.riskPreset
      let hazard = calculation.workspace.hazards.first { $0.id == risk.hazard }
      let rating = residual.rating(preset, hazard: hazard)
      return .found(
        Figure(
          .text(
            rating.map { "\($0.level) of \(preset.levels.count), \($0.title)" }
              ?? "\(preset.unrated): no rating"),
          explanation: residual.explanation(of: risk, hazardName: hazardName)))
    case "expected-loss": return expectedLoss(risk, hazardName, isRemaining: false)
    case "remaining-loss": return expectedLoss(risk, hazardName, isRemaining: true)
    default: return nil
    }
  }

  private func expectedLoss(_ risk: Risk, _ hazardName: String, isRemaining: Bool) -> Answer {
    let loss = adaptation.expectedLoss(of: risk.id)
    let end = adaptation.years.upperBound
    guard let now = loss.dollarsAYear else {
      return .missing("The expected loss of “\(risk.id)” cannot be told: \(loss.gapText).")
    }
    let title = "Expected loss: \(hazardName.lowercased()), \(risk.system.lowercased())"
    let whole = loss.explanation(title: title, citation: citations)
    guard isRemaining else { return .found(Figure(now, .money, explanation: whole)) }
    let avoided = adaptation.ledger.avoided(of: risk.id, in: end)
    let left = now * (1 - avoided.total)
    let names = avoided.shares.sorted { $0.key < $1.key }.map { id, share in
      "\(calculation.action(id)?.title ?? id) avoids \(NumberText.grouped(share * 100, decimals: 1))%."
    }
    return .found(
      Figure(
        left, .money,
        explanation: Explanation(
          title: "\(title), left in \(end)", value: "\(NumberText.dollars(left)) a year",
          formula: "left = EAL · Π (1 − rₐ)",
          inputs: [
            Explanation.Input(
              symbol: "1 − Π (1 − rₐ)", name: "Part avoided by all actions together",
              value: NumberText.grouped(avoided.total * 100, decimals: 1), unit: "%",
              source: "responses.csv")
          ],
          method:
            "Actions meet what the others leave, so that no loss is avoided twice; shares are Shapley values.",
          notes: names, parts: [whole])))
  }

  /// Figures of an action that the adaptation half makes; nil for another part.
  func adaptedAction(_ action: Action, _ parts: [String]) -> Answer? {
    guard parts.count == 2, ["benefit-cost", "net-benefit"].contains(parts[1]) else { return nil }
    guard let result = adaptation.benefitCosts.first(where: { $0.action == action.id }) else {
      return .missing(
        "The action “\(action.id)” has no avoided losses: no row of responses.csv says which part of a risk's losses it avoids."
      )
    }
    let explanation = result.explanation(of: action, citation: citations)
    guard let net = result.netPresentValue else {
      return .missing("Benefits and costs of “\(action.id)” cannot be told: \(result.gapText).")
    }
    if parts[1] == "net-benefit" { return .found(Figure(net, .money, explanation: explanation)) }
    guard let ratio = result.ratio else {
      return .missing("The action “\(action.id)” has no ratio: it saves more than it costs.")
    }
    return .found(Figure(ratio, .count("", decimals: 2), explanation: explanation))
  }

  func goal(_ parts: [String]) -> Answer {
    guard parts.count == 2, let progress = adaptation.goals.first(where: { $0.goal.id == parts[0] })
    else {
      let known = calculation.workspace.goals.map(\.id).joined(separator: ", ")
      return .missing("There is no goal “\(parts.first ?? "")” in goals.csv. Goals: \(known).")
    }
    let explanation = progress.explanation(citation: citations)
    switch parts[1] {
    case "state": return .found(Figure(.text(progress.state.title), explanation: explanation))
    case "progress":
      guard let part = progress.part else {
        return .missing("The goal “\(parts[0])” has no progress: \(progress.state.title).")
      }
      return .found(Figure(part, .fraction, explanation: explanation))
    default: return .missing("A goal has “state” and “progress”.")
    }
  }

  func pathway(_ parts: [String]) -> Answer {
    guard parts.count == 2,
      let point = adaptation.points.first(where: { $0.pathway.id == parts[0] })
    else {
      let known = calculation.workspace.pathways.map(\.id).joined(separator: ", ")
      return .missing(
        "There is no pathway “\(parts.first ?? "")” in pathways.csv. Pathways: \(known).")
    }
    let risk = calculation.workspace.risks.first { $0.id == point.pathway.risk }
    var explanation = point.explanation(
      riskName: risk.map(calculation.workspace.title(of:)) ?? point.pathway.risk,
      citation: citations(point.pathway.source))
    let years = ["year": point.year, "decision": point.cautiousDecisionYear]
    guard let known = years[parts[1]] else {
      return .missing("A pathway has “year” and “decision”.")
    }
    // Two figures of one pathway on one page must not bear the same name.
    if parts[1] == "decision" { explanation.title += ": when to decide" }
    guard let year = known else {
      return .missing("The pathway “\(parts[0])” has no year. \(point.stateText)")
    }
    return .found(Figure(.text(String(year)), explanation: explanation))
  }

  /// Counts of the adaptation half by name.
  var adaptationCounts: [String: (Double, String)] {
    let coverage = adaptation.coverage
    let questions = adaptation.questions
    return [
      "goals": (Double(calculation.workspace.goals.count), "goals.csv"),
      "goals-on-track": (
        Double(adaptation.goals.count { $0.state == .onTrack || $0.state == .reached }),
        "goals that are on track or reached"
      ),
      "pathways": (Double(calculation.workspace.pathways.count), "pathways.csv"),
      "risks-without-action": (
        Double(coverage.risksWithoutAction.count), "risks that no action lowers"
      ),
      "risks-without-goal": (Double(coverage.risksWithoutGoal.count), "risks that no goal is for"),
      "equity-answered": (
        Double(questions.answered.count), "questions of fairness with an answer"
      ),
      "equity-open": (Double(questions.missing.count), "questions of fairness without an answer"),
      "equity-evidence": (
        Double(calculation.workspace.equityEvidence.count), "equity-evidence.csv"
      ),
    ]
  }
}
