/// The 23 indicators of the Climate API, written down once more as plain loops over the days of one period.
///
/// Written from the table of definitions, with nothing of the product: what the product computes must agree with it.
/// Temperatures are in K, precipitation in kg m-2 s-1; results in the API's default units.
public struct PlainClimateAPI {
  public var tasmax: [Double]
  public var tasmin: [Double]
  public var pr: [Double]
  /// For each day, the mean over models and base years of the days with its position in the year.
  public var historicTasmax: [Double]
  /// The API's baseline: percentiles 99 of tasmax, 1 of tasmin, 99 of pr on days with any.
  public var baseline: (tasmax: Double, tasmin: Double, pr: Double)

  public init(
    tasmax: [Double], tasmin: [Double], pr: [Double], historicTasmax: [Double],
    baseline: (tasmax: Double, tasmin: Double, pr: Double)
  ) {
    self.tasmax = tasmax
    self.tasmin = tasmin
    self.pr = pr
    self.historicTasmax = historicTasmax
    self.baseline = baseline
  }

  /// By the API's name, for the default parameters (thresholds 95 °F, 32 °F and 1 in/day).
  public func values() -> [String: Double] {
    var heating = 0.0
    var cooling = 0.0
    var frozen = 0.0
    var mostFrozen = 0.0
    for day in tasmax.indices {
      let mean = (tasmax[day] + tasmin[day]) / 2
      let base = (65 + 459.67) / 1.8
      heating += base > mean ? base - mean : 0
      cooling += mean > base ? mean - base : 0
      frozen += 273.15 - mean
      if frozen < 0 { frozen = 0 }
      if frozen > mostFrozen { mostFrozen = frozen }
    }
    let isWarm = zip(tasmax, historicTasmax).map { $0 > $1 + 5 }
    let wetRuns = Self.runs(pr.map { !($0 > 0) })
    return [
      "average_high_temperature": fahrenheit(Self.mean(tasmax)),
      "average_low_temperature": fahrenheit(Self.mean(tasmin)),
      "max_high_temperature": fahrenheit(tasmax.max() ?? .nan),
      "min_low_temperature": fahrenheit(tasmin.min() ?? .nan),
      "percentile_high_temperature": fahrenheit(Self.percentile(50, of: tasmax)),
      "percentile_low_temperature": fahrenheit(Self.percentile(50, of: tasmin)),
      "percentile_precipitation": Self.percentile(50, of: pr) * 86_400 / 25.4,
      "total_precipitation": pr.reduce(0, +) * 86_400 / 25.4,
      "frost_days": Double(tasmin.filter { $0 <= 273.15 }.count),
      "max_consecutive_dry_days": Double(wetRuns.max() ?? 0),
      "dry_spells": Double(Self.runs(pr.map { $0 == 0 }).filter { $0 >= 5 }.count),
      "extreme_precipitation_events": Double(pr.filter { $0 > baseline.pr }.count),
      "extreme_heat_events": Double(tasmax.filter { $0 > baseline.tasmax }.count),
      "extreme_cold_events": Double(tasmin.filter { $0 < baseline.tasmin }.count),
      "diurnal_temperature_range": Self.mean(zip(tasmax, tasmin).map { $0 - $1 }) * 1.8,
      "heating_degree_days": heating * 1.8,
      "cooling_degree_days": cooling * 1.8,
      "accumulated_freezing_degree_days": mostFrozen * 1.8,
      "heat_wave_duration_index": Double(Self.runs(isWarm).max() ?? 0),
      "heat_wave_incidents": Double(Self.runs(isWarm).filter { $0 >= 5 }.count),
      "max_temperature_threshold": Double(tasmax.filter { fahrenheit($0) > 95 }.count),
      "min_temperature_threshold": Double(tasmin.filter { fahrenheit($0) < 32 }.count),
      "precipitation_threshold": Double(pr.filter { $0 * 86_400 / 25.4 > 1 }.count),
    ]
  }

  /// The lengths of the runs of true.
  public static func runs(_ days: [Bool]) -> [Int] {
    var lengths: [Int] = []
    var length = 0
    for day in days + [false] {
      if day {
        length += 1
      } else if length > 0 {
        lengths.append(length)
        length = 0
      }
    }
    return lengths
  }

  /// numpy's default.
  public static func percentile(_ percent: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let position = percent / 100 * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
  }

  public static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func fahrenheit(_ kelvin: Double) -> Double { kelvin * 1.8 - 459.67 }
}
