public import Tables
public import Vulnerability

/// What a hazard costs in an average year, from the losses of events of several rarities.
///
/// With `p = 1 ÷ T` the yearly probability of a loss of at least `L`, in the order from frequent to rare:
///
///     EAL = Σ (pᵢ − pᵢ₊₁) · (Lᵢ + Lᵢ₊₁) ÷ 2
///
/// - Limits: Events more frequent than the most frequent row cost nothing. Events rarer than the rarest row count only
///   when `holdsRarest` says so, and then as `p · L` of the rarest, which is still too little. A single row has no
///   area, so there is no expected loss without that tail; an unknown loss is never 0.
/// - Source: The trapezoidal rule over an exceedance curve, as textbooks on flood damage have it; unverified.
public struct ExpectedLoss: Hashable, Sendable {
  /// A point of the exceedance curve.
  public struct Point: Hashable, Sendable {
    /// 1 ÷ return period.
    public let probability: Double
    /// US dollars of `priceYear`.
    public let loss: Double
    public let row: RiskLoss
  }

  /// Why there is no expected loss, or what to know about it.
  public enum Gap: Hashable, Sendable {
    case noLosses
    case oneLoss
    /// Years of prices that no index joins.
    case prices([Int])
  }

  /// The id of the risk.
  public let risk: String
  /// From frequent to rare.
  public let points: [Point]
  /// The year of whose dollars the result is.
  public let priceYear: Int?
  /// True when events rarer than the rarest row count as that row.
  public let holdsRarest: Bool
  /// US dollars of `priceYear` a year; nil when it cannot be told.
  public let dollarsAYear: Double?
  /// Nil when it can be told.
  public let gap: Gap?
  public let findings: [Finding]
  let priceIndex: PriceIndex?

  /// Calculates the expected loss of a risk.
  ///
  /// - Parameters:
  ///   - losses: Rows of `losses.csv`; those of other risks are passed over.
  ///   - priceYear: The year of whose dollars the result is; nil for the newest of the rows.
  ///   - prices: Converts between years of prices; without one, rows of different years give no result.
  ///   - holdsRarest: Whether events rarer than the rarest row count as that row.
  public init(
    of risk: String, losses: [RiskLoss], priceYear: Int? = nil, prices: PriceIndex? = nil,
    holdsRarest: Bool = false
  ) {
    var curve = LossCurve(losses.filter { $0.risk == risk })
    let year = priceYear ?? curve.rows.map(\.priceYear).max()
    let points = curve.points(in: year, prices)
    self.risk = risk
    self.priceYear = year
    self.holdsRarest = holdsRarest
    self.points = points ?? []
    priceIndex = prices
    findings = curve.findings
    switch points {
    case nil: gap = .prices(Set(curve.rows.map(\.priceYear)).sorted())
    case let points? where points.isEmpty: gap = .noLosses
    case let points? where points.count == 1 && !holdsRarest: gap = .oneLoss
    default: gap = nil
    }
    dollarsAYear = gap == nil ? Self.area(points ?? [], holdsRarest: holdsRarest) : nil
  }

  private static func area(_ points: [Point], holdsRarest: Bool) -> Double {
    let between = zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0.probability - pair.1.probability) * (pair.0.loss + pair.1.loss) / 2
    }
    let tail = points.last.map { holdsRarest ? $0.probability * $0.loss : 0 } ?? 0
    return between + tail
  }
}

/// The rows of one risk in order, with what is wrong with them.
struct LossCurve {
  private(set) var rows: [RiskLoss] = []
  private(set) var findings: [Finding] = []

  init(_ losses: [RiskLoss]) {
    for loss in losses {
      if let first = rows.first(where: { $0.returnPeriod == loss.returnPeriod }) {
        findings.append(
          Finding(
            .error,
            "“\(loss.risk)” has a loss for this return period already, at \(first.place). This row is not counted; keep one of the two.",
            at: loss.place.at(column: "return_period_years")))
      } else {
        rows.append(loss)
      }
    }
    rows.sort { $0.returnPeriod < $1.returnPeriod }
  }

  /// Points from frequent to rare in the dollars of one year; nil when prices cannot be converted.
  mutating func points(in year: Int?, _ prices: PriceIndex?) -> [ExpectedLoss.Point]? {
    guard let year else { return [] }
    var points: [ExpectedLoss.Point] = []
    for row in rows {
      guard let factor = PriceIndex.factor(prices, from: row.priceYear, to: year) else {
        let advice =
          prices.map { "\($0.name) has no value for one of them. Add the year." }
          ?? "Nothing says how prices changed. Add an indicator “price-index” with both years, or state all losses in one year's dollars."
        findings.append(
          Finding(
            .error,
            "The loss is in dollars of \(row.priceYear) and is wanted in dollars of \(year). \(advice)",
            at: row.place.at(column: "price_year")))
        continue
      }
      points.append(
        ExpectedLoss.Point(
          probability: 1 / row.returnPeriod, loss: row.loss * factor, row: row))
    }
    guard points.count == rows.count else { return nil }
    noteFalling(points)
    return points
  }

  /// A rarer event that costs less contradicts what a return period means.
  private mutating func noteFalling(_ points: [ExpectedLoss.Point]) {
    for (frequent, rare) in zip(points, points.dropFirst()) where rare.loss < frequent.loss {
      findings.append(
        Finding(
          .warning,
          "The rarer event costs less than the more frequent one at \(frequent.row.place). A loss counts every event of that size or larger, so it cannot fall; check both.",
          at: rare.row.place.at(column: "loss_usd")))
    }
  }
}

extension PriceIndex {
  /// The factor between two years, which needs no index when they are the same.
  static func factor(_ index: PriceIndex?, from: Int, to: Int) -> Double? {
    from == to ? 1 : index?.factor(from: from, to: to)
  }
}
