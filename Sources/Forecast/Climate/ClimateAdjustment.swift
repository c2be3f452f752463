public import Quantities

/// Degree days to come in one scenario of the climate, by model or by percentile of models.
///
/// Heating and cooling follow degree days, the rest of an energy does not:
///
///     W(y) = 1 + h · (HDD(y) ÷ HDD(base) − 1) + c · (CDD(y) ÷ CDD(base) − 1)
///
/// - Source: The form of Cairn's split of changes between inventories, on [ICLEI-CONTRIBUTION-2018].
/// - Limits: Proportional to degree days; shares of the base year; the buildings and their equipment stay as they are.
public struct ClimateAdjustment: Sendable {
  /// One run of degree days: a model, or a percentile of models.
  public struct Member: Sendable {
    /// As printed, such as `median of models`.
    public let name: String
    /// Heating degree days by year; nil when they are not known.
    public let heating: YearSeries?
    /// Cooling degree days by year; nil when they are not known.
    public let cooling: YearSeries?
    /// The last year whose mean is over a whole window, after which it is held; nil when nothing was averaged.
    public let heldAfter: Int?
    /// Years of the running mean; 1 when nothing was averaged.
    public let window: Int

    /// Years are averaged over a window, so that one warm winter does not stand for the climate.
    ///
    /// - Parameter window: Years of the running mean, odd; 1 when the series is smoothed already.
    public init(name: String, heating: YearSeries?, cooling: YearSeries?, window: Int = 1) {
      self.name = name
      let means = [heating, cooling].map { $0.map { RunningMean.of($0, window: window) } }
      self.heating = means[0]?.series
      self.cooling = means[1]?.series
      heldAfter = means.compactMap { $0?.lastWhole }.min()
      self.window = window
    }

    private init(
      _ name: String, _ heating: YearSeries?, _ cooling: YearSeries?, _ heldAfter: Int?,
      _ window: Int
    ) {
      self.name = name
      self.heating = heating
      self.cooling = cooling
      self.heldAfter = heldAfter
      self.window = window
    }

    /// The same run with other series, which are averaged already.
    public func with(
      name: String? = nil, heating: YearSeries?, cooling: YearSeries?
    ) -> Member {
      Member(name ?? self.name, heating, cooling, heldAfter, window)
    }

    /// What is held after the last whole window, in a sentence; nil when that is after the years.
    public func heldNote(_ years: ClosedRange<Int>) -> String? {
      guard let heldAfter, heldAfter < years.upperBound else { return nil }
      return
        "Degree days are means over \(window) years. After \(heldAfter) there are not enough later years, so the mean of \(heldAfter) is held."
    }

    /// True when both kinds of degree days are known from the first year to the last.
    public func covers(_ years: ClosedRange<Int>) -> Bool { covering(years).missing.isEmpty }

    /// True when it has every kind of degree days from the first year to the last that another run has.
    public func covers(_ years: ClosedRange<Int>, as other: Member) -> Bool {
      Set(covering(years).missing).isSubset(of: other.covering(years).missing)
    }

    /// The member with the series that cover all years, and the names of those that do not.
    func covering(_ years: ClosedRange<Int>) -> (member: Member, missing: [String]) {
      func covers(_ series: YearSeries?) -> Bool {
        guard let series, let base = series.value(in: years.lowerBound), base > 0 else {
          return false
        }
        return series.value(in: years.upperBound) != nil
      }
      let kept = with(
        heating: covers(heating) ? heating : nil, cooling: covers(cooling) ? cooling : nil)
      let missing = [(heating, kept.heating, "heating"), (cooling, kept.cooling, "cooling")]
        .filter { $0.1 == nil }.map(\.2)
      return (kept, missing)
    }

    /// What the changing climate multiplies an activity by, against the base year.
    public func multipliers(
      heatingShare: Double, coolingShare: Double, _ years: ClosedRange<Int>
    ) -> [Double] {
      let heat = change(heating, years)
      let cold = change(cooling, years)
      return zip(heat, cold).map { 1 + heatingShare * $0 + coolingShare * $1 }
    }

    /// The multiplier of the last year alone.
    func multiplier(
      heatingShare: Double, coolingShare: Double, _ years: ClosedRange<Int>
    ) -> Double {
      func change(_ series: YearSeries?) -> Double {
        guard let series, let base = series.value(in: years.lowerBound), base > 0 else { return 0 }
        return (series.value(in: years.upperBound) ?? base) / base - 1
      }
      return 1 + heatingShare * change(heating) + coolingShare * change(cooling)
    }

    /// Degree days against the base year, minus 1.
    private func change(_ series: YearSeries?, _ years: ClosedRange<Int>) -> [Double] {
      guard let series, let base = series.value(in: years.lowerBound), base > 0 else {
        return [Double](repeating: 0, count: years.count)
      }
      return years.map { (series.value(in: $0) ?? base) / base - 1 }
    }
  }

  /// What the other runs are.
  public enum Spread: Hashable, Sendable {
    /// Single models of the climate.
    case models
    /// The ends of the change, of heating and of cooling, in every combination.
    case changes
    /// There is none, since what is given tells nothing of how models change.
    case unknown
  }

  /// The scenario, such as `rcp45`.
  public let id: String
  /// As printed, such as `RCP4.5, lower emissions`.
  public let title: String
  /// What a forecast follows: the median of models.
  public let central: Member
  /// What its spread is made of: every model that has all years of the forecast, or runs of the ends of the change.
  public let others: [Member]
  /// What the others are.
  public let spread: Spread
  /// How the members were made, in a sentence.
  public let note: String

  /// Takes runs as they are; those that lack years of a forecast must not be among the others.
  public init(
    id: String, title: String, central: Member, others: [Member] = [], spread: Spread = .unknown,
    note: String = ""
  ) {
    self.id = id
    self.title = title
    self.central = central
    self.others = others
    self.spread = spread
    self.note = note
  }
}
