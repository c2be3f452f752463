/// Shares that sum to a whole to the last digit, in whatever order they are added.
struct ExactShares {
  let shares: [Double]
  /// Their sum.
  let whole: Double

  /// Rounds shares and their whole to multiples of a power of two, and gives what is left to the largest share.
  ///
  /// The power is the least for which no sum of them loses a digit, 2⁻⁵¹ of the sum of all sizes at most, so
  /// that nothing moves by more than rounding already has. Numbers that are not finite stay as they are.
  init(_ shares: [Double], of whole: Double) {
    let size = shares.reduce(whole.magnitude) { $0 + $1.magnitude }
    guard size.isFinite, size > 0 else {
      self.shares = shares
      self.whole = whole
      return
    }
    let unit = Double(sign: .plus, exponent: Int(size.exponent) - 51, significand: 1)
    func rounded(_ value: Double) -> Double { (value / unit).rounded() * unit }
    var exact = shares.map(rounded)
    self.whole = rounded(whole)
    let rest = self.whole - exact.reduce(0, +)
    if let largest = exact.indices.max(by: { exact[$0].magnitude < exact[$1].magnitude }) {
      exact[largest] += rest
    }
    self.shares = exact
  }
}
