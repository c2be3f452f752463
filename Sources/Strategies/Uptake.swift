internal import Glibc
public import Tables

/// How an action spreads from its start to its full year, and what is left of it later.
public struct Uptake: Hashable, Sendable {
  /// The shape between the two years.
  public enum Curve: String, Hashable, Sendable, CaseIterable {
    /// As much more each year.
    case linear
    /// Slow, then fast, then slow.
    case logistic
    /// Nothing before the full year, all of it from then on.
    case step
    /// The community's own shares by year.
    case own

    /// As printed, such as `Even steps`.
    public var title: String {
      switch self {
      case .linear: "Even steps"
      case .logistic: "S-curve"
      case .step: "All at once in the full year"
      case .own: "Own shares by year"
      }
    }
  }

  public var curve = Curve.linear
  /// Own shares of the full effect by year, 0…1.
  public var shares: [Int: Double] = [:]
  /// The last year with an effect; nil for one that stays.
  public var endYear: Int?
  /// The part of the effect that is lost each year after the full year, 0…1.
  public var decay = 0.0
  /// The part of the effect that is taken back by more use, 0…1.
  public var rebound = 0.0
  /// How many times what is stated is reached in each year; 1 but in draws.
  var multiple = 1.0
  /// Where own shares could not be read: without them nobody knows how it spreads, and it has no effect.
  public var faults: [Place] = []

  public init() {}

  /// The part of the full effect in a year.
  ///
  ///     ramp(y) = s(y) · (1 − decay)^(y − full) · (1 − rebound)
  ///     linear:   s = x,  x = (y − start + 1) ÷ (full − start + 1) within 0…1
  ///     logistic: s = (σ(x) − σ(0)) ÷ (σ(1) − σ(0)),  σ(x) = 1 ÷ (1 + e^(−10 · (x − ½)))
  ///     step:     s = 0 before the full year, 1 from then on
  ///     own:      the stated shares with straight lines between them, the last one held
  ///
  /// - Returns: 0 before the start year and after the end year; at most 1.
  /// - Limits: The power counts from the full year on, and nothing decays before it.
  func share(in year: Int, from start: Int, to full: Int) -> Double {
    guard year >= start, year <= endYear ?? year else { return 0 }
    let lost = decay == 0 || year <= full ? 1 : pow(1 - decay, Double(year - full))
    return reached(year, from: start, to: full) * lost * (1 - rebound) * multiple
  }

  func reached(_ year: Int, from start: Int, to full: Int) -> Double {
    let steps = Double(max(0, full - start) + 1)
    let part = min(1, Double(year - start + 1) / steps)
    switch curve {
    case .linear: return part
    case .logistic:
      let (low, high) = (Uptake.logistic(0), Uptake.logistic(1))
      return part == 1 ? 1 : (Uptake.logistic(part) - low) / (high - low)
    case .step: return year >= full ? 1 : 0
    case .own: return own(year)
    }
  }

  private static func logistic(_ part: Double) -> Double { 1 / (1 + exp(-10 * (part - 0.5))) }

  private func own(_ year: Int) -> Double {
    if let share = shares[year] { return share }
    guard let before = shares.keys.filter({ $0 < year }).max(), let low = shares[before] else {
      return 0
    }
    guard let after = shares.keys.filter({ $0 > year }).min(), let high = shares[after] else {
      return low
    }
    return low + (high - low) * Double(year - before) / Double(after - before)
  }
}
