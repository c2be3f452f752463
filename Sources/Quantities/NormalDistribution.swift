internal import Glibc

/// The normal distribution with mean 0 and standard deviation 1.
public enum NormalDistribution {
  /// The value that a part of all draws lies below.
  ///
  ///     z with Φ(z) = p, by rational approximation in three regions, to about 1 part in 10¹⁶
  ///
  /// - Parameter probability: Above 0 and below 1; 0 and 1 give −∞ and +∞, anything else not a number.
  /// - Source: [WICHURA-1988], algorithm AS 241, routine PPND16; coefficients read in two public
  ///   transcriptions that name it.
  public static func quantile(_ probability: Double) -> Double {
    guard probability > 0, probability < 1 else {
      return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
    }
    let distance = probability - 0.5
    guard distance.magnitude > centralHalfWidth else {
      return distance * center(centralHalfWidth * centralHalfWidth - distance * distance)
    }
    let tail = distance < 0 ? probability : 1 - probability
    let depth = (-log(tail)).squareRoot()
    let value =
      depth <= farTail ? middle(depth - middleStart) : far(depth - farTail)
    return distance < 0 ? -value : value
  }

  /// Standard deviations from the mean to either end of the interval that holds 95 % of all draws, 1.96.
  public static let halfWidthOf95 = quantile(0.975)

  private static let centralHalfWidth = 0.425
  private static let middleStart = 1.6
  private static let farTail = 5.0

  private typealias Pair = SIMD2<Double>

  /// A quotient of two polynomials, both at once: a pair has the coefficients of one power, the lowest power first.
  @inline(__always)
  private static func quotient(
    _ c0: Pair, _ c1: Pair, _ c2: Pair, _ c3: Pair, _ c4: Pair, _ c5: Pair, _ c6: Pair, _ c7: Pair,
    at x: Double
  ) -> Double {
    var pair = c7
    pair = pair * x + c6
    pair = pair * x + c5
    pair = pair * x + c4
    pair = pair * x + c3
    pair = pair * x + c2
    pair = pair * x + c1
    pair = pair * x + c0
    return pair.x / pair.y
  }

  private static func center(_ x: Double) -> Double {
    quotient(
      Pair(3.387_132_872_796_366_608_0, 1),
      Pair(1.331_416_678_917_843_774_5e2, 4.231_333_070_160_091_125_2e1),
      Pair(1.971_590_950_306_551_442_7e3, 6.871_870_074_920_579_083_0e2),
      Pair(1.373_169_376_550_946_112_5e4, 5.394_196_021_424_751_107_7e3),
      Pair(4.592_195_393_154_987_145_7e4, 2.121_379_430_158_659_586_7e4),
      Pair(6.726_577_092_700_870_085_3e4, 3.930_789_580_009_271_061_0e4),
      Pair(3.343_057_558_358_812_810_5e4, 2.872_908_573_572_194_267_4e4),
      Pair(2.509_080_928_730_122_672_7e3, 5.226_495_278_852_854_561_0e3),
      at: x)
  }

  private static func middle(_ x: Double) -> Double {
    quotient(
      Pair(1.423_437_110_749_683_577_34, 1),
      Pair(4.630_337_846_156_545_295_90, 2.053_191_626_637_758_821_87),
      Pair(5.769_497_221_460_691_405_50, 1.676_384_830_183_803_849_40),
      Pair(3.647_848_324_763_204_605_04, 6.897_673_349_851_000_045_50e-1),
      Pair(1.270_458_252_452_368_382_58, 1.481_039_764_274_800_745_90e-1),
      Pair(2.417_807_251_774_506_117_70e-1, 1.519_866_656_361_645_719_66e-2),
      Pair(2.272_384_498_926_918_458_33e-2, 5.475_938_084_995_344_946_00e-4),
      Pair(7.745_450_142_783_414_076_40e-4, 1.050_750_071_644_416_843_24e-9),
      at: x)
  }

  private static func far(_ x: Double) -> Double {
    quotient(
      Pair(6.657_904_643_501_103_777_20, 1),
      Pair(5.463_784_911_164_114_369_90, 5.998_322_065_558_879_376_90e-1),
      Pair(1.784_826_539_917_291_335_80, 1.369_298_809_227_358_053_10e-1),
      Pair(2.965_605_718_285_048_912_30e-1, 1.487_536_129_085_061_485_25e-2),
      Pair(2.653_218_952_657_612_309_30e-2, 7.868_691_311_456_132_591_00e-4),
      Pair(1.242_660_947_388_078_438_60e-3, 1.846_318_317_510_054_681_80e-5),
      Pair(2.711_555_568_743_487_578_15e-5, 1.421_511_758_316_445_888_70e-7),
      Pair(2.010_334_399_292_288_132_65e-7, 2.044_263_103_389_939_785_64e-15),
      at: x)
  }
}
