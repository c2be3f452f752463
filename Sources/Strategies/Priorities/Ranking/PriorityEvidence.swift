public import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables
public import Vulnerability

/// What a plan's calculation knows of each action, for the criteria that are measured.
///
/// A closure gives costs, so that whatever counts money decides what a cost is.
public struct PriorityEvidence: Sendable {
  /// What an action costs over all years, or why that is not known.
  public typealias Cost = @Sendable (Action) -> Result<StatedSpending.Whole, CashFlows.Gap>

  /// What an action costs and gains for all together at the rate that counts for it; nil without a rate.
  public typealias Net = @Sendable (Action) -> MoneyResult?

  let portfolio: Portfolio?
  let risks: [Risk]
  let responses: [RiskResponse]
  let scores: [ActionScore]
  let sources: [String: FactorSource]
  let hazardName: @Sendable (String) -> String
  let cost: Cost
  let net: Net
  let citation: @Sendable (String) -> String
  /// What each action saves of each energy; asked for only where none has a price.
  let energy: Deferred<EnergyLedger?>

  /// Hours of one full-time position in a year: 52 weeks of 40 hours.
  public static let fullTimeHours = 2080.0

  /// - Parameters:
  ///   - portfolio: Nil without a forecast; then nothing is known of emissions.
  ///   - hazardName: Turns the id of a hazard into words.
  ///   - cost: Of the plan's money, so that a ranking and pages of costs say the same.
  ///   - net: Of the same money, with what is gained.
  ///   - citation: The source of an id in one line.
  public init(
    portfolio: Portfolio?, risks: [Risk], responses: [RiskResponse], scores: [ActionScore],
    sources: [String: FactorSource], hazardName: @escaping @Sendable (String) -> String = { $0 },
    cost: @escaping Cost, net: @escaping Net = { _ in nil },
    citation: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.portfolio = portfolio
    self.risks = risks
    self.responses = responses
    self.scores = scores
    self.sources = sources
    self.hazardName = hazardName
    self.cost = cost
    self.net = net
    self.citation = citation
    energy = Deferred { portfolio.map(EnergyLedger.init) }
  }

  /// What a criterion measures of an action; the interaction is worked out by `interactions`.
  func value(_ criterion: Criterion, of action: Action) -> MeasuredValue {
    switch criterion.basis {
    case .score: score(criterion, of: action)
    case .cumulative: emissions(action, year: nil)
    case .year: emissions(action, year: criterion.year ?? portfolio?.projection.years.upperBound)
    case .total: totalCost(action)
    case .perTonne: costPerTonne(action)
    case .net: netCost(action)
    case .netPerTonne: netCostPerTonne(action)
    case .points: points(action)
    case .hours: hours(action)
    case .count: count(action)
    case .both: MeasuredValue(missing: "It is worked out of all actions together.", unit: "")
    }
  }

  /// People's scores of an action by a criterion.
  public func agreement(_ criterion: Criterion, of action: Action) -> ScoreAgreement {
    ScoreAgreement(scores.filter { $0.action == action.id && $0.criterion == criterion.id })
  }

  private func score(_ criterion: Criterion, of action: Action) -> MeasuredValue {
    let agreement = agreement(criterion, of: action)
    guard let mean = agreement.mean else {
      let why = agreement.rows.isEmpty ? "Nobody has scored it." : "Everybody is unsure."
      return MeasuredValue(missing: why, unit: "of 5")
    }
    let inputs = agreement.rows.map { row in
      Explanation.Input(
        symbol: "s", name: row.person,
        value: row.score.map { NumberText.significant($0) } ?? "unsure", unit: "of 5",
        source: row.reason.isEmpty ? "action-scores.csv" : row.reason,
        place: row.place.at(column: "score"))
    }
    let spread = agreement.spread.map {
      "The scores lie \(NumberText.significant($0)) points apart: \(agreement.standing.rawValue)."
    }
    return MeasuredValue(
      mean, unit: "of 5",
      explanation: Explanation(
        title: "\(criterion.name): \(action.title)", value: NumberText.grouped(mean, decimals: 2),
        formula: "mean of s", inputs: inputs, method: "The mean of those who are sure.",
        notes: [spread ?? "Only one person has scored it."]))
  }

  private func emissions(_ action: Action, year: Int?) -> MeasuredValue {
    let unit = "t CO2e"
    guard let portfolio else {
      return MeasuredValue(missing: "There is no forecast, so no cut is known.", unit: unit)
    }
    guard action.isMitigation else {
      return MeasuredValue(
        0, unit: unit,
        explanation: Explanation(
          title: "\(action.title): reduction", value: "0 t CO2e",
          notes: ["By its kind, it is not meant to cut emissions."]))
    }
    let tonnes =
      year.map { portfolio.reduction(of: action.id, in: $0) }
      ?? portfolio.cumulativeReduction(of: action.id)
    guard let tonnes else {
      return MeasuredValue(
        missing: portfolio.omittedEffect(of: action.id)?.shortSentence
          ?? year.map { "The forecast does not have \(String($0))." } ?? "Its effect was left out.",
        unit: unit)
    }
    return MeasuredValue(
      tonnes, unit: unit,
      explanation: year.map { portfolio.explanation(of: action, in: $0, sources: sources) }
        ?? portfolio.cumulativeExplanation(of: action, sources: sources))
  }

  private func totalCost(_ action: Action) -> MeasuredValue {
    switch cost(action) {
    case .failure(let gap): MeasuredValue(missing: gap.sentence, unit: "USD")
    case .success(let cost):
      MeasuredValue(cost.dollars, unit: "USD", explanation: cost.explanation)
    }
  }

  private func costPerTonne(_ action: Action) -> MeasuredValue {
    let unit = "USD per t CO2e"
    let cost: StatedSpending.Whole
    switch self.cost(action) {
    case .failure(let gap): return MeasuredValue(missing: gap.sentence, unit: unit)
    case .success(let whole): cost = whole
    }
    guard let saved = emissions(action, year: nil).value, saved > 0 else {
      return MeasuredValue(
        missing: "It cuts no emissions that are known, so a metric ton has no cost.", unit: unit)
    }
    let result = cost.dollars / saved
    return MeasuredValue(
      result, unit: unit,
      explanation: Explanation(
        title: "\(action.title): cost per metric ton", value: NumberText.dollars(result),
        formula: "C ÷ Σ φ",
        inputs: [
          Explanation.Input(
            symbol: "C", name: "Cost over all years", value: NumberText.grouped(cost.dollars),
            unit: "USD", source: "calculated"),
          Explanation.Input(
            symbol: "Σ φ", name: "Reduction over all years", value: NumberText.grouped(saved),
            unit: "t CO2e", source: "calculated"),
        ]
      ).withParts { [cost.explanation] })
  }

  private func hours(_ action: Action) -> MeasuredValue {
    guard let staff = action.staff else {
      return MeasuredValue(missing: "No staff is stated.", unit: "hours a year")
    }
    let hours = staff * Self.fullTimeHours
    return MeasuredValue(
      hours, unit: "hours a year",
      explanation: Explanation(
        title: "\(action.title): staff hours a year", value: NumberText.grouped(hours),
        formula: "staff · 2,080",
        inputs: [
          Explanation.Input(
            symbol: "staff", name: "Full-time positions", value: NumberText.significant(staff),
            unit: "", source: "actions.csv", place: action.place.at(column: "staff_fte"))
        ], method: "A full-time position is 52 weeks of 40 hours."))
  }

  private func count(_ action: Action) -> MeasuredValue {
    let number = action.coBenefits.count
    return MeasuredValue(
      Double(number), unit: "co-benefits",
      explanation: Explanation(
        title: "\(action.title): co-benefits", value: String(number),
        inputs: action.coBenefits.map {
          Explanation.Input(
            symbol: "", name: $0, value: "1", unit: "", source: "actions.csv",
            place: action.place.at(column: "co_benefits"))
        }, method: "Each co-benefit that the action names counts 1."))
  }
}
