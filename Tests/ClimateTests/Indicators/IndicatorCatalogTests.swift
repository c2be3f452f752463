import Climate
import TestSupport
import Testing

@Suite struct IndicatorCatalogTests {
  static let declarations = IndicatorCatalog.all

  /// All but those that need the months of a whole base period, which have tests of their own.
  private static func reductions() throws -> [Indicator] {
    try declarations.map { try $0.indicator() }.filter { $0.monthlyIndex == nil }
  }

  /// Constant thresholds that random weather lies on both sides of.
  static func tables(
    of indicators: [Indicator], cells: Int
  ) -> [BaselineStatistic: ThresholdTable] {
    var tables: [BaselineStatistic: ThresholdTable] = [:]
    for statistic in indicators.flatMap(\.reduction.baselines) {
      let limit: Float = statistic.operand.kind == .absolute(.precipitation) ? 0.0004 : 285
      switch statistic.statistic {
      case .dayOfYearPercentile, .dayOfYearMean:
        tables[statistic] = .perDay(
          Array(repeating: limit, count: DayOfYearKey.rowCount * cells))
      case .dayIndexMean:
        tables[statistic] = .perDayIndex(Array(repeating: limit, count: 366 * cells))
      default: tables[statistic] = .perCell(Array(repeating: limit, count: cells))
      }
    }
    return tables
  }

  @Test func idsAreUniqueAndMadeOfLowerCaseWords() {
    let ids = Self.declarations.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(id)")
    }
  }

  @Test func everyDeclarationSaysWhatItComputesAndWhereItIsFrom() {
    for declaration in Self.declarations {
      #expect(!declaration.equation.isEmpty && !declaration.name.isEmpty, "\(declaration.id)")
      #expect(declaration.source.count > 10, "\(declaration.id)")
    }
  }

  @Test func theSameIndicatorComesBackByItsName() throws {
    for declaration in Self.declarations {
      let usual = try declaration.indicator()
      #expect(usual.id == declaration.id)
      #expect(usual.definitions == declaration.definitions)
      #expect(try IndicatorCatalog.indicator(named: usual.id) == usual)
      let stated = Dictionary(
        uniqueKeysWithValues: declaration.parameters.map { ($0.id, $0.defaultText) })
      let full = try declaration.indicator(stated)
      #expect(try IndicatorCatalog.indicator(named: full.id) == full)
      #expect(IndicatorCatalog.declaration(of: full)?.id == declaration.id)
      // Defaults that are stated change nothing, but for a condition that only counts when stated.
      if !stated.keys.contains("night") { #expect(full.reduction == usual.reduction) }
      #expect(full.monthlyIndex == usual.monthlyIndex)
    }
  }

  @Test func everyIndicatorHasAValueWhereItsInputsHaveThem() throws {
    let weather = IndicatorWeather(years: 2018...2021, cells: 1)
    let indicators = try Self.reductions()
    let results = try weather.run(indicators, tables: Self.tables(of: indicators, cells: 1))
    for result in results {
      let whole = result.periods.indices.filter { result.missingDays[$0] == 0 }
      #expect(whole.count >= 3, "\(result.indicator.id)")
      for period in whole {
        #expect(result.value(period: period).isFinite, "\(result.indicator.id)")
      }
      let isVaried = Set(whole.map { result.value(period: $0) }).count > 1
      // Every value the same would be a sign that nothing was computed.
      #expect(
        isVaried || Self.mayBeConstant.contains(result.indicator.id), "\(result.indicator.id)")
    }
  }

  /// The median of days of which most are dry is 0.
  static let mayBeConstant: Set<String> = ["temperate-percentile-precipitation"]

  @Test func anIndicatorWithoutAnInputIsRefused() throws {
    let weather = IndicatorWeather(years: 2019...2019, cells: 1)
    for indicator in try Self.reductions() {
      #expect(!indicator.inputs.isEmpty)
      for variable in indicator.inputs {
        #expect(throws: ClimateProblem.self, "\(indicator.id) without \(variable)") {
          try weather.run(
            [indicator], without: [variable], tables: Self.tables(of: [indicator], cells: 1))
        }
      }
    }
  }

  @Test func aYearWithoutValuesOfAnInputHasNone() throws {
    let indicators = try Self.reductions()
    for variable in ClimateVariable.allCases where variable != .tas {
      var weather = IndicatorWeather(years: 2019...2020, cells: 1)
      weather.arrays[variable] = weather.arrays[variable]?.map { _ in Float.nan }
      let affected = indicators.filter { $0.inputs.contains(variable) }
      #expect(!affected.isEmpty)
      for result in try weather.run(affected, tables: Self.tables(of: affected, cells: 1)) {
        #expect(!result.values.contains { !$0.isNaN }, "\(result.indicator.id) without \(variable)")
      }
    }
  }

  @Test func changesOfTemperaturesAndDatesAreNotStatedInPercent() throws {
    for declaration in Self.declarations {
      let unit = try declaration.indicator().unit
      switch unit {
      case .absolute(let value) where value.kind == .temperature: #expect(!unit.isRatioScale)
      case .dayOfYear, .standardDeviations: #expect(!unit.isRatioScale)
      case .days, .count, .degreeDays: #expect(unit.isRatioScale)
      default: break
      }
    }
  }

  @Test func metricUnitsAreThoseOfTheSameQuantity() throws {
    let weather = IndicatorWeather(years: 2019...2019, cells: 1)
    let names = ["hottest-day", "total-precipitation", "cooling-degree-days", "day-night-range"]
    let indicators = try names.map { try IndicatorCatalog.indicator(named: $0) }
    let usual = try weather.run(indicators).map { $0.value(period: 0) }
    let metric = try weather.run(indicators.map(\.metric)).map { $0.value(period: 0) }
    #expect(indicators.map(\.metric.unit.symbol) == ["degC", "mm", "degC days", "degC"])
    #expect(isClose(usual[0], metric[0] * 1.8 + 32))
    #expect(isClose(usual[1], metric[1] / 25.4))
    #expect(isClose(usual[2], metric[2] * 1.8))
    #expect(isClose(usual[3], metric[3] * 1.8))
    #expect(try IndicatorCatalog.indicator(named: "dry-days").metric.unit == .days)
  }

  @Test func theProfileTellsOfEveryHazardFromTemperatureAndPrecipitation() throws {
    let profile = try IndicatorCatalog.profile()
    #expect((18...24).contains(profile.count))
    #expect(Set(profile.map(\.id)).count == profile.count)
    #expect(profile.map(\.id) == IndicatorCatalog.profileNames)
    #expect(
      Set(profile.flatMap(\.inputs)).isSubset(of: [.tasmax, .tasmin, .pr])
        && profile.allSatisfy(\.reduction.baselines.isEmpty))
    let hazards = Set(profile.compactMap { IndicatorCatalog.declaration(of: $0)?.hazards.first })
    #expect(hazards == Set(IndicatorHazard.allCases))
  }

  @Test func everyHazardIsNamedByAnIndicatorAndEveryPlannersIndicatorNamesOne() {
    let planner = Self.declarations.filter { $0.definitions == .planner }
    for declaration in planner { #expect(!declaration.hazards.isEmpty, "\(declaration.id)") }
    #expect(Set(planner.flatMap(\.hazards)) == Set(IndicatorHazard.allCases))
  }

  @Test func namesReadAsPeopleSpeak() throws {
    let expected = [
      "tx-days-above": "Days hotter than 95 °F",
      "tx-days-above(threshold=35 degC)": "Days hotter than 35 °C",
      "tn-days-above(threshold=70 degF)": "Nights warmer than 70 °F",
      "tn-days-below": "Nights colder than 32 °F",
      "tx-days-below": "Days that stay below 32 °F",
      "pr-days-above": "Days with more than 1 inch of precipitation",
      "pr-days-above(threshold=2 in/day)": "Days with more than 2 inches of precipitation",
      "wettest-days(days=5)": "Precipitation of the wettest 5 days",
      "heat-wave-count": "Heat waves: 3 days or more hotter than 95 °F",
      "heat-wave-count(night=75 degF)":
        "Heat waves: 3 days or more hotter than 95 °F with nights warmer than 75 °F",
      "cooling-degree-days": "Cooling degree days above 65 °F",
      "spi": "Months of drought (SPI-3 at or below −1)",
      "spei-lowest(scale=12)": "Driest month by SPEI-12",
    ]
    for (id, name) in expected {
      #expect(try IndicatorCatalog.indicator(named: id).name == name)
    }
  }
}
