internal import Glibc

/// First-order decay of waste: which part of a deposit's methane forms in which year.
///
/// - Source: [IPCC-2006], volume 5, chapter 3; [GPC-2014], equation 8.2; [GHGRP-HH-2024], equation HH-1; [LANDGEM-2005].
public enum FirstOrderDecay {
  /// How the decay curve is cut into years; all with `a`, the year minus the year of placement.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// The exact part between two ages, decay starting some months after mid-year of placement:
    ///
    ///     e^(−k·from) − e^(−k·to), from = a − s, to = a + 1 − s, s = 0.5 + delay/12
    ///
    /// With the usual delay of 6 months it is equation HH-1 of 40 CFR 98.343 and what lfg-calc-py computes.
    case ipcc
    /// Equation 8.2 of the GPC: as if all waste were placed on 1 January.
    ///
    ///     (1 − e^(−k)) · e^(−k·a)
    case gpc
    /// LandGEM: each year's waste in ten parts, each with its rate at the end of a tenth of a year.
    ///
    ///     Σ k/10 · e^(−k·(a − 1 + j/10)), j = 1 … 10
    case landgem
    /// The rate at whole years of age, from one year after placement on:
    ///
    ///     k · e^(−k·a)
    case rate
  }

  /// The part of a deposit's methane potential that forms in a year.
  ///
  /// `ipcc` and `gpc` sum to 1 over all years; `landgem` sums to about 1 − k/20 and `rate` to about 1 − k/2.
  ///
  /// - Parameters:
  ///   - decayRate: k per year, 0 or more; 0 forms nothing.
  ///   - age: The year minus the year of placement; below 0 nothing has been placed yet.
  ///   - delayMonths: From mid-year of placement to the start of decay; only `ipcc` uses it.
  public static func part(
    _ form: Form, decayRate k: Double, age: Int, delayMonths: Double = 6
  ) -> Double {
    guard age >= 0, k > 0 else { return 0 }
    let years = Double(age)
    switch form {
    case .ipcc:
      let start = 0.5 + delayMonths / 12
      return exp(-k * max(0, years - start)) - exp(-k * max(0, years + 1 - start))
    case .gpc: return (1 - exp(-k)) * exp(-k * years)
    case .landgem:
      guard age >= 1 else { return 0 }
      return (1...10).reduce(0) { sum, tenth in
        sum + k / 10 * exp(-k * (years - 1 + Double(tenth) / 10))
      }
    case .rate: return age >= 1 ? k * exp(-k * years) : 0
    }
  }
}
