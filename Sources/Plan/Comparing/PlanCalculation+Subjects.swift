internal import Forecast
internal import Quantities
public import Strategies
internal import Vulnerability
internal import Workspace

extension PlanCalculation {
  /// Why nothing can be compared.
  public enum SubjectProblem: Error, Equatable {
    case noForecast
    /// The id is neither an action nor a scenario.
    case unknown(String)
    /// The forecast does not have the year.
    case year(Int)
  }

  /// Actions and scenarios side by side, by their ids; an action comes before a scenario of the same id.
  ///
  /// - Parameters:
  ///   - years: Nil for those of targets and the last of the forecast.
  ///   - rate: Nil for the action's own rate, else the plan's.
  public func comparison(
    of ids: [String], years: [Int]? = nil, view: MoneyView = .all, rate: DiscountRate? = nil
  ) throws(SubjectProblem) -> SubjectComparison {
    guard let portfolio, let scenarios else { throw .noForecast }
    if let outside = years?.first(where: { !scenarios.years.contains($0) }) {
      throw .year(outside)
    }
    let targets = levels.map(\.target.year).filter(scenarios.years.contains)
    let shown = years ?? Set(targets + [scenarios.years.upperBound]).sorted()
    let maker = SubjectMaker(
      calculation: self, portfolio: portfolio, usual: scenarios.first, years: shown, view: view,
      rate: rate, ranking: priorities.ranking(.weighted))
    var subjects: [ComparedSubject] = []
    for id in ids {
      if let action = action(id) {
        subjects.append(maker.subject(action))
      } else if let entry = scenarios[id] {
        subjects.append(maker.subject(entry))
      } else {
        throw .unknown(id)
      }
    }
    return SubjectComparison(years: shown, subjects: subjects)
  }
}

/// Gathers what an action or a scenario is compared by.
private struct SubjectMaker {
  let calculation: PlanCalculation
  let portfolio: Portfolio
  let usual: ScenarioCase
  let years: [Int]
  let view: MoneyView
  let rate: DiscountRate?
  let ranking: Ranking?

  func subject(_ action: Action) -> ComparedSubject {
    let entry = ranking?.entry(of: action.id)
    let results = results([action], calculation.money)
    let omitted = portfolio.omittedEffect(of: action.id)
    let limits = portfolio.limits(of: action.id)
    return ComparedSubject(
      id: action.id, title: action.title, kind: .action, actions: [action.id],
      savings: years.map { year in
        let wedge = portfolio.wedge(of: action.id, in: year)
        return .init(
          year: year, share: portfolio.reduction(of: action.id, in: year),
          alone: wedge?.alone ?? nothing(action), last: wedge?.last ?? nothing(action),
          remaining: nil, belowUsual: nil)
      }, cumulative: portfolio.cumulativeReduction(of: action.id), cumulativeBelowUsual: nil,
      cost: cost(results),
      staffHours: action.staff.map { $0 * PriorityEvidence.fullTimeHours },
      coBenefits: action.coBenefits, risks: risks([action]), score: entry?.score,
      place: entry?.place,
      limits: limits,
      remarks: limits + (omitted.map { [$0.shortSentence] } ?? [])
        + results.flatMap(\.flows.gaps).filter { $0 != .noEffect(omitted) }.map(\.sentence))
  }

  /// What is not meant to cut emissions saves nothing, which is known.
  private func nothing(_ action: Action) -> Double? { action.isMitigation ? nil : 0 }

  func subject(_ entry: ScenarioCase) -> ComparedSubject {
    let actions = entry.portfolio?.actions ?? []
    let ledger = calculation.ledger(of: entry)
    let results = ledger.map { self.results(actions, $0) } ?? []
    let cost = cost(results)
    let staff = actions.map(\.staff)
    let hours = staff.contains(nil) ? nil : staff.compactMap(\.self).reduce(0, +)
    return ComparedSubject(
      id: entry.scenario.id, title: entry.scenario.name, kind: .scenario,
      actions: actions.map(\.id),
      savings: years.map { year in
        .init(
          year: year, share: entry.portfolio.flatMap { $0.reduction(in: year) }, alone: nil,
          last: nil, remaining: entry.total(year), belowUsual: belowUsual(entry, in: year))
      }, cumulative: cumulative(entry),
      cumulativeBelowUsual: Self.sum(entry.years) { belowUsual(entry, in: $0) }, cost: cost,
      staffHours: hours.map { $0 * PriorityEvidence.fullTimeHours },
      coBenefits: Set(actions.flatMap(\.coBenefits)).sorted(), risks: risks(actions), score: nil,
      place: nil, limits: entry.limits, remarks: remarks(entry, cost, staff))
  }

  private func remarks(_ entry: ScenarioCase, _ cost: ComparedSubject.Cost, _ staff: [Double?])
    -> [String]
  {
    var remarks = entry.limits + entry.omissions
    if entry.portfolio == nil, entry.scenario.id != usual.scenario.id {
      remarks.append(
        "It has no actions, so nothing is saved by them; what its policies change is told against “\(usual.scenario.name)”."
      )
    }
    if !cost.isComplete {
      remarks.append(
        "The money of \(cost.count - cost.known) of \(cost.count) actions is not known.")
    }
    let missing = staff.count { $0 == nil }
    if missing > 0 {
      remarks.append("The staff of \(missing) of \(staff.count) actions is not stated.")
    }
    return remarks
  }

  private func cumulative(_ entry: ScenarioCase) -> Double? {
    entry.portfolio.flatMap { portfolio in
      Self.sum(entry.years) { portfolio.reduction(in: $0) }
    }
  }

  /// The sum over years; nil when one of them is not known.
  private static func sum(_ years: ClosedRange<Int>, _ amount: (Int) -> Double?) -> Double? {
    years.reduce(Double?.some(0)) { sum, year in
      sum.flatMap { sum in amount(year).map { sum + $0 } }
    }
  }

  /// What every scenario is measured against, before actions.
  private func belowUsual(_ entry: ScenarioCase, in year: Int) -> Double? {
    guard let before = usual.projection.total(year), let after = entry.total(year) else {
      return nil
    }
    return before - after
  }

  private func results(_ actions: [Action], _ ledger: MoneyLedger) -> [MoneyResult] {
    actions.compactMap { action in
      let chosen = rate ?? ledger.ownRate(of: action, else: .usual)
      return ledger.result(of: action.id, view: view, rate: chosen)
    }
  }

  /// Only actions that take tons away, and whose money is known, count for the cost of a ton.
  private func cost(_ results: [MoneyResult]) -> ComparedSubject.Cost {
    let known = results.filter { $0.netPresentValue != nil }
    let paired = known.filter { $0.action.isMitigation && ($0.tonnes ?? 0) > 0 }.compactMap {
      result in
      result.netPresentValue.flatMap { net in result.tonnes.map { (net: net, tonnes: $0) } }
    }
    let tonnes = paired.reduce(0) { $0 + $1.tonnes }
    return .init(
      net: known.isEmpty ? nil : known.reduce(0) { $0 + ($1.netPresentValue ?? 0) },
      perTonne: tonnes > 0 ? -paired.reduce(0) { $0 + $1.net } / tonnes : nil,
      known: known.count, count: results.count)
  }

  private func risks(_ actions: [Action]) -> [ComparedSubject.LoweredRisk] {
    let workspace = calculation.workspace
    let reliefs = calculation.adaptation.book.reliefs
    let names = Dictionary(workspace.hazards.map { ($0.id, $0.name) }) { first, _ in first }
    let ids = Set(actions.map(\.id))
    return workspace.risks.compactMap { risk in
      let points = reliefs.filter { $0.risk == risk.id && ids.contains($0.action) }
      guard !points.isEmpty || actions.contains(where: { $0.risks.contains(risk.id) }) else {
        return nil
      }
      return .init(
        risk: risk.id, title: "\(names[risk.hazard] ?? risk.hazard): \(risk.system.lowercased())",
        points: Self.sum(points))
    }
  }

  /// The points of all reliefs together, such as `sensitivity −2, capacity +1`; a score itself moves no further than its end.
  private static func sum(_ reliefs: [RiskRelief]) -> String {
    guard var whole = reliefs.first else { return "" }
    for relief in reliefs.dropFirst() {
      whole.exposureDrop += relief.exposureDrop
      whole.sensitivityDrop += relief.sensitivityDrop
      whole.capacityGain += relief.capacityGain
    }
    return whole.pointsText
  }
}
