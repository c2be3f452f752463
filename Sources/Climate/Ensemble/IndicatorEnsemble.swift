/// One indicator at one place, for every model and scenario: what is summarised across models.
public struct IndicatorEnsemble: Hashable, Sendable {
  /// One model's run of one scenario.
  public struct Run: Hashable, Sendable {
    public var model: String
    public var scenario: String
    public var values: YearlyValues

    public init(model: String, scenario: String, values: YearlyValues) {
      self.model = model
      self.scenario = scenario
      self.values = values
    }
  }

  /// The name of the scenario whose years come before every other's.
  public static let historical = "historical"

  /// Every model asked for, in order, whether or not it has a run.
  public let models: [String]
  /// The scenarios in order, without the historical one.
  public let scenarios: [String]
  public var observed: YearlyValues?
  private let runs: [Key: YearlyValues]
  private var reasons: [Key: String] = [:]

  private struct Key: Hashable, Sendable {
    var model: String
    var scenario: String
  }

  /// - Parameters:
  ///   - runs: a model's historical run may be apart, as scenario `historical`; runs without a value count as absent
  ///   - models: the models wanted, where some may have no run at all
  ///   - scenarios: the scenarios wanted, where some may have no run at all
  /// - Throws: `ClimateProblem` when a model has a scenario twice.
  public init(
    runs: [Run], models: [String] = [], scenarios: [String] = [], observed: YearlyValues? = nil
  ) throws(ClimateProblem) {
    var byKey: [Key: YearlyValues] = [:]
    var allModels = models
    var allScenarios = scenarios.filter { $0 != Self.historical }
    var seenModels = Set(models)
    for run in runs {
      let key = Key(model: run.model, scenario: run.scenario)
      guard byKey.updateValue(run.values, forKey: key) == nil else {
        throw ClimateProblem("The model \(run.model) has the scenario \(run.scenario) twice.")
      }
      if seenModels.insert(run.model).inserted { allModels.append(run.model) }
      if run.scenario != Self.historical, !allScenarios.contains(run.scenario) {
        allScenarios.append(run.scenario)
      }
    }
    self.runs = byKey.filter { !$0.value.isEmpty }
    self.models = allModels
    self.scenarios = allScenarios
    self.observed = observed
  }

  /// Notes why a model may lack a scenario; the first reason is kept.
  ///
  /// - Parameter reason: a clause, such as `there are no files of pr`
  public mutating func explain(model: String, scenario: String, _ reason: String) {
    let key = Key(model: model, scenario: scenario)
    if reasons[key] == nil { reasons[key] = reason }
  }

  /// What is said of a model that lacks a scenario.
  func absence(of model: String, scenario: String) -> String {
    let reason = reasons[Key(model: model, scenario: scenario)].map { ": \($0)" } ?? ""
    return "has no values in the scenario \(scenario)\(reason)"
  }

  /// A model's values in a scenario, with its historical run before; nil when the model lacks the scenario.
  public func values(model: String, scenario: String) -> YearlyValues? {
    let historical = runs[Key(model: model, scenario: Self.historical)]
    guard let values = runs[Key(model: model, scenario: scenario)] else { return nil }
    return historical.map(values.filled) ?? values
  }
}

/// How models are reduced to periods and summarised.
public struct EnsembleRules: Hashable, Sendable {
  /// The share of a period's years that a model must have, 0…1.
  ///
  /// - Source: [WMO-1203], section 4: a normal needs 80 percent of the years.
  public var minimumShare: Double
  /// Needed for periods that are warming levels.
  public var warmingLevels: WarmingLevelTable?
  /// Weights by model; nil weighs all the same.
  public var weights: [String: Double]?

  public init(
    minimumShare: Double = 0.8, warmingLevels: WarmingLevelTable? = nil,
    weights: [String: Double]? = nil
  ) {
    self.minimumShare = minimumShare
    self.warmingLevels = warmingLevels
    self.weights = weights
  }
}

/// What may be said of a number: whether it has a true zero.
public enum MeasurementScale: String, Hashable, Sendable, Codable {
  /// Counts, amounts, lengths: a percentage of them means something.
  case ratio
  /// Temperatures in °C or °F, and dates: only differences mean something.
  case interval
}
