import Climate
import ClimateFiles
import Foundation
import TestSupport
import Testing

/// The Climate API's definitions on files of the archives that it read, against plain loops over the days.
@Suite(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
struct ClimateAPIOnRealModelsTests {
  /// Daily values of one cell.
  struct Model {
    let axis: DailyAxis
    let arrays: [ClimateVariable: [Float]]
    let units: [ClimateVariable: ClimateUnit] = [
      .tasmax: .kelvin, .tasmin: .kelvin, .pr: .kilogramsPerSquareMeterSecond,
    ]

    init(_ file: String, _ variables: [ClimateVariable], cell: Int, years: ClosedRange<Int>) throws
    {
      var arrays: [ClimateVariable: [Float]] = [:]
      var axis: DailyAxis?
      for variable in variables {
        let data = try DailyDataset(
          paths: [PackageFolder.climate.path + "/" + file], variable: variable)
        #expect(data.unit == (variable == .pr ? .kilogramsPerSquareMeterSecond : .kelvin))
        let part =
          data.axis.indices(
            ofYear: years.lowerBound
          ).lowerBound..<data.axis.indices(ofYear: years.upperBound).upperBound
        arrays[variable] = Array(try data.series(ofCell: cell)[part])
        axis = DailyAxis(calendar: data.axis.calendar, years: years)
      }
      self.axis = try #require(axis)
      self.arrays = arrays
    }

    func run(
      _ indicators: [Indicator], _ tables: [BaselineStatistic: ThresholdTable]
    ) throws -> [IndicatorResult] {
      var run = try IndicatorRun(
        indicators, axis: axis, cells: 1, units: units.filter { arrays[$0.key] != nil },
        tables: tables)
      DailySlab.lending(days: 0..<axis.count, cells: 1, arrays) { run.step($0) }
      return run.finish()
    }

    func tables(of indicators: [Indicator]) throws -> [BaselineStatistic: ThresholdTable] {
      var run = try BaselineRun(
        Set(indicators.flatMap(\.reduction.baselines)), axis: axis, cells: 1,
        units: units.filter { arrays[$0.key] != nil })
      DailySlab.lending(days: 0..<axis.count, cells: 1, arrays) { run.step($0) }
      return try run.finish()
    }

    func values(_ variable: ClimateVariable, _ days: Range<Int>) -> [Double] {
      (arrays[variable] ?? arrays[.tasmax] ?? [])[days].map(Double.init)
    }

    func plain(
      year: Int, historic: [Double], baseline: (tasmax: Double, tasmin: Double, pr: Double)
    ) -> [String: Double] {
      let days = axis.indices(ofYear: year)
      return PlainClimateAPI(
        tasmax: values(.tasmax, days), tasmin: values(.tasmin, days), pr: values(.pr, days),
        historicTasmax: Array(historic[..<days.count]), baseline: baseline
      ).values()
    }

    /// Percentiles and means of all days of some years.
    func plainBaseline(
      _ years: ClosedRange<Int>
    ) -> ([Double], (tasmax: Double, tasmin: Double, pr: Double)) {
      let days =
        axis.indices(ofYear: years.lowerBound)
        .lowerBound..<axis.indices(ofYear: years.upperBound)
        .upperBound
      let warm = values(.tasmax, days)
      let historic = (0..<365).map { position in
        PlainClimateAPI.mean(
          stride(from: position, to: warm.count, by: 365).map { warm[$0] })
      }
      return (
        historic,
        (
          PlainClimateAPI.percentile(99, of: warm),
          PlainClimateAPI.percentile(1, of: values(.tasmin, days)),
          PlainClimateAPI.percentile(99, of: values(.pr, days).filter { $0 > 0 })
        )
      )
    }
  }

  func indicators(base: String, inputs: Set<ClimateVariable>) throws -> [(String, Indicator)] {
    let plain = PlainClimateAPI(
      tasmax: [280], tasmin: [270], pr: [0], historicTasmax: [280], baseline: (300, 250, 1))
    return try plain.values().keys.sorted().compactMap { name in
      let declaration = try #require(IndicatorCatalog.declaration(climateAPIName: name))
      let hasBase = declaration.parameters.contains { $0.id == "base" }
      let indicator = try declaration.indicator(hasBase ? ["base": base] : [:])
      return inputs.isSuperset(of: indicator.inputs) ? (name, indicator) : nil
    }
  }

  @Test func all23AgreeOnNEXGDDP() throws {
    let folder = "nex_gddp_inmcm4/nasa_nex-gddp-1.0_day_inmcm4_historical"
    let variables: [ClimateVariable] = [.tasmax, .tasmin, .pr]
    let past = try Model(
      folder + "+rcp45_nex-gddp_1971-1972_subset.nc", variables, cell: 0, years: 1971...1972)
    let future = try Model(
      folder + "+rcp85_nex-gddp_2070-2071_subset.nc", variables, cell: 0, years: 2070...2071)
    let named = try indicators(base: "1971-1972", inputs: Set(variables))
    #expect(named.count == 23)
    let tables = try past.tables(of: named.map(\.1))
    let (historic, baseline) = past.plainBaseline(1971...1972)
    for model in [past, future] {
      let results = try model.run(named.map(\.1), tables)
      for (number, year) in model.axis.years.enumerated() {
        let plain = model.plain(year: year, historic: historic, baseline: baseline)
        for ((name, _), result) in zip(named, results) {
          let (value, expected) = (result.value(period: number), plain[name] ?? .nan)
          #expect(isClose(value, expected), "\(name) \(year): \(value), not \(expected)")
        }
      }
    }
  }

  @Test(arguments: [0, 1])
  func thoseOfHighsAndPrecipitationAgreeOnCanESM2(_ cell: Int) throws {
    let model = try Model(
      "xclim_testdata/CanESM2_1950-2100.nc", [.tasmax, .pr], cell: cell, years: 1971...2003)
    let named = try indicators(base: "1971-2000", inputs: [.tasmax, .pr])
    #expect(named.count == 13)
    let results = try model.run(named.map(\.1), model.tables(of: named.map(\.1)))
    let (historic, baseline) = model.plainBaseline(1971...2000)
    for year in [1971, 1985, 2000, 2003] {
      let plain = model.plain(year: year, historic: historic, baseline: baseline)
      for ((name, _), result) in zip(named, results) {
        let (value, expected) = (result.value(period: year - 1971), plain[name] ?? .nan)
        #expect(isClose(value, expected), "\(name) \(year): \(value), not \(expected)")
      }
    }
  }
}
