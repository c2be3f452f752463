/// The spread of one number across climate models.
///
/// Each model was reduced to its own number first; only those numbers are summarised here.
///
///     mean = Σ w·x / Σ w;   standard deviation = √(Σ w·(x − mean)² / Σ w)
///
/// Without weights every w is 1, and the quantiles are those of numpy's default (Hyndman and Fan 1996, type 7).
/// With weights, the sorted x stand at the midpoints of their weights, the first at 0 and the last at 1,
///
///     p(i) = (S(i) − (w(i) + w(1)) / 2) / (S(n) − (w(n) + w(1)) / 2),   S(i) = w(1) + … + w(i)
///
/// and a quantile is interpolated between them; equal weights give type 7 again.
/// - Limits: Models share code and are no random sample; p10 to p90 is the spread of these models, not a
///   confidence interval. One model has no spread: every statistic is its value.
public struct EnsembleSummary: Hashable, Sendable {
  public let median: Double
  public let mean: Double
  public let p10: Double
  public let p90: Double
  public let minimum: Double
  public let maximum: Double
  /// Of the population: divided by the sum of the weights (ddof 0).
  public let standardDeviation: Double
  /// The models used, in the order given.
  public let models: [String]
  /// The models left out, and why.
  public let missing: [ModelGap]
  /// Of a change: the share of the models, by weight, whose change has the sign of the median, 0…1.
  ///
  /// A change of 0 agrees with neither sign. Nil when the median is 0, and for values that are no change.
  public let agreement: Double?

  /// - Parameters:
  ///   - values: one number for each model, none of them NaN
  ///   - weights: by model, 0 or more; a model of weight 0 is left out and listed as missing
  ///   - isChange: true for differences, for which agreement on the sign is asked
  /// - Throws: `ClimateProblem` when no model is left, or a model has no weight or a negative one.
  public init(
    _ values: ModelValues, weights: [String: Double]? = nil, isChange: Bool = false
  ) throws(ClimateProblem) {
    var sample: [(model: String, value: Double, weight: Double)] = []
    var gaps = values.missing
    for pair in values.present {
      let weight = try Self.weight(of: pair.model, in: weights)
      if weight == 0 {
        gaps.append(ModelGap(model: pair.model, reason: "has weight 0"))
      } else {
        sample.append((pair.model, pair.value, weight))
      }
    }
    guard !sample.isEmpty else {
      let reasons = gaps.map { "\($0.model) \($0.reason)" }.joined(separator: "; ")
      throw ClimateProblem(
        reasons.isEmpty ? "There is no model to summarise." : "No model is left: \(reasons).")
    }
    let sorted = sample.sorted { $0.value < $1.value }
    let quantiles = WeightedQuantiles(
      values: sorted.map(\.value), weights: weights == nil ? nil : sorted.map(\.weight))
    let total = sample.reduce(0) { $0 + $1.weight }
    let mean = sample.reduce(0) { $0 + $1.weight * $1.value } / total
    let variance = sample.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
    median = quantiles[0.5]
    p10 = quantiles[0.1]
    p90 = quantiles[0.9]
    minimum = sorted[0].value
    maximum = sorted[sorted.count - 1].value
    self.mean = mean
    standardDeviation = (variance / total).squareRoot()
    models = sample.map(\.model)
    missing = gaps
    let sign = quantiles[0.5]
    agreement =
      !isChange || sign == 0
      ? nil : sample.reduce(0) { $0 + ($1.value * sign > 0 ? $1.weight : 0) } / total
  }

  private static func weight(
    of model: String, in weights: [String: Double]?
  ) throws(ClimateProblem) -> Double {
    guard let weights else { return 1 }
    guard let weight = weights[model] else {
      throw ClimateProblem(
        "The model \(model) has no weight. Give every model one; 0 leaves a model out.")
    }
    guard weight >= 0, weight.isFinite else {
      throw ClimateProblem("The weight of the model \(model) is \(weight); it must be 0 or more.")
    }
    return weight
  }
}

/// A model that a summary is made without.
public struct ModelGap: Hashable, Sendable {
  public var model: String
  /// A clause such as `has 12 of the 30 years 2035–2064`.
  public var reason: String

  public init(model: String, reason: String) {
    self.model = model
    self.reason = reason
  }
}

/// One number for each model that has it, and the models that do not.
public struct ModelValues: Hashable, Sendable {
  /// In the order of the models.
  public private(set) var present: [Pair] = []
  public private(set) var missing: [ModelGap] = []

  /// A model and its number.
  public struct Pair: Hashable, Sendable {
    public var model: String
    public var value: Double
  }

  /// Numbers by model, in that order; a NaN is a model without a value.
  public init(_ values: KeyValuePairs<String, Double> = [:]) {
    for (model, value) in values { append(value, model: model) }
  }

  /// Adds a model's number; a number that is not finite adds the model to the missing ones.
  public mutating func append(
    _ value: Double, model: String, unless reason: String = "has no value"
  ) {
    if value.isFinite {
      present.append(Pair(model: model, value: value))
    } else {
      missing.append(ModelGap(model: model, reason: reason))
    }
  }

  /// The number of a model; nil when it has none.
  public subscript(model: String) -> Double? { present.first { $0.model == model }?.value }
}

/// Quantiles of sorted values at the positions that `EnsembleSummary` defines.
struct WeightedQuantiles {
  let values: [Double]
  /// Where each value stands between 0 and 1.
  private let positions: [Double]?

  init(values: [Double], weights: [Double]?) {
    self.values = values
    positions = weights.flatMap(Self.positions)
  }

  subscript(probability: Double) -> Double {
    guard values.count > 1 else { return values[0] }
    guard let positions else {
      return QuantileRule(probability: probability, definition: .linear).value(of: values)
    }
    // The last interval that begins at or below the probability; position 0 is 0, so there is one.
    let lower = positions.dropLast().lastIndex { $0 <= probability } ?? 0
    let width = positions[lower + 1] - positions[lower]
    let fraction = min(1, (probability - positions[lower]) / width)
    return values[lower] + fraction * (values[lower + 1] - values[lower])
  }

  private static func positions(_ weights: [Double]) -> [Double]? {
    guard weights.count > 1, let first = weights.first, let last = weights.last else { return nil }
    let end = weights.reduce(0, +) - (last + first) / 2
    var sum = 0.0
    return weights.map { weight in
      sum += weight
      return (sum - (weight + first) / 2) / end
    }
  }
}
