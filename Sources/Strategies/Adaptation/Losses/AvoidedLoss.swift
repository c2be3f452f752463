/// The part of a risk's losses that actions avoid in a year, all together and one by one.
///
/// Actions meet what the others leave, so that no loss is avoided twice:
///
///     avoided = 1 − Π (1 − rₐ · sₐ(year))
///
/// `r` is the action's part of the losses and `s` how far the action has come: 1 from the year that its row names,
/// else the action's own growth from start to full year. Each action's share is its Shapley value, the average over
/// all orders in which the actions could come, so that shares add up exactly:
///
///     φₐ = rₐ · ∫₀¹ Π_{b ≠ a} (1 − t · r_b) dt
///
/// - Limits: Assumes that actions work independently of one another.
/// - Source: The integral is the multilinear extension's form of the Shapley value; unverified.
public struct AvoidedLoss: Hashable, Sendable {
  /// 0 to 1 of the expected loss.
  public let total: Double
  /// 0 to 1 by action, adding up to `total`.
  public let shares: [String: Double]
  /// Actions that lower the risk and whose part of the losses is not known.
  public let unknown: [String]

  /// Calculates the parts of a year.
  ///
  /// - Parameters:
  ///   - reliefs: Of one risk; each action at most once.
  ///   - progress: How far an action has come by its own growth, 0 to 1.
  public init(_ reliefs: [RiskRelief], in year: Int, progress: (_ action: String) -> Double) {
    var parts: [(action: String, part: Double)] = []
    for relief in reliefs {
      guard let percent = relief.lossReduction else { continue }
      let reached =
        relief.hasOwnYear ? (year >= relief.completeYear ? 1 : 0) : progress(relief.action)
      parts.append((relief.action, min(1, max(0, percent / 100 * reached))))
    }
    total = 1 - parts.reduce(1) { $0 * (1 - $1.part) }
    shares = Dictionary(
      parts.enumerated().map { index, part in
        let others = parts.enumerated().filter { $0.offset != index }.map(\.element.part)
        return (part.action, part.part * Self.integral(of: others))
      }
    ) { $0 + $1 }
    unknown = reliefs.filter { $0.lossReduction == nil }.map(\.action)
  }

  /// `∫₀¹ Π (1 − t · r) dt`, exactly, by the coefficients of the polynomial.
  private static func integral(of parts: [Double]) -> Double {
    var coefficients = [1.0]
    for part in parts {
      var next = coefficients + [0]
      for (power, coefficient) in coefficients.enumerated() {
        next[power + 1] -= coefficient * part
      }
      coefficients = next
    }
    return coefficients.enumerated().reduce(0) { $0 + $1.element / Double($1.offset + 1) }
  }
}
