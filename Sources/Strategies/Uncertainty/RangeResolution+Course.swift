internal import Forecast
internal import Quantities
internal import Tables

/// Ranges of when things happen, how far they spread, and the rate of discount.
extension RangeResolution {
  /// The start, the full year, the end and own shares move together, by whole years.
  mutating func readTiming(_ range: InputRange) {
    guard let action = action(of: range), isPlain(range), isWhole(range) else { return }
    let first = projection.years.lowerBound + 1
    guard action.startYear >= first else {
      find(
        range, "subject",
        "“\(action.id)” is in force in the inventory of \(first - 1), so its start is known and cannot vary."
      )
      return
    }
    guard action.startYear + Int(range.low) >= first else {
      find(
        range, "low",
        "“\(action.id)” starts in \(action.startYear), and \(NumberText.significant(range.low)) years would bring it into the inventory of \(first - 1). Write \(first - action.startYear) or more."
      )
      return
    }
    guard includesNoMove(range) else { return }
    let span = Double(first - action.startYear)...Double(Self.mostYears)
    add(
      range, "\(action.title): start", .timing(action: action.id),
      shape(range, stated: 0, scale: 1)?.whole.within(span), stated: 0)
  }

  mutating func readUptake(_ range: InputRange) {
    guard let action = action(of: range), isPlain(range) else { return }
    let reached = action.uptake.curve == .own ? action.uptake.shares.values.max() ?? 1 : 1
    let most = reached > 0 ? 1 / reached : 1
    guard range.low >= 0, range.high <= most else {
      find(
        range, range.low < 0 ? "low" : "high",
        "The uptake of “\(action.id)” can be 0 to \(NumberText.significant(most)) times what is stated: more would be above the whole."
      )
      return
    }
    add(
      range, "\(action.title): uptake", .uptake(action: action.id),
      shape(range, stated: 1, scale: 1)?.within(0...most), stated: 1)
  }

  /// Rebound and decay, in percent.
  mutating func readLoss(_ range: InputRange) {
    guard let action = action(of: range), isPlain(range) else { return }
    let isRebound = range.what == .rebound
    let stated = isRebound ? action.uptake.rebound : action.uptake.decay
    guard range.low >= 0, range.high <= 100 else {
      find(
        range, range.low < 0 ? "low" : "high",
        "The \(range.what.rawValue) of “\(action.id)” lies between 0 and 100 percent.")
      return
    }
    add(
      range, "\(action.title): \(range.what.rawValue)",
      isRebound ? .rebound(action: action.id) : .decay(action: action.id),
      shape(range, stated: stated * 100, scale: 0.01)?.within(0...1), stated: stated)
  }

  mutating func readPolicyTiming(_ range: InputRange) {
    guard projection.isFollowed(.policy(range.subject)) else {
      find(
        range, "subject",
        "No policy “\(range.subject)” changes anything in the forecast, so nothing can vary.")
      return
    }
    guard isPlain(range), isWhole(range), includesNoMove(range), canMove(range) else {
      return
    }
    add(
      range, "\(range.subject): timing", .policyTiming(range.subject),
      shape(range, stated: 0, scale: 1)?.whole
        .within(earliestMove(of: range.subject)...Double(Self.mostYears)), stated: 0)
  }

  /// Years below 0 that bring a policy to the first year after the inventory, beyond which no tail reaches.
  private func earliestMove(of policy: String) -> Double {
    let most = -Double(Self.mostYears)
    guard case .percent(_, let from, _)? = projection.policies[policy]?.strength else {
      return most
    }
    return max(most, Double(projection.years.lowerBound + 1 - from))
  }

  /// Whether the course of a policy can be read off at another year.
  private mutating func canMove(_ range: InputRange) -> Bool {
    let base = projection.years.lowerBound
    if case .percent(_, let from, _)? = projection.policies[range.subject]?.strength,
      from + Int(range.low) <= base
    {
      guard from > base else {
        find(
          range, "subject",
          "“\(range.subject)” is in force in the inventory of \(base), so its start is known and cannot vary."
        )
        return false
      }
      find(
        range, "low",
        "“\(range.subject)” begins in \(from), and \(NumberText.significant(range.low)) years would bring it into the inventory of \(base). Write \(base + 1 - from) or more."
      )
      return false
    }
    let factors = projection.streams.flatMap(\.shape.factors)
      .filter { $0.kind == .policy(range.subject) }
    guard factors.allSatisfy({ !$0.values.contains(0) }) else {
      find(
        range, "subject",
        "“\(range.subject)” brings what it changes to nothing, from which no move can be told.")
      return false
    }
    return true
  }

  /// In percent a year; actions with a rate of their own keep it.
  mutating func readDiscountRate(_ range: InputRange) {
    guard range.subject == "usual", let rate else {
      find(
        range, "subject",
        rate == nil
          ? "No money is discounted here, so the rate cannot vary."
          : "The range is of the usual discount rate. Write “usual”.")
      return
    }
    guard isPlain(range) else { return }
    guard range.low >= 0, range.high <= 30 else {
      find(
        range, range.low < 0 ? "low" : "high",
        "The discount rate lies between 0 and 30 percent a year.")
      return
    }
    add(
      range, "discount rate", .discountRate,
      shape(range, stated: rate.rate * 100, scale: 0.01)?.within(0...0.3), stated: rate.rate)
  }

  /// No draw moves anything further, whatever its distribution's tail.
  private static let mostYears = 60

  private mutating func isPlain(_ range: InputRange) -> Bool {
    guard !range.parameter.isEmpty else { return true }
    find(
      range, "parameter",
      "A range of \(range.what.rawValue) is of the whole. Leave the parameter empty.")
    return false
  }

  /// The plan stands for no move at all, whichever value is the best of the range.
  private mutating func includesNoMove(_ range: InputRange) -> Bool {
    guard range.low > 0 || range.high < 0 else { return true }
    find(
      range, range.low > 0 ? "low" : "high",
      "A move in time includes 0, because the plan is calculated without one. Widen the range, or change the plan's own years."
    )
    return false
  }

  private mutating func isWhole(_ range: InputRange) -> Bool {
    let most = Double(Self.mostYears)
    for (column, value) in [("low", range.low), ("high", range.high)] {
      guard value == value.rounded(), value.magnitude <= most else {
        find(
          range, column,
          "A move in time is in whole years, at most \(Self.mostYears). Write a number such as -2 or 3."
        )
        return false
      }
    }
    return true
  }
}
