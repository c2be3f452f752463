/// An index that is made of whole series of monthly values, after the pass through the days: SPI and SPEI.
///
/// Such an index compares a month with the same month of many years, so no reduction of one period can give it. The
/// pass reduces the days to months; a year's value is then read off the months' indices.
/// - Source: as `StandardizedIndex`.
/// - Limits: a period has no value when one of its months has none: the months before the first whole sum, months
///   with too many missing days, and calendar months to which no distribution could be fitted. A cell with a month of
///   negative precipitation has none at all.
public struct MonthlyIndex: Hashable, Sendable {
  /// What of the water of a month is looked at.
  public enum Water: Hashable, Sendable {
    /// Precipitation: the SPI.
    case precipitation
    /// Precipitation less potential evapotranspiration by Hargreaves: the SPEI.
    case balance
  }

  /// What a period's value is.
  public enum Statistic: Hashable, Sendable {
    /// The number of months whose index is at or below a value.
    case monthsAtOrBelow(Double)
    /// The lowest month's index.
    case lowest
  }

  public var water: Water
  /// How many months are summed, 1…48.
  public var months: Int
  public var base: ClosedRange<Int>
  public var statistic: Statistic

  public init(water: Water, months: Int, base: ClosedRange<Int>, statistic: Statistic) {
    self.water = water
    self.months = months
    self.base = base
    self.statistic = statistic
  }

  /// What the pass computes of every month, and in which unit.
  var reductions: [(Reduction, IndicatorUnit)] {
    let precipitation = (
      Reduction.sum(.variable(.pr)), IndicatorUnit.difference(.millimetersPerDay)
    )
    switch water {
    case .precipitation: return [precipitation]
    case .balance:
      return [
        precipitation, (.mean(.variable(.tasmax)), .absolute(.celsius)),
        (.mean(.variable(.tasmin)), .absolute(.celsius)),
      ]
    }
  }

  /// True when evapotranspiration, and so the latitude of every cell, is needed.
  public var needsLatitude: Bool { water == .balance }

  /// Years before a period that its first month's sum reaches into.
  public var yearsBefore: Int { (months + 10) / 12 }
}

extension MonthlyIndex {
  /// - Throws: what `problem` gives.
  func check(
    _ name: String, axis: DailyAxis, period: PeriodRule, cells: Int, latitudes: [Double]?
  ) throws(ClimateProblem) {
    let problem = problem(
      name, axis: axis, period: period, hasLatitudes: latitudes?.count == cells)
    if let problem { throw problem }
  }

  /// Why the index cannot be made: periods that are not of whole months, unknown latitudes, or too few base years.
  ///
  /// - Parameter hasLatitudes: True when the latitude of every cell is known.
  public func problem(
    _ name: String, axis: DailyAxis, period: PeriodRule, hasLatitudes: Bool
  ) -> ClimateProblem? {
    if let problem = Self.problem(name, period: period) { return problem }
    if needsLatitude, !hasLatitudes {
      return ClimateProblem(
        "\(name) needs the latitude of every cell, which is not known. Use files that state it, or the index of precipitation."
      )
    }
    let span = "\(base.lowerBound)–\(base.upperBound)"
    guard axis.years.contains(base.lowerBound), axis.years.contains(base.upperBound) else {
      return ClimateProblem(
        "\(name) compares with \(span), but the data have \(axis.years.lowerBound)–\(axis.years.upperBound). State a base within them, such as base=1991-2020."
      )
    }
    let count = leastBaseYears(on: axis)
    guard count >= StandardizedIndex.minimumYears else {
      return ClimateProblem(
        "\(name) needs \(StandardizedIndex.minimumYears) years of every calendar month in its base \(span); the data give \(count). State a longer base, or sum fewer months."
      )
    }
    return nil
  }

  /// Why an index of months cannot be asked for by such periods, whatever the data; nil where it can.
  public static func problem(_ name: String, period: PeriodRule) -> ClimateProblem? {
    switch period {
    case .yearly, .monthly, .quarterly, .seasonal, .yearsFrom: nil
    case .offsetYearly, .custom:
      ClimateProblem("\(name) is made of whole months. Ask for years, seasons, quarters or months.")
    }
  }

  /// Base years that the calendar month with the fewest has, by what the axis covers.
  private func leastBaseYears(on axis: DailyAxis) -> Int {
    let calendar = axis.calendar
    let (first, last) = (axis.firstDay, axis.lastDay)
    let begin = first.year * 12 + first.month - (first.day == 1 ? 1 : 0)
    let isWhole = last.day == calendar.days(inMonth: last.month, of: last.year)
    let end = last.year * 12 + last.month - (isWhole ? 1 : 2)
    return (0..<12).map { month in
      base.count { year in
        let number = year * 12 + month
        return number - (months - 1) >= begin && number <= end
      }
    }.min() ?? 0
  }
}

extension Indicator {
  /// Bytes that a cell holds to the last day of the axis for an index of months; 0 for any other indicator.
  ///
  ///     12 × (months × inputs + 2 × periods)
  ///
  /// A month of an input is a value of 8 bytes and a count of 4, as is a period of the index, of which two are held
  /// while it closes.
  public func bytesHeldPerCell(on axis: DailyAxis) -> Int {
    guard monthlyIndex != nil else { return 0 }
    let months = 12 * axis.years.count
    let periods = (try? period.tracks(of: axis))?.reduce(0) { $0 + $1.count } ?? 0
    return 12 * (months * passes.count + 2 * periods)
  }
}
