public import Forecast

/// Metric tons CO2e that may be emitted: in one year, or as a carbon budget in several together.
public struct PortfolioCeiling: Hashable, Sendable {
  /// The name of the target that it comes from; empty for a row of `limits.csv`.
  public let target: String
  /// What it counts of the inventory.
  public let reach: TargetReach
  /// The only year, or the first to the last of a carbon budget.
  public let years: ClosedRange<Int>
  /// Metric tons CO2e of all its years together.
  public let tonnes: Double
  /// True for a carbon budget, which allows no year alone.
  public let isBudget: Bool
  /// Metric tons CO2e of the years of a carbon budget that inventories tell; empty for one year.
  public let past: [Int: Double]
  /// Metric tons CO2e that a carbon budget has used before the years of a task; 0 for one year, not a number where some of
  /// it is not known.
  public private(set) var spent = 0.0

  /// What may be emitted in one year.
  public init(
    year: Int, tonnes: Double, reach: TargetReach = .everything, target: String = ""
  ) {
    self.target = target
    self.reach = reach
    years = year...year
    self.tonnes = tonnes
    isBudget = false
    past = [:]
  }

  /// What may be emitted in several years together.
  ///
  /// - Parameter past: Metric tons CO2e of its years to the last inventory.
  public init(
    budget target: String, reach: TargetReach, years: ClosedRange<Int>, tonnes: Double,
    past: [Int: Double]
  ) {
    self.target = target
    self.reach = reach
    self.years = years
    self.tonnes = tonnes
    isBudget = true
    self.past = past
  }

  /// The years that a choice still decides; empty when all are over.
  func open(among years: ClosedRange<Int>) -> Range<Int> {
    let first = max(years.lowerBound, self.years.lowerBound, (past.keys.max() ?? .min) + 1)
    return first..<max(first, min(years.upperBound, self.years.upperBound) + 1)
  }

  /// The same with what its years before those of a task come to: inventories as far as they go, then a course.
  func counted(
    among years: ClosedRange<Int>, tonnes course: (_ year: Int) -> Double?
  ) -> PortfolioCeiling {
    guard isBudget else { return self }
    var copy = self
    let open = open(among: years)
    copy.spent = self.years.filter { $0 < open.lowerBound }
      .reduce(0) { $0 + (past[$1] ?? course($1) ?? .nan) }
    return copy
  }

  /// Why it cannot be held against a portfolio, in a full sentence; nil where all that it has used is known.
  var problem: String? {
    spent.isNaN
      ? "The carbon budget “\(target)” is not held against the portfolio, because not all of its years, \(years.lowerBound) to \(years.upperBound), can be added up."
      : nil
  }

  /// The tightest of each year and reach, by year, and every carbon budget after them.
  static func tightest(_ all: [PortfolioCeiling]) -> [PortfolioCeiling] {
    var kept: [PortfolioCeiling] = []
    for ceiling in all where !ceiling.isBudget {
      let place = kept.firstIndex { $0.years == ceiling.years && $0.reach == ceiling.reach }
      if let place {
        if ceiling.tonnes < kept[place].tonnes { kept[place] = ceiling }
      } else {
        kept.append(ceiling)
      }
    }
    let order = kept.enumerated().sorted {
      ($0.element.years.lowerBound, $0.offset) < ($1.element.years.lowerBound, $1.offset)
    }
    return order.map(\.element) + all.filter(\.isBudget)
  }
}

extension PortfolioTask {
  /// What ceilings count, everything first.
  var reaches: [TargetReach] {
    var reaches = [TargetReach.everything]
    for ceiling in ceilings where !reaches.contains(ceiling.reach) { reaches.append(ceiling.reach) }
    return reaches
  }

  /// Where a bound is read off a schedule.
  struct BoundPlace {
    /// The position of the reach among `reaches`.
    var reach = 0
    /// Positions of the years among those of the task.
    let indices: Range<Int>
    /// Metric tons CO2e that are used whatever is chosen.
    var spent = 0.0
  }

  func place(of bound: PortfolioBound) -> BoundPlace {
    guard let ceiling = bound.ceiling else {
      let index = bound.year.map(index) ?? 0
      return BoundPlace(indices: index..<index + 1)
    }
    let open = ceiling.open(among: years)
    return BoundPlace(
      reach: reaches.firstIndex(of: ceiling.reach) ?? 0,
      indices: index(open.lowerBound)..<index(open.upperBound), spent: ceiling.spent)
  }
}
