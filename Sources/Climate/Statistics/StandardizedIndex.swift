/// How unusual the water of the last months is for the time of the year, in standard deviations: SPI and SPEI.
///
/// The sum over the months is ranked in a distribution fitted to the same calendar month of the base years, and
/// the probability is turned into the quantile of a standard normal distribution; −1 is a dry spell, −2 a severe one.
/// - Source: [MCKEE-1993] for SPI; [VICENTE-SERRANO-2010] for SPEI.
/// - Limits: at least 20 base years for each calendar month. Values beyond ±3 rest on the tail of a distribution that 30
///   years cannot test; they are cut at ±8.21, where the probability is no longer a binary number other than 0 or 1.
public struct StandardizedIndex: Hashable, Sendable {
  /// NaN where a month is missing or its calendar month could not be fitted.
  public let series: MonthlySeries
  /// What could not be fitted and why, in sentences; empty when all was.
  public let remarks: [String]

  /// The base years below which a calendar month is not fitted.
  public static let minimumYears = 20

  /// The standardized precipitation index.
  ///
  /// Months without precipitation have the probability q of their share in the base; others have q + (1 − q)·G, with G
  /// a gamma distribution of the wet ones.
  ///
  /// Differs from xclim where months are summed: xclim averages the daily means of months, so that
  /// February weighs as much as March; for one month both are equal.
  /// - Parameters:
  ///   - precipitation: monthly totals in any unit of depth
  ///   - months: how many months are summed, 1…48
  /// - Throws: `ClimateProblem` when the series does not have the base years, a total is negative, or `months` is out of range.
  public static func precipitation(
    _ precipitation: MonthlySeries, months: Int, baseYears: ClosedRange<Int>
  ) throws(ClimateProblem) -> StandardizedIndex {
    guard precipitation.values.allSatisfy({ !($0 < 0) }) else {
      throw ClimateProblem("A monthly precipitation is negative. Check the series.")
    }
    return try StandardizedIndex(precipitation, months: months, baseYears: baseYears) { sample in
      let wet = sample.filter { $0 > 0 }
      guard let gamma = GammaDistribution(of: wet) else { return nil }
      let dry = Double(sample.count - wet.count) / Double(sample.count)
      return { $0 > 0 ? dry + (1 - dry) * gamma.probability(upTo: $0) : dry }
    }
  }

  /// The standardized precipitation evapotranspiration index.
  ///
  /// The log-logistic distribution is fitted by unbiased probability-weighted moments, as in the R package SPEI since version
  /// 1.2. xclim's `fisk` has a fixed lower end instead and gives other numbers.
  /// - Parameters:
  ///   - balance: monthly precipitation less potential evapotranspiration, in any unit of depth
  ///   - months: how many months are summed, 1…48
  /// - Throws: `ClimateProblem` when the series does not have the base years, or `months` is out of range.
  public static func waterBalance(
    _ balance: MonthlySeries, months: Int, baseYears: ClosedRange<Int>
  ) throws(ClimateProblem) -> StandardizedIndex {
    try StandardizedIndex(balance, months: months, baseYears: baseYears) { sample in
      guard let moments = try? LMoments(of: sample) else { return nil }
      let distribution = GeneralizedLogistic(moments)
      return { distribution.probability(upTo: $0) }
    }
  }

  private init(
    _ totals: MonthlySeries, months: Int, baseYears: ClosedRange<Int>,
    fit: ([Double]) -> ((Double) -> Double)?
  ) throws(ClimateProblem) {
    guard (1...48).contains(months) else {
      throw ClimateProblem("A drought index sums 1 to 48 months, not \(months).")
    }
    let last = totals.year(at: max(totals.values.count - 1, 0))
    guard !totals.values.isEmpty, totals.firstYear <= baseYears.lowerBound,
      last >= baseYears.upperBound
    else {
      throw ClimateProblem(
        "The base period \(baseYears.lowerBound)–\(baseYears.upperBound) is not covered by the monthly series, which has \(totals.firstYear)–\(last). Choose a base period within it."
      )
    }
    let sums = totals.sums(over: months)
    var values = [Double](repeating: .nan, count: sums.values.count)
    var remarks: [String] = []
    for month in 1...12 {
      let indices = sums.values.indices.filter {
        sums.month(at: $0) == month && !sums.values[$0].isNaN
      }
      let sample = indices.filter { baseYears.contains(sums.year(at: $0)) }.map { sums.values[$0] }
      guard sample.count >= Self.minimumYears else {
        remarks.append(
          "Month \(month) has \(sample.count) base years with a value, and needs \(Self.minimumYears)."
        )
        continue
      }
      guard let probability = fit(sample) else {
        remarks.append(
          "The sums that end in month \(month) hardly vary in the base period, so that no distribution fits."
        )
        continue
      }
      for index in indices {
        let z = Normal.quantile(probability(sums.values[index]))
        values[index] = min(max(z, -8.21), 8.21)
      }
    }
    series = MonthlySeries(
      firstYear: sums.firstYear, firstMonth: sums.firstMonth, values: values)
    self.remarks = remarks
  }
}
