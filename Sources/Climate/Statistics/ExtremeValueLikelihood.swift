internal import Glibc

/// The negative log-likelihood of yearly maxima, with gradient and Hessian, where location and the logarithm of the
/// scale may follow a covariate.
///
/// With μ = μ₀ + μ₁ w, φ = ln σ = φ₀ + φ₁ w, z = (x − μ) e^(−φ), s = 1 + ξ z and y = ln s / ξ (z for ξ = 0):
///
///     −ln L = Σ φ + (1 + ξ) y + e^(−y)
///
/// - Source: [COLES-2001], equation 3.7; the derivatives follow from it.
struct ExtremeValueLikelihood {
  /// One of the estimated numbers: what it belongs to, and whether the covariate multiplies it.
  struct Parameter: Hashable {
    enum Part: Int { case location, logScale, shape }
    var part: Part
    var followsCovariate: Bool
  }

  let values: [Double]
  /// One for each value; empty without a covariate.
  let covariate: [Double]
  /// At most five, the shape last.
  let parameters: [Parameter]

  static let stationary: [Parameter] = [
    Parameter(part: .location, followsCovariate: false),
    Parameter(part: .logScale, followsCovariate: false),
    Parameter(part: .shape, followsCovariate: false),
  ]

  /// Beyond this the sample's size does not support a shape: at −1 the likelihood has no maximum, and at 1 the
  /// distribution no mean.
  static let largestShape = 0.75

  /// Value, gradient and Hessian; nil where the shape is out of bounds or a value out of the distribution's range.
  func evaluate(_ point: SIMD8<Double>) -> Evaluation? {
    let shape = point[parameters.count - 1]
    guard shape.magnitude <= Self.largestShape else { return nil }
    var sums = InlineArray<3, LikelihoodTerms>(repeating: LikelihoodTerms())
    if covariate.isEmpty {
      let inverse = exp(-point[1])
      for value in values {
        guard let term = LikelihoodTerms(value - point[0], point[1], inverse, shape) else {
          return nil
        }
        sums[0].add(term, times: 1)
      }
    } else {
      for (value, weight) in zip(values, covariate) {
        var location = 0.0
        var logScale = 0.0
        for (index, parameter) in parameters.enumerated() {
          let share = point[index] * (parameter.followsCovariate ? weight : 1)
          if parameter.part == .location { location += share }
          if parameter.part == .logScale { logScale += share }
        }
        guard let term = LikelihoodTerms(value - location, logScale, exp(-logScale), shape) else {
          return nil
        }
        sums[0].add(term, times: 1)
        sums[1].add(term, times: weight)
        sums[2].add(term, times: weight * weight)
      }
    }
    guard sums[0].value.isFinite else { return nil }
    return assembled(sums)
  }

  /// Sums weighted by the covariate's powers 0, 1 and 2 are all that any choice of parameters needs.
  private func assembled(_ sums: borrowing InlineArray<3, LikelihoodTerms>) -> Evaluation {
    var result = Evaluation(value: sums[0].value, size: parameters.count)
    for (row, first) in parameters.enumerated() {
      let power = first.followsCovariate ? 1 : 0
      result.gradient[row] = sums[power].gradient(first.part)
      for (column, second) in parameters.enumerated() {
        result.hessian[row, column] =
          sums[power + (second.followsCovariate ? 1 : 0)].hessian(first.part, second.part)
      }
    }
    return result
  }

  struct Evaluation {
    var value: Double
    var gradient = SIMD8<Double>.zero
    var hessian: SmallMatrix

    init(value: Double, size: Int) {
      self.value = value
      hessian = SmallMatrix(size: size)
    }
  }

  struct Maximum {
    var point: SIMD8<Double>
    var negativeLogLikelihood: Double
    /// The inverse of the observed information.
    var covariance: SmallMatrix
  }

  /// The maximum near a start, by damped Newton steps; nil when there is none within the bounds.
  ///
  /// - Source: Levenberg's and Marquardt's damping, as in Nocedal and Wright: Numerical Optimization, 2006, chapter 10.
  func maximize(from start: SIMD8<Double>) -> Maximum? {
    var point = start
    guard var here = evaluate(point) else { return nil }
    var damping = 0.0
    for _ in 0..<80 {
      guard let step = here.hessian.damped(by: damping).solve(here.gradient) else {
        damping = max(10 * damping, 1e-3)
        continue
      }
      let decrement = (step * here.gradient).sum()
      if damping == 0, decrement < 1e-12 {
        guard let covariance = here.hessian.inverse else { return nil }
        return Maximum(
          point: point, negativeLogLikelihood: here.value, covariance: covariance)
      }
      if let next = evaluate(point - step), next.value <= here.value {
        point -= step
        here = next
        damping = damping < 1e-3 ? 0 : damping / 10
      } else {
        damping = max(10 * damping, 1e-3)
        guard damping < 1e12 else { return nil }
      }
    }
    return nil
  }
}

/// The likelihood of one value and its derivatives in location μ, logarithm of scale φ and shape ξ.
private struct LikelihoodTerms {
  var value = 0.0
  private var byLocation = 0.0
  private var byLogScale = 0.0
  private var byShape = 0.0
  private var location2 = 0.0
  private var locationLogScale = 0.0
  private var locationShape = 0.0
  private var logScale2 = 0.0
  private var logScaleShape = 0.0
  private var shape2 = 0.0

  init() {}

  /// - Parameters:
  ///   - distance: x − μ
  ///   - inverse: 1 / σ
  @inline(__always)
  init?(_ distance: Double, _ logScale: Double, _ inverse: Double, _ shape: Double) {
    let z = distance * inverse
    let product = shape * z
    let s = 1 + product
    guard s > 0 else { return nil }
    var y: Double
    var yShape: Double
    var yShape2: Double
    let ratio = 1 / s
    if product.magnitude < 1e-3 {
      y = z * (1 - product * (0.5 - product * (1 / 3.0 - product * (0.25 - product / 5))))
      yShape = -z * z * (0.5 - product * (2 / 3.0 - product * (0.75 - product * 0.8)))
      yShape2 = z * z * z * (2 / 3.0 - product * (1.5 - product * (2.4 - product * 10 / 3)))
    } else {
      y = log(s) / shape
      yShape = (z * ratio - y) / shape
      yShape2 = -(z * z * ratio * ratio + 2 * yShape) / shape
    }
    let t = exp(-y)
    let byY = 1 + shape - t
    let byZ = byY * ratio
    let z2 = ratio * ratio * (t - byY * shape)
    let zShape = (1 + t * yShape) * ratio - byY * z * ratio * ratio
    value = logScale + (1 + shape) * y + t
    byLocation = -inverse * byZ
    byLogScale = 1 - z * byZ
    byShape = y + byY * yShape
    location2 = inverse * inverse * z2
    locationLogScale = inverse * (z * z2 + byZ)
    locationShape = -inverse * zShape
    logScale2 = z * (z * z2 + byZ)
    logScaleShape = -z * zShape
    shape2 = yShape * (2 + t * yShape) + byY * yShape2
  }

  @inline(__always)
  mutating func add(_ term: LikelihoodTerms, times weight: Double) {
    value += weight * term.value
    byLocation += weight * term.byLocation
    byLogScale += weight * term.byLogScale
    byShape += weight * term.byShape
    location2 += weight * term.location2
    locationLogScale += weight * term.locationLogScale
    locationShape += weight * term.locationShape
    logScale2 += weight * term.logScale2
    logScaleShape += weight * term.logScaleShape
    shape2 += weight * term.shape2
  }

  func gradient(_ part: ExtremeValueLikelihood.Parameter.Part) -> Double {
    switch part {
    case .location: byLocation
    case .logScale: byLogScale
    case .shape: byShape
    }
  }

  func hessian(
    _ first: ExtremeValueLikelihood.Parameter.Part, _ second: ExtremeValueLikelihood.Parameter.Part
  ) -> Double {
    switch (first, second) {
    case (.location, .location): location2
    case (.logScale, .logScale): logScale2
    case (.shape, .shape): shape2
    case (.location, .logScale), (.logScale, .location): locationLogScale
    case (.location, .shape), (.shape, .location): locationShape
    case (.logScale, .shape), (.shape, .logScale): logScaleShape
    }
  }
}
