import Climate
import ClimateFiles
import Foundation
import Tables
import TestSupport
import Testing

/// The values of an atlas that is computed from files of models.
@Suite struct AtlasBuildTests {
  /// Days above 100 °F in a year, counted without the kernel.
  private func hotDays(year: Int, daysPerYear: Int, row: Int, column: Int) -> Double {
    let first = (year - 2001) * daysPerYear
    let limit = Float((100.0 + 459.67) / 1.8)
    return Double(
      (first..<first + daysPerYear).count {
        Float(AtlasArchive.value("tasmax", $0, row, column)) > limit
      })
  }

  @Test func modelsAreComputedOnTheirOwnCalendarsAndPlacesFromTheirOwnCells() throws {
    let archive = try AtlasArchive()
    let (atlas, notes) = try archive.atlas(archive.plan(AtlasArchive.indicators), "whole")
    #expect(try atlas.models == ["A", "B"])
    #expect(try atlas.scenarios == ["ssp245"])
    #expect(try atlas.years == 2001...2004)
    let town = try atlas.ensemble(place: "town", indicator: AtlasArchive.indicators[1])
    for (model, days) in [("A", 365), ("B", 360)] {
      let values = try #require(town.values(model: model, scenario: "ssp245"))
      for year in 2001...2004 {
        #expect(
          values[year] == hotDays(year: year, daysPerYear: days, row: 1, column: 1),
          "\(model) \(year)")
      }
    }
    let rain = try atlas.ensemble(place: "town", indicator: AtlasArchive.indicators[2])
    let total = try #require(rain.values(model: "A", scenario: "ssp245"))[2002]
    let wet = (365..<730).count { $0 % 7 == 1 }
    #expect(isClose(total, Double(wet) * 86.4 / 25.4, within: 1e-6))
    #expect(rain.values(model: "B", scenario: "ssp245") == nil)
    #expect(notes.contains { $0.hasPrefix("B, ssp245: there are no files of pr") })
  }

  @Test func anAreaIsTheMeanOfItsCellsIndicators() throws {
    let archive = try AtlasArchive()
    let (atlas, _) = try archive.atlas(archive.plan(AtlasArchive.indicators), "area")
    let area = try atlas.ensemble(place: "area", indicator: AtlasArchive.indicators[1])
    let value = try #require(area.values(model: "A", scenario: "ssp245"))[2003]
    // Two rows of two cells, weighted by the area of their rows on the sphere.
    func band(_ south: Double, _ north: Double) -> Double {
      sin(north * .pi / 180) - sin(south * .pi / 180)
    }
    let weights = [band(43.5, 44.5), band(44.5, 45.5)]
    let means = (0...1).map { row in
      (0...1).map { hotDays(year: 2003, daysPerYear: 365, row: row, column: $0) }.reduce(0, +) / 2
    }
    let expected =
      (weights[0] * means[0] + weights[1] * means[1]) / (weights[0] + weights[1])
    #expect(isClose(value, expected, within: 1e-6))
  }

  @Test func anyCutIntoTasksGivesTheSameValues() throws {
    let archive = try AtlasArchive()
    let indicators =
      AtlasArchive.indicators
      + ["tx90p(bootstrap=no, base=2001-2002)"].filter {
        (try? IndicatorCatalog.indicator(named: $0)) != nil
      }
    let (whole, _) = try archive.atlas(archive.plan(indicators), "one")
    let (cut, _) = try archive.atlas(archive.plan(perTask: 1, indicators), "many")
    for place in ["town", "area", "lake"] {
      for indicator in try whole.indicators {
        let one = try whole.values(place: place, indicator: indicator.id)
        let other = try cut.values(place: place, indicator: indicator.id)
        #expect(one.map(\.bitPattern) == other.map(\.bitPattern))
      }
    }
  }

  /// Twenty-two years of monthly weather over two rows of cells, as files of one model.
  @Test func droughtIsFoundInTheMonthsOfEachCell() throws {
    let archive = try AtlasArchive()
    var files: [SampleNetCDF] = []
    var rows = ["model,scenario,variable,path"]
    func value(_ variable: String, _ day: Int, _ row: Int) -> Double {
      let month = day * 12 / 365
      switch variable {
      case "pr":
        let step: Int = (month * month * 7 + month * (5 + row)) % 23
        return Double(step) / 4
      case "tasmax":
        let step: Int = (month * 5) % 11 + row
        return 15 + Double(step)
      default:
        let step: Int = (month * 3) % 7
        return 4 + Double(step)
      }
    }
    for (variable, units) in [("pr", "mm/day"), ("tasmax", "degC"), ("tasmin", "degC")] {
      let file = try SampleNetCDF.daily(
        days: 22 * 365, latitudes: [44, 45], longitudes: [266, 267], chunks: [1000, 1, 1],
        name: variable, units: units
      ) { day, row, _ in value(variable, day, row) }
      files.append(file)
      rows.append("A,ssp245,\(variable),\(file.path)")
    }
    try rows.joined(separator: "\n").write(
      to: archive.manifest, atomically: true, encoding: .utf8)
    let names = ["spi(base=2001-2022)", "spei-lowest(scale=2, base=2001-2022)"]
    var plan = try archive.plan(names)
    plan.runs = try ModelFileList.at(archive.manifest.path).runs(
      variables: [.tasmax, .tasmin, .pr])
    plan.years = 2010...2015
    let (atlas, notes) = try archive.atlas(plan, "drought")
    #expect(!notes.contains { $0.contains("Town") }, "\(notes)")
    #expect(try atlas.years == 2010...2015)
    let axis = DailyAxis(calendar: .noLeap, years: 2001...2022)
    func sums(_ variable: String) -> [Double] {
      MonthlySeries(
        sumsOf: (0..<axis.count).map { Double(Float(value(variable, $0, 1))) }, axis: axis
      ).values
    }
    let (rain, high, low) = (sums("pr"), sums("tasmax"), sums("tasmin"))
    let balance = rain.indices.map { month -> Double in
      let days = Double(ClimateCalendar.noLeap.days(inMonth: month % 12 + 1, of: 2001))
      return rain[month] - days
        * Hargreaves.evapotranspiration(
          minimum: low[month] / days, maximum: high[month] / days,
          dayOfYear: Hargreaves.middle(ofMonth: month % 12 + 1), latitude: 45)
    }
    let dry = try StandardizedIndex.precipitation(
      MonthlySeries(firstYear: 2001, values: rain), months: 3, baseYears: 2001...2022)
    let drier = try StandardizedIndex.waterBalance(
      MonthlySeries(firstYear: 2001, values: balance), months: 2, baseYears: 2001...2022)
    let counts = try #require(
      try atlas.ensemble(place: "town", indicator: names[0]).values(model: "A", scenario: "ssp245"))
    let lowest = try #require(
      try atlas.ensemble(place: "town", indicator: names[1]).values(model: "A", scenario: "ssp245"))
    for year in 2010...2015 {
      let months = (year - 2001) * 12..<(year - 2000) * 12
      #expect(counts[year] == Double(dry.series.values[months].count { $0 <= -1 }), "\(year)")
      let expected = try #require(drier.series.values[months].min())
      #expect(isClose(lowest[year], expected, within: 1e-4), "\(year)")
    }
    #expect(Set((2010...2015).map { counts[$0] }).count > 1)
    // Cell by cell, as when the months of all would not go into memory, the part is the same to the last byte.
    let (small, task) = (archive.folder.appending(path: "small"), plan.tasks[0])
    _ = try plan.writePart(of: task, to: small, memoryOfMonths: 1)
    let whole = archive.folder.appending(path: "drought/parts/\(task.partName)")
    #expect(try Data(contentsOf: small) == Data(contentsOf: whole))
    #expect(try atlas.indicators.map(\.unit) == ["months", "standard deviations"])
    #expect(try atlas.indicators.map(\.scale) == [.ratio, .interval])
    plan.indicators = ["spi"]
    let problem = #expect(throws: ClimateProblem.self) { try archive.part(0, of: plan) }
    #expect(
      problem?.message.hasPrefix("A, ssp245: no indicator can be computed: Months of drought")
        == true)
    _ = files
  }
}
