import Phrasebook
import Plan
import Quantities
import Strategies
import Vulnerability
import Workspace

/// What pathways ask to be decided, the most urgent first: by when, why then, and whether the plan is in time.
struct PathwayDecisionList {
  let visit: Visit
  let calculation: PlanCalculation

  private var text: PathwayText { visit.words(PathwayText.self) }
  private var workspace: CommunityWorkspace { calculation.workspace }

  var html: HTML {
    let rater = RiskRater(workspace)
    return PathwayDecision.decisions(calculation.adaptation.points, actions: workspace.actions)
      .map { row($0, rater) }.html
  }

  private func row(_ decision: PathwayDecision, _ rater: RiskRater) -> ListRow {
    let point = decision.point
    let lines = [risk(of: point, rater), sign(point), plan(decision)].filter { !$0.isEmpty }
    let note = point.pathway.note
    return ListRow(
      title: "\(due(point)): \(action(decision)) \(tag(decision.standing))",
      detail: lines.joined(by: "<br>"),
      more: note.isEmpty
        ? .empty : "<details class=\"small\"><summary>\(text.why)</summary><p>\(note)</p></details>"
    )
  }

  private func due(_ point: TippingPoint) -> String {
    point.cautiousDecisionYear.map(text.decideBy) ?? text.watch
  }

  private func action(_ decision: PathwayDecision) -> HTML {
    guard let action = decision.action else { return HTML(text.unnamed) }
    let path = visit.place?.path("actions/\(SitePath.encoded(action.id))") ?? ""
    return "<a href=\"\(path)\">\(action.title)</a>"
  }

  private func tag(_ standing: PathwayDecision.Standing) -> HTML {
    switch standing {
    case .watch: .empty
    case .unnamed, .overdue: "<span class=\"tag tag--danger\">\(words(standing))</span>"
    case .late: "<span class=\"tag tag--caution\">\(words(standing))</span>"
    case .done, .inTime: "<span class=\"tag tag--good\">\(words(standing))</span>"
    }
  }

  private func words(_ standing: PathwayDecision.Standing) -> String {
    switch standing {
    case .watch: text.watch
    case .unnamed: text.noAction
    case .done: text.done
    case .inTime: text.inTime
    case .overdue: text.overdue
    case .late(let years): text.late(years)
    }
  }

  /// The risk, as it is rated now and after all actions.
  private func risk(of point: TippingPoint, _ rater: RiskRater) -> HTML {
    let id = point.pathway.risk
    guard let risk = workspace.risks.first(where: { $0.id == id }) else { return HTML(id) }
    let ratings = RatingWords(visit)
    let path = visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(id))") ?? ""
    let left = calculation.adaptation.residual(risk)
    let now = ratings.badge(rater.rating(of: risk), by: rater.preset)
    let after: HTML =
      left.reliefs.isEmpty
      ? .empty
      : " · \(visit.words(ResidualText.self).after(left.year)): \(ratings.badge(left.rating(rater.preset, hazard: rater.hazard(of: risk)), by: rater.preset))"
    return "<a href=\"\(path)\">\(workspace.title(of: risk))</a> \(now)\(after)"
  }

  /// The threshold, when it is passed, and the scenario.
  private func sign(_ point: TippingPoint) -> HTML {
    let pathway = point.pathway
    let models = point.earliest.map { first in
      point.latest.map { text.models(first, $0) } ?? text.openModels(first)
    }
    return HTML(
      [
        "\(indicator(pathway)) \(threshold(pathway)): \(state(point))", models,
        pathway.scenario,
      ].compactMap(\.self).joined(separator: " · "))
  }

  private func indicator(_ pathway: Pathway) -> String {
    let own = workspace.climate.first(pathway.indicator)?.name ?? pathway.indicator
    return visit.words(HazardProfileText.self).names[pathway.indicator]
      ?? LibraryWords.text(own, visit.language) ?? own
  }

  private func threshold(_ pathway: Pathway) -> String {
    let isWhole = pathway.threshold == pathway.threshold.rounded()
    let number = visit.number(pathway.threshold, decimals: isWhole ? 0 : 1)
    let unit = pathway.unit.map {
      CodeWords(language: visit.language).unit($0.symbol) ?? $0.readerName
    }
    return [number, unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func plan(_ decision: PathwayDecision) -> HTML {
    let lead = decision.point.leadYears
    let parts = [
      decision.action.map { text.planned($0.startYear, $0.fullYear) },
      lead > 0 ? text.leadTime(lead) : nil,
    ].compactMap(\.self)
    return HTML(parts.joined(separator: " · "))
  }

  private func state(_ point: TippingPoint) -> String {
    switch point.state {
    case .passedAlready(let year): text.already(year)
    case .withinPlan(let year), .afterPlan(let year): text.passed(year)
    case .towardEnd(let year): text.towardEnd(year)
    case .afterSeries(let year): text.afterSeries(year)
    case .notReached(let year): text.notReached(year)
    case .notMonotone(let first, let left): text.backAndForth(first, left)
    case .unknown: text.unknown
    }
  }
}
