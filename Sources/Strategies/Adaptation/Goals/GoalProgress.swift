public import Factors
internal import Quantities
public import Tables

/// Where a goal stands between its baseline and its target, by the newest reading of its indicator.
///
/// What is expected of a year lies on the straight line from baseline to target:
///
///     expected(y) = b + (t − b) · (y − y₀) ÷ (y₁ − y₀)
///
/// - Limits: Most things do not improve in a straight line; “behind” means behind the line, not that the goal is lost.
public struct GoalProgress: Hashable, Sendable {
  /// A measured value, in the goal's unit.
  public struct Reading: Hashable, Sendable {
    public var year: Int
    public var value: Double
    public var source: String
    public var place: Place

    public init(year: Int, value: Double, source: String, place: Place) {
      self.year = year
      self.value = value
      self.source = source
      self.place = place
    }
  }

  /// Where it stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case reached, behind, missed
    case onTrack = "on-track"
    case noReading = "no-reading"
    /// A baseline, a target, a year or an indicator is missing.
    case notMeasurable = "not-measurable"

    /// As printed, such as `On track`.
    public var title: String {
      switch self {
      case .reached: "Reached"
      case .onTrack: "On track"
      case .behind: "Behind"
      case .missed: "Missed"
      case .noReading: "No reading yet"
      case .notMeasurable: "Cannot be measured yet"
      }
    }
  }

  public let goal: AdaptationGoal
  public let state: State
  /// The newest reading after the baseline's year; nil when there is none.
  public let latest: Reading?
  /// What the line expects in the reading's year; nil without a reading.
  public let expected: Double?
  /// The part of the way from baseline to target, 0 to 1 and beyond; nil without a reading.
  public let part: Double?
  public let findings: [Finding]

  /// Compares a goal with its readings.
  ///
  /// - Parameters:
  ///   - readings: Measured values of the goal's indicator in the goal's unit; interpolated ones do not belong here.
  public init(_ goal: AdaptationGoal, readings: [Reading]) {
    self.goal = goal
    guard let line = GoalLine(goal) else {
      (state, latest, expected, part) = (.notMeasurable, nil, nil, nil)
      findings = GoalLine.findings(goal)
      return
    }
    findings = GoalLine.findings(goal) + line.disagreement(with: readings, goal)
    let newest = readings.filter { $0.year > line.from }.max { $0.year < $1.year }
    latest = newest
    guard let newest else {
      (state, expected, part) = (.noReading, nil, nil)
      return
    }
    let expected = line.expected(in: newest.year)
    self.expected = expected
    part = (newest.value - line.baseline) / (line.target - line.baseline)
    if line.isAtOrBeyond(newest.value, line.target) {
      state = .reached
    } else if newest.year >= line.to {
      state = .missed
    } else {
      state = line.isAtOrBeyond(newest.value, expected) ? .onTrack : .behind
    }
  }
}

/// The straight line from a goal's baseline to its target.
struct GoalLine {
  let from: Int
  let baseline: Double
  let to: Int
  let target: Double

  /// Nil when an end is missing, or when there is no way between the two.
  init?(_ goal: AdaptationGoal) {
    guard let from = goal.baselineYear, let baseline = goal.baseline, let to = goal.targetYear,
      let target = goal.target, to > from, target != baseline, !goal.indicator.isEmpty
    else { return nil }
    self.from = from
    self.baseline = baseline
    self.to = to
    self.target = target
  }

  func expected(in year: Int) -> Double {
    let part = Double(year - from) / Double(to - from)
    return baseline + (target - baseline) * min(1, part)
  }

  func isAtOrBeyond(_ value: Double, _ other: Double) -> Bool {
    target > baseline ? value >= other : value <= other
  }

  static func findings(_ goal: AdaptationGoal) -> [Finding] {
    func find(_ severity: Finding.Severity, _ message: String, _ column: String) -> Finding {
      Finding(severity, message, at: goal.place.at(column: column))
    }
    if let baseline = goal.baseline, baseline == goal.target {
      return [
        find(
          .warning,
          "The target is where the goal starts from, so nothing is to change. Correct one.",
          "target")
      ]
    }
    if goal.target != nil, goal.indicator.isEmpty {
      return [
        find(
          .warning,
          "The goal has a target, and no indicator follows it. Name one of indicators.csv.",
          "indicator")
      ]
    }
    if goal.target != nil, goal.baseline == nil || goal.baselineYear == nil {
      return [
        find(
          .warning, "Without a baseline and its year, progress cannot be told. Fill both.",
          "baseline")
      ]
    }
    return []
  }

  /// A reading of the baseline's own year that says something else.
  func disagreement(with readings: [GoalProgress.Reading], _ goal: AdaptationGoal) -> [Finding] {
    guard let reading = readings.first(where: { $0.year == from }),
      abs(reading.value - baseline) > 1e-9 * max(abs(baseline), abs(reading.value))
    else { return [] }
    return [
      Finding(
        .warning,
        "The baseline of \(from) is \(NumberText.significant(baseline)) here and \(NumberText.significant(reading.value)) at \(reading.place). Make them one.",
        at: goal.place.at(column: "baseline"))
    ]
  }
}

extension GoalProgress {
  /// Where it stands as a full sentence.
  public var text: String {
    guard let latest, let expected else { return "\(state.title)." }
    let unit = goal.unit.map { " \($0.symbol)" } ?? ""
    let value = NumberText.significant(latest.value, digits: 4)
    guard state != .reached else { return "Reached: \(value)\(unit) in \(latest.year)." }
    return
      "\(state.title): \(value)\(unit) in \(latest.year), where the line expects \(NumberText.significant(expected, digits: 4))\(unit)."
  }

  /// Explains the state.
  public func explanation(citation: (String) -> String) -> Explanation {
    let unit = goal.unit?.symbol ?? ""
    func input(_ symbol: String, _ name: String, _ value: Double?, _ column: String)
      -> Explanation.Input?
    {
      value.map {
        Explanation.Input(
          symbol: symbol, name: name, value: NumberText.significant($0), unit: unit,
          source: citation(goal.source), place: goal.place.at(column: column))
      }
    }
    let reading = latest.map {
      Explanation.Input(
        symbol: "v", name: "Reading of \($0.year)", value: NumberText.significant($0.value),
        unit: unit, source: citation($0.source), place: $0.place)
    }
    return Explanation(
      title: "Goal: \(goal.title)", value: text,
      formula: "expected(y) = b + (t − b) · (y − y₀) ÷ (y₁ − y₀)",
      inputs: [
        input(
          "b", "Baseline \(goal.baselineYear.map(String.init) ?? "")", goal.baseline, "baseline"),
        input("t", "Target \(goal.targetYear.map(String.init) ?? "")", goal.target, "target"),
        reading,
      ].compactMap { $0 },
      method: "The newest measured value against the straight line; nothing is interpolated.",
      notes: goal.note.isEmpty ? [] : [goal.note])
  }
}
