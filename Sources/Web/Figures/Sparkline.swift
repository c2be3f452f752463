/// A series as a small line, for the eye beside the numbers.
enum Sparkline {
  private static let width = 132.0
  private static let height = 30.0

  /// - Parameter values: In order; fewer than two draw nothing.
  static func line(_ values: [Double]) -> HTML {
    let finite = values.filter(\.isFinite)
    guard finite.count > 1, let low = finite.min(), let high = finite.max() else { return .empty }
    // From zero, so that a small change does not look like a large one.
    let bottom = min(0, low)
    let span = max(high, 0) - bottom
    guard span > 0 else { return .empty }
    let step = (width - 4) / Double(finite.count - 1)
    let points = finite.enumerated().map { index, value in
      let x = number(2 + Double(index) * step)
      let y = number(2 + (height - 4) * (1 - (value - bottom) / span))
      return "\(x),\(y)"
    }
    let foot = number(2 + (height - 4) * (1 + bottom / span))
    return """
      <svg class="sparkline" viewBox="0 0 132 30" width="132" height="30" aria-hidden="true" focusable="false">\
      <path d="M2 \(foot)H130" stroke="currentColor" stroke-opacity="0.35"/>\
      <polyline points="\(points.joined(separator: " "))" fill="none" stroke="currentColor" stroke-width="2"/></svg>
      """
  }

  private static func number(_ value: Double) -> String {
    String((value * 10).rounded() / 10)
  }
}
