internal import CLanes
internal import Glibc
internal import Inventory
internal import Quantities

/// The values an input can take: a function of the part `u` of all draws that lie below.
///
///     uniform:     a + (b − a) · u
///     triangular:  a + √(u (b − a)(c − a)) below the mode c,  b − √((1 − u)(b − a)(b − c)) above it
///     normal:      m + σ · z, σ of the side that z lies on: (m − p5) or (p95 − m) over z(0.95)
///     lognormal:   the same of logarithms
///     multiple:    a factor with mean 1, as in the uncertainty of an inventory
///
/// with z the normal quantile of u. A normal or lognormal range with two unlike sides keeps its three
/// percentiles; with like sides it is the usual distribution.
///
/// - Source: definitions of the distributions; [IPCC-2006], volume 1, chapter 3, section 3.2.2 for their use.
struct DrawShape: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    case fixed, uniform, triangular, normal, lognormal
    case multiple(UncertaintyDistribution)
  }

  private let form: Form
  /// Lowest and highest value ever drawn.
  private(set) var limits: ClosedRange<Double>
  private let middle: Double
  private var below: Double
  private var above: Double
  /// True when every draw is a whole number.
  private var isWhole = false

  /// How far into the tails draws reach: one in four million on either side.
  static let tail = 0x1p-22

  /// A range whose numbers have been checked.
  ///
  /// - Parameter scale: What turns the unit of the range into that of the value.
  init(_ range: InputRange, best: Double, scale: Double = 1) {
    let (low, high) = (range.low * scale, range.high * scale)
    let middle = best * scale
    let side = NormalDistribution.quantile(0.95)
    let isLogarithmic = range.distribution == .lognormal && low != high
    self.middle = isLogarithmic ? log(middle) : middle
    switch range.distribution {
    case _ where low == high:
      (form, below, above) = (.fixed, 0, 0)
    case .uniform: (form, below, above) = (.uniform, low, high)
    case .triangular: (form, below, above) = (.triangular, low, high)
    case .normal: (form, below, above) = (.normal, (middle - low) / side, (high - middle) / side)
    case .lognormal:
      form = .lognormal
      (below, above) = (log(middle / low) / side, log(high / middle) / side)
    }
    limits = -.infinity ... .infinity
    limits = reach
  }

  /// A factor around 1 with the half-width of a 95 % interval, as the inventory's sampling draws it.
  init(multiple range: UncertaintyRange) {
    let half = range.percent / 100
    let deviation = half / NormalDistribution.halfWidthOf95
    form = half == 0 ? .fixed : .multiple(range.distribution)
    middle = 1
    switch range.distribution {
    case .normal: (below, above) = (deviation, deviation)
    case .lognormal:
      let width = log1p(deviation * deviation).squareRoot()
      (below, above) = (width, width * width / 2)
    case .uniform: (below, above) = (half / 0.95, 0)
    case .triangular: (below, above) = (half / (1 - 0.05.squareRoot()), 0)
    }
    limits = -.infinity ... .infinity
    limits = reach
  }

  /// One of some things by their places, from 0, each as likely as the others.
  init(oneOf count: Int) {
    form = .uniform
    middle = 0
    (below, above) = (-0.5, Double(count) - 0.5)
    isWhole = true
    limits = 0...Double(max(1, count) - 1)
  }

  private var reach: ClosedRange<Double> {
    let ends = [Self.tail, 1 - Self.tail].map { value(at: $0) }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }

  /// The same with every draw beyond some limits set to the nearer one.
  func within(_ bounds: ClosedRange<Double>) -> DrawShape {
    var shape = self
    shape.limits = limits.clamped(to: bounds)
    return shape
  }

  /// The same in whole numbers: each is as likely as the half on either side of it, and those at the ends of a uniform
  /// range as those within.
  var whole: DrawShape {
    guard form != .fixed else { return self }
    var shape = self
    shape.isWhole = true
    switch form {
    case .uniform, .triangular:
      shape.below -= 0.5
      shape.above += 0.5
    case .fixed, .normal, .lognormal, .multiple: break
    }
    shape.limits = limits.lowerBound.rounded()...limits.upperBound.rounded()
    return shape
  }

  /// The whole numbers that are drawn; nil where others are, too.
  var wholes: ClosedRange<Int>? {
    isWhole ? Int(limits.lowerBound)...Int(limits.upperBound) : nil
  }

  /// True when every draw is the same.
  var isFixed: Bool { form == .fixed || limits.lowerBound == limits.upperBound }

  private var takesNormal: Bool {
    switch form {
    case .normal, .lognormal, .multiple(.normal), .multiple(.lognormal): true
    case .fixed, .uniform, .triangular, .multiple: false
    }
  }

  /// The value that a part of all draws lies below.
  func value(at u: Double) -> Double {
    let raw = value(u, takesNormal ? NormalDistribution.quantile(u) : 0)
    let value = min(max(raw, limits.lowerBound), limits.upperBound)
    return isWhole ? value.rounded() : value
  }

  /// Puts in the place of each part of all draws the value that it lies below.
  func fill(_ column: UnsafeMutablePointer<Double>, _ count: Int) {
    switch form {
    case .fixed: ColumnArithmetic.fill(column, middle, count)
    case .normal, .lognormal, .multiple(.normal), .multiple(.lognormal):
      for draw in 0..<count {
        column[draw] = value(column[draw], NormalDistribution.quantile(column[draw]))
      }
    case .uniform, .triangular, .multiple:
      for draw in 0..<count { column[draw] = value(column[draw], 0) }
    }
    lanes_column_clamp(column, limits.lowerBound, limits.upperBound, count)
    guard isWhole else { return }
    for draw in 0..<count { column[draw] = column[draw].rounded() }
  }

  private func value(_ u: Double, _ z: Double) -> Double {
    switch form {
    case .fixed: middle
    case .uniform: below + (above - below) * u
    case .triangular: triangular(u)
    case .normal: middle + (z < 0 ? below : above) * z
    case .lognormal: exp(middle + (z < 0 ? below : above) * z)
    case .multiple(.normal): 1 + below * z
    case .multiple(.lognormal): exp(below * z - above)
    case .multiple(.uniform): 1 + below * (2 * u - 1)
    case .multiple(.triangular):
      u < 0.5 ? 1 - below * (1 - (2 * u).squareRoot()) : 1 + below * (1 - (2 - 2 * u).squareRoot())
    }
  }

  private func triangular(_ u: Double) -> Double {
    let width = above - below
    let left = width * (middle - below)
    return u * width < middle - below
      ? below + (u * left).squareRoot()
      : above - ((1 - u) * width * (above - middle)).squareRoot()
  }
}
