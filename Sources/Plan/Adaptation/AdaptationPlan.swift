internal import Factors
internal import Forecast
internal import Quantities
public import Strategies
public import Tables
public import Vulnerability
public import Workspace

/// The adaptation half of a plan, calculated once: what is left of risks, losses, pathways, goals, fairness.
public struct AdaptationPlan: Sendable {
  /// What actions do for risks.
  public let book: ResponseBook
  public let coverage: RiskCoverage
  public let ledger: LossLedger
  /// Rates at which money is discounted; the first is the default.
  public let rates: [DiscountRate]
  /// In the order of `goals.csv`.
  public let goals: [GoalProgress]
  /// In the order of `pathways.csv`.
  public let points: [TippingPoint]
  public let maps: [PathwayMap]
  public let questions: EquityCoverage
  public let profiles: EquityProfiles
  /// Of every action that has a response with avoided losses, or a risk with losses, in the order of `actions.csv`.
  public let benefitCosts: [BenefitCost]
  public let findings: [Finding]
  /// The plan's own year and its last year.
  public let years: ClosedRange<Int>

  /// Calculates everything of a workspace.
  public init(_ workspace: CommunityWorkspace) {
    let taxonomy = workspace.taxonomy()
    let book = ResponseBook(actions: workspace.actions, responses: workspace.responses)
    let years = Self.years(of: workspace)
    let ledger = Self.ledger(workspace, book)
    let rates = StrategyLibrary.standard.discountRates
    let goals = workspace.goals.map { GoalReadings(workspace).progress(of: $0) }
    let points = PathwaySeries(workspace, taxonomy, years).points
    let maps = PathwayMap.maps(points, actions: workspace.actions)
    let coverage = RiskCoverage(
      risks: workspace.risks, goals: workspace.goals, actions: workspace.actions,
      responses: workspace.responses, pathways: workspace.pathways)
    let questions = EquityCoverage(
      questions: taxonomy.questions, subjects: workspace.equitySubjects,
      answers: workspace.equityAnswers, evidence: workspace.equityEvidence)
    let weighed = Self.benefitCosts(workspace, ledger, .usual)
    self.book = book
    self.years = years
    self.ledger = ledger
    self.rates = rates
    self.goals = goals.map(\.progress)
    self.points = points
    self.maps = maps
    self.coverage = coverage
    self.questions = questions
    profiles = EquityProfiles(
      risks: workspace.risks, actions: workspace.actions, coverage: coverage,
      questions: questions, groupName: { taxonomy.entry(.vulnerableGroup, $0)?.name ?? $0 })
    benefitCosts = weighed
    findings =
      book.findings + ledger.expected.values.sorted { $0.risk < $1.risk }.flatMap(\.findings)
      + weighed.flatMap(\.findings) + Self.economicFindings(workspace, beside: weighed)
      + goals.flatMap(\.findings) + maps.flatMap(\.findings)
      + questions.findings + workspace.strategyFindings
  }

  /// The plan's own year: that of the book's date, else the forecast's base, else the newest inventory year.
  static func years(of workspace: CommunityWorkspace) -> ClosedRange<Int> {
    let community = workspace.community
    let dated = workspace.book.flatMap { Int($0.date.prefix(4)) }
    let first = dated ?? community.forecastBaseYear ?? community.inventoryYears.max() ?? 2025
    return first...max(first, community.forecastEndYear)
  }

  /// Each risk in the newest year of all where an index leads there, else in its own newest year.
  private static func ledger(
    _ workspace: CommunityWorkspace, _ book: ResponseBook
  ) -> LossLedger {
    let prices = workspace.priceIndex
    let newest = workspace.losses.map(\.priceYear).max()
    let rows = Dictionary(grouping: workspace.losses, by: \.risk)
    func common(_ risk: String) -> Int? {
      newest.flatMap { newest in
        (rows[risk] ?? []).allSatisfy { loss in
          loss.priceYear == newest || prices?.factor(from: loss.priceYear, to: newest) != nil
        } ? newest : nil
      }
    }
    let risks = workspace.losses.map(\.risk).withoutRepeats()
    return LossLedger(
      actions: workspace.actions, book: book,
      expected: risks.map {
        ExpectedLoss(of: $0, losses: rows[$0] ?? [], priceYear: common($0), prices: prices)
      }, prices: prices)
  }

  private static func benefitCosts(
    _ workspace: CommunityWorkspace, _ ledger: LossLedger, _ rate: DiscountRate
  ) -> [BenefitCost] {
    workspace.actions.filter { action in
      ledger.book.reliefs(by: action.id).contains {
        $0.lossReduction != nil || ledger.expected[$0.risk] != nil
      }
    }.map { ledger.benefitCost(of: $0, rate: rate) }
  }

  /// What cannot be used of the parameters for money of actions that are not weighed against losses.
  private static func economicFindings(
    _ workspace: CommunityWorkspace, beside weighed: [BenefitCost]
  ) -> [Finding] {
    let told = Set(weighed.map(\.action))
    return workspace.actions.filter { !told.contains($0.id) }.flatMap(\.economicFindings)
  }

  /// The expected loss of a risk; without rows, one that says so.
  public func expectedLoss(of risk: String) -> ExpectedLoss {
    ledger.expected[risk] ?? ExpectedLoss(of: risk, losses: [])
  }

  /// The first year of the plan in which least of a risk's expected loss is left, and how much; nil when it cannot be told.
  public func leastLoss(of risk: String) -> (year: Int, dollarsAYear: Double)? {
    years.compactMap { year in
      ledger.remaining(of: risk, in: year).map { (year: year, dollarsAYear: $0) }
    }.min { $0.dollarsAYear < $1.dollarsAYear }
  }

  /// What is left of a risk in a year; nil year for the end of everything that is planned.
  public func residual(_ risk: Risk, in year: Int? = nil) -> ResidualRisk {
    ResidualRisk(risk, in: year ?? book.lastYear(of: risk.id) ?? years.upperBound, book)
  }
}

extension CommunityWorkspace {
  /// The plan, its risks and its actions, as questions of fairness are asked about them.
  var equitySubjects: [EquitySubject] {
    let risks = risks.map { risk in
      EquitySubject(kind: .risk, id: risk.id, title: title(of: risk), place: risk.place)
    }
    let actions = actions.map { action in
      EquitySubject(kind: .action, id: action.id, title: action.title, place: action.place)
    }
    return [.plan(title: book?.title ?? community.name)] + risks + actions
  }

  /// A risk in words, such as `Heat waves: public health`.
  public func title(of risk: Risk) -> String {
    let hazard = hazards.first { $0.id == risk.hazard }?.name ?? risk.hazard
    return "\(hazard): \(risk.system.lowercased())"
  }

  /// The indicator `price-index`, with given years only.
  var priceIndex: PriceIndex? {
    indicators["price-index"].map { indicator in
      PriceIndex(
        name: "price-index of indicators.csv",
        values: Dictionary(
          indicator.series.points.map { ($0.year, $0.value) }, uniquingKeysWith: { _, last in last }
        ),
        source: indicator.origins.values.map(\.source).min() ?? "")
    }
  }

  /// Actions that name a strategy that is none of the library.
  var strategyFindings: [Finding] {
    let library = StrategyLibrary.standard
    return actions.filter { !$0.strategy.isEmpty && library.strategy($0.strategy) == nil }.map {
      let near = library.suggestion(for: $0.strategy).map { " Did you mean “\($0)”?" } ?? ""
      return Finding(
        .warning, "There is no strategy “\($0.strategy)” in the library.\(near)",
        at: $0.place.at(column: "strategy"))
    }
  }
}
