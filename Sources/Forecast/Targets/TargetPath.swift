internal import Glibc
internal import Quantities

/// Emissions that targets allow in every year between two or more given years.
public struct TargetPath: Hashable, Sendable {
  /// How a path runs between given years.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    /// The same tonnes less every year.
    case straight
    /// The same percentage less every year; cannot reach 0.
    case constantRate = "constant-rate"
  }

  /// Given years in order, metric tons CO2e.
  public let points: [Int: Double]
  public let shape: Shape

  /// Makes a path; nil with fewer than two years, or when a constant rate would have to start at or reach 0.
  public init?(through points: [Int: Double], shape: Shape) {
    guard points.count > 1, points.values.allSatisfy(\.isFinite),
      shape == .straight || points.values.allSatisfy({ $0 > 0 })
    else { return nil }
    self.points = points
    self.shape = shape
  }

  /// Metric tons CO2e that the path allows in a year; nil outside its years.
  ///
  ///     straight:       T(y) = T0 + (T1 − T0) · (y − y0) ÷ (y1 − y0)
  ///     constant rate:  T(y) = T0 · (T1 ÷ T0)^((y − y0) ÷ (y1 − y0))
  public func allowed(in year: Int) -> Double? {
    switch shape {
    case .straight: return YearSeries(points).value(in: year)
    case .constantRate:
      return YearSeries(points.mapValues { log($0) }).value(in: year).map { exp($0) }
    }
  }
}
