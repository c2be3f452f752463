/// How the quantile of a sample is read off its sorted values.
///
/// With the sorted values x₀ … xₙ₋₁ and the probability p, the quantile lies at the position h between
/// two of them, and is interpolated linearly.
/// - Source: [HYNDMAN-FAN-1996], definitions 7 and 8.
public enum QuantileDefinition: String, Hashable, Sendable, Codable, CaseIterable {
  /// Definition 7, h = (n − 1)·p: numpy's and the spreadsheets' default.
  case linear
  /// Definition 8, h = (n + ⅓)·p − ⅔: the default of xclim and climdex for climate percentiles.
  case medianUnbiased = "median-unbiased"
}

/// A probability together with the definition that reads its quantile.
public struct QuantileRule: Hashable, Sendable, Codable {
  /// The probability, 0…1.
  public let probability: Double
  public let definition: QuantileDefinition

  /// - Throws: `ClimateProblem` when the percentile is not between 0 and 100.
  public init(
    percentile: Double, definition: QuantileDefinition = .medianUnbiased
  ) throws(ClimateProblem) {
    guard percentile >= 0, percentile <= 100 else {
      throw ClimateProblem("A percentile lies between 0 and 100; \(percentile) does not.")
    }
    self.init(probability: percentile / 100, definition: definition)
  }

  /// - Precondition: the probability is 0…1.
  init(probability: Double, definition: QuantileDefinition) {
    precondition((0...1).contains(probability))
    self.probability = probability
    self.definition = definition
  }

  /// Where the quantile of `count` values lies; nil for an empty sample.
  public func place(count: Int) -> QuantilePlace? {
    guard count > 0 else { return nil }
    let n = Double(count)
    var position =
      switch definition {
      case .linear: (n - 1) * probability
      case .medianUnbiased: (n + 1 / 3.0) * probability - 2 / 3.0
      }
    position = min(max(position, 0), n - 1)
    // 150 · 0.9 may come out a rounding error beside 135; the interpolated value would then lie
    // beside the sample's own and turn a tie into an exceedance.
    let whole = position.rounded()
    if (position - whole).magnitude < 1e-12 * max(1, whole) { position = whole }
    let lower = Int(position)
    return QuantilePlace(
      lower: lower, upper: min(lower + 1, count - 1), fraction: position - Double(lower))
  }

  /// The quantile of the values that are numbers; NaN when there are none.
  ///
  /// - Complexity: O(n) on average, by selection.
  public func value(of values: [Float]) -> Float { selected(from: values) }

  /// The quantile of the values that are numbers; NaN when there are none.
  ///
  /// - Complexity: O(n) on average, by selection.
  public func value(of values: [Double]) -> Double { selected(from: values) }

  private func selected<Value: BinaryFloatingPoint>(from values: [Value]) -> Value {
    var valid = values.filter { !$0.isNaN }
    guard let place = place(count: valid.count) else { return .nan }
    return valid.withUnsafeMutableBufferPointer { buffer in
      let lower = select(place.lower, in: buffer)
      guard place.upper > place.lower else { return lower }
      let upper = buffer[place.upper...].reduce(Value.infinity) { $1 < $0 ? $1 : $0 }
      return place.value(between: lower, and: upper)
    }
  }
}

/// Two neighbours in a sorted sample, and how far from the first to the second a quantile lies.
public struct QuantilePlace: Hashable, Sendable {
  /// The index of the lower neighbour in ascending order, from 0.
  public let lower: Int
  /// `lower + 1`, but never beyond the last value.
  public let upper: Int
  /// The part of a step, 0..<1.
  public let fraction: Double

  /// The interpolated value; exactly the neighbours' when both are equal, and never outside them.
  ///
  /// Interpolates from the nearer neighbour as numpy does, so that a sample and its negative have
  /// quantiles that are each other's negative to the last bit.
  @inline(__always)
  func value<Value: BinaryFloatingPoint>(between lower: Value, and upper: Value) -> Value {
    guard lower != upper else { return lower }
    return fraction < 0.5
      ? lower + (upper - lower) * Value(fraction)
      : upper - (upper - lower) * Value(1 - fraction)
  }

  @inline(__always)
  func value(between lower: SIMD16<Float>, and upper: SIMD16<Float>) -> SIMD16<Float> {
    let interpolated =
      fraction < 0.5
      ? lower + (upper - lower) * Float(fraction)
      : upper - (upper - lower) * Float(1 - fraction)
    return interpolated.replacing(with: lower, where: lower .== upper)
  }
}

/// Moves the value of a rank (from 0) to its index; smaller ones end before it, larger ones after it.
///
/// - Source: Hoare: Algorithm 65, Find, Communications of the ACM 4 (1961).
/// - Precondition: no value is NaN, and the buffer has the index.
func select<Value: BinaryFloatingPoint>(
  _ rank: Int, in values: UnsafeMutableBufferPointer<Value>
) -> Value {
  var low = 0
  var high = values.count - 1
  while low < high {
    let pivot = values[(low + high) / 2]
    var left = low
    var right = high
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      guard left <= right else { break }
      values.swapAt(left, right)
      left += 1
      right -= 1
    }
    if rank <= right {
      high = right
    } else if rank >= left {
      low = left
    } else {
      break
    }
  }
  return values[rank]
}
