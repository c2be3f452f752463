internal import Quantities

/// How a stream changes over the years, with each factor of it; streams that change alike share one.
///
/// A class, so that ten thousand streams hold one pointer each.
public final class StreamShape: Sendable {
  /// One thing that multiplies a stream, so that an explanation can show it by itself.
  public struct Factor: Sendable {
    /// What it is, with the id by which its rows are found.
    public enum Kind: Hashable, Sendable {
      case driver(String)
      case rate(GrowthRate)
      case path(String)
      case intensityRate(GrowthRate)
      case policy(String)
      case ceiling(String)
      case climate(heating: Double, cooling: Double)
      /// The part of carbon dioxide that stays fossil; it does not scale the rest.
      case blend(String)

      /// True when it multiplies the activity, not the emissions per activity.
      public var isActivity: Bool {
        switch self {
        case .driver, .rate, .climate: true
        default: false
        }
      }
    }

    public let kind: Kind
    /// True when it multiplies the activity, not the emissions per activity.
    public let isActivity: Bool
    /// By year, the first is the base year and 1.
    public let values: [Double]
    /// Of a path: the part of the emissions that it is of, 0…1; the rest stays as it is.
    public let part: Double

    init(kind: Kind, isActivity: Bool, values: [Double], part: Double = 1) {
      self.kind = kind
      self.isActivity = isActivity
      self.values = values
      self.part = part
    }

    /// The part of what is left in the nth year that the path scales, 0…1.
    ///
    ///     p(n) = (v(n) − (1 − part)) ÷ v(n)
    public func part(_ index: Int) -> Double {
      part == 1 ? 1 : values[index] > 0 ? (values[index] - (1 - part)) / values[index] : 0
    }
  }

  /// Carbon dioxide that a blend of fuels turns from fossil to biogenic.
  struct Blend: Sendable {
    /// Fossil carbon dioxide against the base year, by year.
    let fossil: [Double]
    /// Biogenic carbon dioxide added per fossil carbon dioxide of the base year, by year.
    let biogenic: [Double]

    /// Emissions of the base year's blend with the blend of a year.
    func applied(to emissions: EmissionsByGas, _ index: Int) -> EmissionsByGas {
      var emissions = emissions
      emissions.biogenicCarbonDioxide += .kilograms(
        emissions.carbonDioxide.kilograms * biogenic[index])
      emissions.carbonDioxide = emissions.carbonDioxide * fossil[index]
      return emissions
    }

    /// Another blend of what this one leaves fossil.
    func followed(by next: Blend) -> Blend {
      Blend(
        fossil: zip(fossil, next.fossil).map { $0 * $1 },
        biogenic: fossil.indices.map { biogenic[$0] + fossil[$0] * next.biogenic[$0] })
    }
  }

  /// Activity against the base year, by year.
  public let growth: [Double]
  /// Emissions per activity against the base year, by year, without the blend.
  public let intensity: [Double]
  /// In the order in which they are multiplied.
  public let factors: [Factor]
  /// Growth times intensity.
  let scale: [Double]
  let blend: Blend?

  init(years: Int, factors: [Factor], blend: Blend? = nil) {
    var growth = [Double](repeating: 1, count: years)
    var intensity = growth
    for factor in factors {
      if case .blend = factor.kind { continue }
      for index in 0..<years {
        if factor.isActivity {
          growth[index] *= factor.values[index]
        } else {
          intensity[index] *= factor.values[index]
        }
      }
    }
    self.growth = growth
    self.intensity = intensity
    self.factors = factors
    self.blend = blend
    scale = zip(growth, intensity).map { $0 * $1 }
  }

  /// Metric tons CO2e in the nth year after the base, from those of the base year and their fossil carbon dioxide.
  func tonnes(_ index: Int, base: Double, fossil: Double) -> Double {
    guard let blend else { return base * scale[index] }
    return (base - fossil * (1 - blend.fossil[index])) * scale[index]
  }
}
