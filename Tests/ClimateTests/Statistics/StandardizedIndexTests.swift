import Climate
import TestSupport
import Testing

@Suite struct StandardizedIndexTests {
  /// ((17 i² + 29 i) mod 1013) / 10 for i = 0…419, and 0 below 12.
  private let rain = MonthlySeries(
    firstYear: 1961,
    values: (0..<420).map { i in
      let value = Double((i * i * 17 + i * 29) % 1013) / 10
      return value < 12 ? 0 : value
    })

  /// `xclim.indices.standardized_precipitation_index(…, dist="gamma", method="APP", fitkwargs={"floc": 0})`, xclim
  /// 0.62, base 1961–1990, of the same months.
  @Test func oneMonthPrecipitationAgreesWithXclim() throws {
    let index = try StandardizedIndex.precipitation(rain, months: 1, baseYears: 1961...1990)
    let expected = [
      (2, -0.8750690509905308), (14, 0.6911051270647022), (101, -1.1107716166367854),
      (103, 1.468278410046224), (359, -1.0391818020688626), (419, -0.8100102770821704),
      (0, -0.967421566101701),
    ]
    for (month, value) in expected { #expect(isClose(index.series.values[month], value)) }
    #expect(index.remarks.isEmpty)
  }

  @Test func threeMonthPrecipitationAgreesWithXclim() throws {
    let index = try StandardizedIndex.precipitation(rain, months: 3, baseYears: 1961...1990)
    let expected = [
      (2, -2.6120327773580274), (14, 0.5860688101886103), (101, -1.1057258178150047),
      (250, -0.694515682778992), (400, -0.3178593484053053), (419, -1.5141961559489217),
    ]
    for (month, value) in expected {
      #expect(isClose(index.series.values[month], value, within: 1e-8))
    }
    #expect(index.series.values[1].isNaN)
  }

  /// The log-logistic of Vicente-Serrano, Beguería and López-Moreno, 2010, equations 6 to 9, in numpy with unbiased
  /// moments w_s of (1 − F)^s.
  @Test func waterBalanceAgreesWithTheLogLogisticFormulas() throws {
    let balance = MonthlySeries(firstYear: 1961, values: rain.values.map { $0 - 45 })
    let one = try StandardizedIndex.waterBalance(balance, months: 1, baseYears: 1961...1990)
    for (month, value) in [
      (5, -0.00717487425917833), (14, 0.6742411400707203), (101, -1.5190188977747299),
      (359, -1.1305485062966985), (419, -0.8482056419871705),
    ] { #expect(isClose(one.series.values[month], value, within: 1e-8)) }
    let six = try StandardizedIndex.waterBalance(balance, months: 6, baseYears: 1961...1990)
    for (month, value) in [
      (5, -1.505698028414209), (100, 0.3443329283338708), (359, -2.1107738948676054),
      (419, -1.9154026034225335),
    ] { #expect(isClose(six.series.values[month], value, within: 1e-8)) }
  }

  @Test func monthsThatDoNotVaryAreNamedAndMissing() throws {
    let desert = MonthlySeries(
      firstYear: 1961, values: rain.values.enumerated().map { $0 % 12 == 6 ? 0 : $1 })
    let index = try StandardizedIndex.precipitation(desert, months: 1, baseYears: 1961...1990)
    #expect(index.series.values[6].isNaN)
    #expect(!index.series.values[7].isNaN)
    #expect(index.remarks.count == 1 && index.remarks[0].contains("month 7"))
  }

  @Test func impossibleInputIsRefused() {
    #expect(throws: ClimateProblem.self) {
      try StandardizedIndex.precipitation(rain, months: 1, baseYears: 1951...1980)
    }
    #expect(throws: ClimateProblem.self) {
      try StandardizedIndex.precipitation(rain, months: 0, baseYears: 1961...1990)
    }
    #expect(throws: ClimateProblem.self) {
      try StandardizedIndex.precipitation(
        MonthlySeries(firstYear: 1961, values: [-1] + rain.values.dropFirst()), months: 1,
        baseYears: 1961...1990)
    }
  }

  @Test func daysSumToTheMonthsTheyCover() {
    let axis = DailyAxis(calendar: .standard, firstDay: CalendarDate(2000, 1, 31), count: 35)
    var days = [Double](repeating: 1, count: 35)
    #expect(
      MonthlySeries(sumsOf: days, axis: axis).values.map { $0.isNaN ? -1 : $0 } == [-1, 29, -1])
    days[10] = .nan
    #expect(MonthlySeries(sumsOf: days, axis: axis).values.allSatisfy { $0.isNaN })
    #expect(rain.month(at: 13) == 2 && rain.year(at: 13) == 1962)
  }

  /// `scipy.stats.norm.ppf` and `scipy.stats.gamma.cdf`.
  @Test func distributionsAgreeWithSciPy() throws {
    for (p, z) in [
      (1e-12, -7.034483825301131), (0.001, -3.090232306167813), (0.3, -0.5244005127080409),
      (0.975, 1.959963984540054),
    ] {
      #expect(isClose(Normal.quantile(p), z, within: 1e-13))
      #expect(isClose(Normal.probability(upTo: z), p, within: 1e-11))
    }
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1.5).isNaN)
    let gamma = try #require(GammaDistribution(of: [1, 2, 3, 4, 10]))
    #expect(isClose(gamma.shape * gamma.scale, 4))
    #expect(GammaDistribution(of: [2, 2, 2]) == nil)
    #expect(GammaDistribution(of: [0, 1]) == nil)
  }
}

@Suite struct HargreavesTests {
  /// FAO Irrigation and Drainage Paper 56, example 8: 20° S on 3 September has 32.2 MJ/m² a day.
  @Test func radiationIsThatOfFAOExample8() {
    #expect((Hargreaves.radiation(dayOfYear: 246, latitude: -20) - 32.2).magnitude < 0.05)
  }

  /// FAO Irrigation and Drainage Paper 56, example 20: July in Lyon, 26.6 and 14.8 °C, 5.0 mm/day.
  @Test func evapotranspirationIsThatOfFAOExample20() {
    let depth = Hargreaves.evapotranspiration(
      minimum: 14.8, maximum: 26.6, dayOfYear: 196, latitude: 45.72)
    #expect((depth - 5.0).magnitude < 0.05)
  }

  /// xclim 0.62, method HG85, at 40° N; the whole difference, 2.8 % on day 271, is the radiation's:
  /// xclim takes the sun's declination from Spencer's series, where FAO has one sine.
  @Test func evapotranspirationIsNearXclims() {
    for (day, maximum, expected) in [
      (1, 8.135868917211914, 0.87435256919122), (91, 17.94448226982227, 2.9641801221766153),
      (181, 31.775677643259314, 5.700303298819093), (271, 22.562250985277554, 2.9769812742332538),
    ] {
      let depth = Hargreaves.evapotranspiration(
        minimum: maximum - 11, maximum: maximum, dayOfYear: day, latitude: 40)
      #expect(isClose(depth, expected, within: 0.03))
    }
  }

  @Test func nightAndImpossibleTemperaturesAreNotMadeUp() {
    #expect(Hargreaves.radiation(dayOfYear: 355, latitude: 80) == 0)
    #expect(Hargreaves.evapotranspiration(minimum: 5, maximum: 3, dayOfYear: 1, latitude: 0).isNaN)
    #expect(
      Hargreaves.evapotranspiration(minimum: .nan, maximum: 3, dayOfYear: 1, latitude: 0).isNaN)
    #expect(Hargreaves.evapotranspiration(minimum: 1, maximum: 3, dayOfYear: 1, latitude: 91).isNaN)
  }
}
