import Factors
import Inventory
import Plan
import Workspace

/// A community's inventory held against an earlier state of it.
struct Recalculation: Sendable {
  let state: EarlierState
  let earlier: PlanCalculation
  let now: PlanCalculation
  let comparison: RecalculationComparison
  /// Records that come to something else, the largest first.
  let records: [RecalculatedRecord]

  /// Nil while neither a target nor the settings name a base year.
  init?(_ state: EarlierState, earlier: PlanCalculation, now: PlanCalculation) {
    guard let comparison = now.recalculation(since: earlier) else { return nil }
    self.state = state
    self.earlier = earlier
    self.now = now
    self.comparison = comparison
    records = now.inventory.recalculatedRecords(since: earlier.inventory)
  }

  /// The entries that the log would get; empty where no year passes the threshold.
  func entries(
    date: String, change: RecalculationLogEntry.Change, what: String, why: String
  ) -> [RecalculationLogEntry] {
    var log = now.workspace.recalculations
    return log.record(comparison, date: date, change: change, what: what, why: why)
  }

  /// The years that the log would get.
  var years: [Int] {
    (comparison.mustRecalculate + comparison.recalculateForConsistency).sorted()
  }

  /// The last entry of a year, where it says the very change that is seen here.
  func logged(_ year: RecalculationComparison.Year) -> RecalculationLogEntry? {
    now.workspace.recalculations.entries(of: year.year).last {
      $0.tonnesBefore == year.before && $0.tonnesAfter == year.after
    }
  }

  /// True when the log says all that it would get.
  var isLogged: Bool {
    !years.isEmpty
      && comparison.years.filter { years.contains($0.year) }.allSatisfy { logged($0) != nil }
  }

  /// What moves the years to recalculate most.
  var mainChange: RecalculationLogEntry.Change? {
    let wanted = Set(years)
    var sizes: [RecalculationLogEntry.Change: Double] = [:]
    for record in records where wanted.contains(record.year) {
      for cause in record.causes { sizes[cause, default: 0] += record.delta.magnitude }
    }
    return RecalculationLogEntry.Change.allCases.filter { sizes[$0] != nil }.max {
      sizes[$0, default: 0] < sizes[$1, default: 0]
    }
  }

  /// True when both comparisons would log the same numbers.
  func saysTheSame(as other: Recalculation) -> Bool {
    func numbers(_ recalculation: Recalculation) -> [[Double?]] {
      recalculation.comparison.years.filter { recalculation.years.contains($0.year) }
        .map { [Double($0.year), $0.before, $0.after] }
    }
    return numbers(self) == numbers(other)
  }
}
