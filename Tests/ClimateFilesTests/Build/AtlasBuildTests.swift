import Climate
import ClimateFiles
import Foundation
import TestSupport
import Testing

@Suite struct AtlasBuildTests {
  /// Four years of two models on different calendars; the second has no precipitation.
  final class Archive {
    let folder: URL
    private var files: [SampleNetCDF] = []
    let manifest: URL
    static let latitudes = [44.0, 45, 46]
    static let longitudes = [266.0, 267]

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      manifest = folder.appending(path: "files.csv")
      var rows = ["model,scenario,variable,path"]
      for (model, calendar, days) in [("A", "noleap", 365), ("B", "360_day", 360)] {
        for (scenario, first) in [("historical", 0), ("ssp245", 2 * days)] {
          for variable in model == "A" ? ["tasmax", "pr"] : ["tasmax"] {
            let file = try SampleNetCDF.daily(
              days: 2 * days, firstDay: first, latitudes: Self.latitudes,
              longitudes: Self.longitudes, chunks: [100, 2, 2], name: variable,
              units: variable == "pr" ? "kg m-2 s-1" : "K", calendar: calendar
            ) { Self.value(variable, first + $0, $1, $2) }
            files.append(file)
            rows.append("\(model),\(scenario),\(variable),\(file.path)")
          }
        }
      }
      try rows.joined(separator: "\n").write(to: manifest, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Row 2, column 1 is water.
    static func value(_ variable: String, _ day: Int, _ row: Int, _ column: Int) -> Double {
      if row == 2, column == 1 { return .nan }
      if variable == "pr" { return day % 7 == row ? 0.001 : 0 }
      let step: Int = (day * 37 + row * 11 + column * 5) % 40
      return 280 + Double(step)
    }

    func plan(perTask: Int = 100, _ indicators: [String]) throws -> AtlasBuildPlan {
      AtlasBuildPlan(
        title: "Test", source: "made for a test", license: "none",
        runs: try ModelFileList.at(manifest.path).runs(variables: [.tasmax, .pr]),
        places: [
          BuildPlace(id: "town", name: "Town", latitude: 44.9, longitude: -93.2),
          BuildPlace(id: "lake", name: "Lake", latitude: 46.1, longitude: -93),
          BuildPlace(id: "far", name: "Far away", latitude: 10, longitude: -93),
          BuildPlace(
            id: "area", name: "Area", latitude: 45, longitude: -93.5,
            area: [[[[265.5, 43.5], [267.5, 43.5], [267.5, 45.5], [265.5, 45.5]]]]),
        ], indicators: indicators, placesPerTask: perTask)
    }

    func atlas(_ plan: AtlasBuildPlan, _ name: String) throws -> (IndicatorAtlas, [String]) {
      let job = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: job.appending(path: "parts"), withIntermediateDirectories: true)
      try plan.write(to: job.appending(path: "plan.json"))
      let build = try BuildJob(folder: job)
      for task in plan.tasks.reversed() { try build.run(task.number) }
      let file = job.appending(path: "atlas.nc")
      let outcome = try AtlasJoin(plan: plan, folder: build.parts).write(
        to: file, cairnVersion: "0", history: "test")
      return (try IndicatorAtlas.open(file), outcome.notes)
    }
  }

  static let indicators = [
    "txx", "tx-days-above(threshold=100 degF)", "temperate-total-precipitation",
  ]

  /// Days above 100 °F in a year, counted without the kernel.
  private func hotDays(year: Int, daysPerYear: Int, row: Int, column: Int) -> Double {
    let first = (year - 2001) * daysPerYear
    let limit = Float((100.0 + 459.67) / 1.8)
    return Double(
      (first..<first + daysPerYear).count {
        Float(Archive.value("tasmax", $0, row, column)) > limit
      })
  }

  @Test func modelsAreComputedOnTheirOwnCalendarsAndPlacesFromTheirOwnCells() throws {
    let archive = try Archive()
    let (atlas, notes) = try archive.atlas(archive.plan(Self.indicators), "whole")
    #expect(try atlas.models == ["A", "B"])
    #expect(try atlas.scenarios == ["ssp245"])
    #expect(try atlas.years == 2001...2004)
    let town = try atlas.ensemble(place: "town", indicator: Self.indicators[1])
    for (model, days) in [("A", 365), ("B", 360)] {
      let values = try #require(town.values(model: model, scenario: "ssp245"))
      for year in 2001...2004 {
        #expect(
          values[year] == hotDays(year: year, daysPerYear: days, row: 1, column: 1),
          "\(model) \(year)")
      }
    }
    let rain = try atlas.ensemble(place: "town", indicator: Self.indicators[2])
    let total = try #require(rain.values(model: "A", scenario: "ssp245"))[2002]
    let wet = (365..<730).count { $0 % 7 == 1 }
    #expect(isClose(total, Double(wet) * 86.4 / 25.4, within: 1e-6))
    #expect(rain.values(model: "B", scenario: "ssp245") == nil)
    #expect(notes.contains { $0.hasPrefix("B, ssp245: there are no files of pr") })
  }

  @Test func anAreaIsTheMeanOfItsCellsIndicators() throws {
    let archive = try Archive()
    let (atlas, _) = try archive.atlas(archive.plan(Self.indicators), "area")
    let area = try atlas.ensemble(place: "area", indicator: Self.indicators[1])
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

  @Test func aPlaceOverWaterOrOutsideTheGridIsMissingAndNamed() throws {
    let archive = try Archive()
    let (atlas, notes) = try archive.atlas(archive.plan(Self.indicators), "edges")
    for place in ["lake", "far"] {
      let ensemble = try atlas.ensemble(place: place, indicator: "txx")
      #expect(ensemble.values(model: "A", scenario: "ssp245") == nil)
    }
    #expect(notes.contains { $0.contains("Lake") && $0.contains("no values") })
    #expect(notes.contains { $0.contains("Far away") && $0.contains("outside the grid") })
  }

  @Test func anyCutIntoTasksGivesTheSameValues() throws {
    let archive = try Archive()
    let indicators =
      Self.indicators
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
    let archive = try Archive()
    var files: [SampleNetCDF] = []
    var rows = ["model,scenario,variable,path"]
    func value(_ variable: String, _ day: Int, _ row: Int) -> Double {
      let month = day * 12 / 365
      switch variable {
      case "pr": return Double((month * month * 7 + month * (5 + row)) % 23) / 4
      case "tasmax": return 15 + Double((month * 5) % 11 + row)
      default: return 4 + Double((month * 3) % 7)
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
    #expect(try atlas.indicators.map(\.unit) == ["months", "standard deviations"])
    #expect(try atlas.indicators.map(\.scale) == [.ratio, .interval])
    plan.indicators = ["spi"]
    let problem = #expect(throws: ClimateProblem.self) { try plan.part(of: plan.tasks[0]) }
    #expect(problem?.message.hasPrefix("A, ssp245: Months of drought") == true)
    _ = files
  }

  @Test func aMissingPartIsAProblemUnlessAllowed() throws {
    let archive = try Archive()
    let plan = try archive.plan(Self.indicators)
    let folder = archive.folder.appending(path: "half")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    #expect(try job.run(0) != nil)
    #expect(try job.run(0) == nil, "a task with its part does nothing")
    let join = AtlasJoin(plan: plan, folder: job.parts)
    let file = folder.appending(path: "atlas.nc")
    #expect(throws: ClimateProblem.self) {
      try join.write(to: file, cairnVersion: "0", history: "test")
    }
    _ = try join.write(to: file, cairnVersion: "0", history: "test", allowsMissing: true)
    #expect(join.missingNotes == ["B, ssp245: task 1 was not run; its places have no values."])
    #expect(try IndicatorAtlas.open(file).models == ["A", "B"])
  }

  @Test func aDamagedPartIsLeftOutWithANoteWhereThatIsAllowed() throws {
    let archive = try Archive()
    let plan = try archive.plan(Self.indicators)
    let folder = archive.folder.appending(path: "half-damaged")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    for task in plan.tasks { try job.run(task.number) }
    let file = job.parts.appending(path: plan.tasks[1].partName)
    try Data(contentsOf: file).prefix(40).write(to: file)
    let join = AtlasJoin(plan: plan, folder: job.parts)
    let atlas = folder.appending(path: "atlas.nc")
    let outcome = try join.write(
      to: atlas, cairnVersion: "0", history: "test", allowsMissing: true)
    #expect(outcome.notes.contains { $0.contains("\(plan.tasks[1].partName) is damaged") })
    #expect(outcome.problems.isEmpty)
    let town = try IndicatorAtlas.open(atlas).ensemble(place: "town", indicator: "txx")
    #expect(town.values(model: "A", scenario: "ssp245") != nil)
    #expect(town.values(model: "B", scenario: "ssp245") == nil)
  }

  @Test func aDamagedPartIsRefusedAndComputedAgain() throws {
    let archive = try Archive()
    let plan = try archive.plan(Self.indicators)
    let folder = archive.folder.appending(path: "damaged")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    try job.run(0)
    let file = job.parts.appending(path: plan.tasks[0].partName)
    let whole = try Data(contentsOf: file)
    for length in [0, 7, 12, 40, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(throws: ClimateProblem.self) {
        try BuildPart(file: file, fingerprint: plan.fingerprint)
      }
    }
    #expect(throws: ClimateProblem.self) { try BuildPart(file: file, fingerprint: "another") }
    #expect(try job.run(0) != nil)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func aTruncatedFileNamesModelAndScenario() throws {
    let archive = try Archive()
    let plan = try archive.plan(Self.indicators)
    let path = try #require(plan.runs[0].paths[.tasmax]?.first)
    let data = try #require(FileManager.default.contents(atPath: path))
    try data.prefix(data.count / 2).write(to: URL(filePath: path))
    let part = try plan.part(of: plan.tasks[0]).header
    #expect(part.problems.count == 1)
    #expect(part.problems[0].hasPrefix("A, ssp245: ") && part.problems[0].contains(path))
    // The rain of the same model can be read, and is computed.
    #expect(part.notes.contains { $0.contains("tasmax cannot be read, so Hottest day is missing") })
    #expect(!part.notes.contains { $0.contains("Total precipitation is missing") })
    #expect(try plan.part(of: plan.tasks[1]).header.model == "B")
  }

  /// One year of one model in the cells of two places, each variable by its own rule.
  private func part(
    _ values: [(name: String, units: String, value: (Int, Int, Int) -> Double)],
    places: [BuildPlace]
  ) throws -> BuildPart.Header {
    var paths: [ClimateVariable: [String]] = [:]
    var files: [SampleNetCDF] = []
    for (name, units, value) in values {
      let file = try SampleNetCDF.daily(
        days: 365, latitudes: [44, 45], longitudes: [-94, -93], name: name, units: units,
        value: value)
      files.append(file)
      paths[try #require(ClimateVariable(rawValue: name))] = [file.path]
    }
    let plan = AtlasBuildPlan(
      title: "", source: "", license: "",
      runs: [ModelRunFiles(model: "M", scenario: "rcp85", paths: paths)], places: places,
      indicators: ["txx", "prcptot"])
    defer { withExtendedLifetime(files) {} }
    return try plan.part(of: plan.tasks[0]).header
  }

  @Test func aFileWhoseUnitCannotBeRightIsRefused() {
    #expect {
      try part(
        [("tasmax", "degC", { _, _, _ in 290 }), ("pr", "mm/day", { _, _, _ in 1 })],
        places: [BuildPlace(id: "p", name: "P", latitude: 44, longitude: -94)])
    } throws: { error in
      "\(error)".contains("290.0 degC, which cannot be. Is the unit “degC” right?")
    }
  }

  @Test func everyIndicatorOfAPlaceIsOfOneCellThatHasAllVariables() throws {
    let header = try part(
      [
        ("tasmax", "degC", { _, row, column in row == 0 && column == 0 ? .nan : 20 }),
        ("pr", "mm/day", { _, _, _ in 1 }),
      ], places: [BuildPlace(id: "p", name: "P", latitude: 44, longitude: -94)])
    // Nothing lies within 30 km, so rain of the place's own cell must not stand beside a missing heat.
    #expect(header.notes.contains { $0.contains("P: ") && $0.contains("no values") })
    #expect(header.problems.contains { $0.contains("no place has any value") })
  }

  @Test func anAreaPartlyOutsideTheGridIsNoted() throws {
    let header = try part(
      [("tasmax", "degC", { _, _, _ in 20 }), ("pr", "mm/day", { _, _, _ in 1 })],
      places: [
        BuildPlace(
          id: "a", name: "A", latitude: 44, longitude: -93,
          area: [[[[-93.5, 43.5], [-91.5, 43.5], [-91.5, 44.5], [-93.5, 44.5]]]])
      ])
    #expect(header.notes.contains { $0.contains("A: 50 % of the area lies outside the grid") })
  }
}
