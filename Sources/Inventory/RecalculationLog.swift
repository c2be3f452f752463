internal import Quantities
public import Tables

/// One recalculation of one year, as a reader of the plan finds it.
public struct RecalculationLogEntry: Hashable, Sendable {
  /// What kind of thing changed.
  public enum Change: String, Hashable, Sendable, CaseIterable {
    case method, factor, boundary, activity, error
    /// The global warming potentials.
    case potentials
  }

  /// The inventory year whose total changed.
  public var year: Int
  /// The day it was decided, `YYYY-MM-DD`.
  public var date: String
  public var change: Change
  /// What changed, in words.
  public var what: String
  /// Why it changed, in words.
  public var why: String
  /// Metric tons CO2e as published before.
  public var tonnesBefore: Double
  /// Metric tons CO2e from now on.
  public var tonnesAfter: Double

  public init(
    year: Int, date: String, change: Change, what: String, why: String, tonnesBefore: Double,
    tonnesAfter: Double
  ) {
    self.year = year
    self.date = date
    self.change = change
    self.what = what
    self.why = why
    self.tonnesBefore = tonnesBefore
    self.tonnesAfter = tonnesAfter
  }
}

/// Every recalculation of a community's inventories, oldest first.
public struct RecalculationLog: Hashable, Sendable {
  public private(set) var entries: [RecalculationLogEntry]

  /// Keeps entries in the order of their dates; of one date, in the order given.
  public init(_ entries: [RecalculationLogEntry] = []) {
    self.entries = []
    for entry in entries { add(entry) }
  }

  /// Adds an entry after every one of its date or an earlier one.
  public mutating func add(_ entry: RecalculationLogEntry) {
    let place = entries.firstIndex { $0.date > entry.date } ?? entries.endIndex
    entries.insert(entry, at: place)
  }

  /// Adds one entry per year that a comparison makes be recalculated.
  ///
  /// - Parameters:
  ///   - date: The day of the decision, `YYYY-MM-DD`.
  ///   - followsBaseYear: Whether years below the threshold are recalculated with a base year that moves.
  /// - Returns: The entries added.
  @discardableResult
  public mutating func record(
    _ comparison: RecalculationComparison, date: String, change: RecalculationLogEntry.Change,
    what: String, why: String, followsBaseYear: Bool = true
  ) -> [RecalculationLogEntry] {
    let wanted = Set(
      comparison.mustRecalculate + (followsBaseYear ? comparison.recalculateForConsistency : []))
    let added: [RecalculationLogEntry] = comparison.years.compactMap { year in
      guard wanted.contains(year.year), let before = year.before, let after = year.after else {
        return nil
      }
      return RecalculationLogEntry(
        year: year.year, date: date, change: change, what: what, why: why, tonnesBefore: before,
        tonnesAfter: after)
    }
    for entry in added { add(entry) }
    return added
  }

  /// Entries of an inventory year, oldest first.
  public func entries(of year: Int) -> [RecalculationLogEntry] {
    entries.filter { $0.year == year }
  }

  /// What is wrong with the log: dates, empty reasons, and totals that do not follow on one another.
  ///
  /// - Parameter file: The file the log was read from; row 2 is the first entry of `entries`.
  public func findings(file: String) -> [Finding] {
    var last: [Int: Double] = [:]
    return entries.enumerated().flatMap { index, entry in
      let place = Place(file: file, row: index + 2)
      var findings = RecalculationLog.findings(in: entry, at: place)
      if let previous = last[entry.year], previous != entry.tonnesBefore {
        findings.append(
          Finding(
            .warning,
            "The total of \(entry.year) was \(NumberText.grouped(previous)) after the last recalculation and is \(NumberText.grouped(entry.tonnesBefore)) before this one. Enter what changed in between.",
            at: place.at(column: "tonnes_before"), tonnesAtStake: entry.tonnesBefore - previous))
      }
      last[entry.year] = entry.tonnesAfter
      return findings
    }
  }

  private static func findings(in entry: RecalculationLogEntry, at place: Place) -> [Finding] {
    var findings: [Finding] = []
    if !CalendarDay.isDay(entry.date) {
      findings.append(
        Finding(
          .error, "“\(entry.date)” is not a day. Write it as year-month-day, such as 2026-03-01.",
          at: place.at(column: "date")))
    }
    for (column, text) in [("what", entry.what), ("why", entry.why)]
    where text.allSatisfy(\.isWhitespace) {
      findings.append(
        Finding(
          .error, "A recalculation has to say what changed and why. Fill in “\(column)”.",
          at: place.at(column: column)))
    }
    return findings
  }
}
