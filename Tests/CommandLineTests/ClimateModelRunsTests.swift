import Climate
import ClimateFiles
import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// Single models on their way from an atlas by way of a profile into a forecast.
@Suite struct ClimateModelRunsTests {
  private static let place = PlaceProfile.Place(id: "town", name: "Town", latitude: 45)

  /// Degree days that each model loses in a year, from 8,000 in 2021.
  private static let slopes = [20.0, 40, 80]

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Three models to 2060, of whose past 1990–2005 is apart under `historical`.
  private func writeAtlas(_ file: URL, indicator: String = "heating-degree-days") throws {
    try writeAtlas(
      file,
      labels: [
        IndicatorLabel(
          id: indicator, name: "Heating degree days", unit: "degF-days", definitionSet: "planner",
          equation: "Σ max(0, base − t)", scale: .ratio)
      ])
  }

  private func writeAtlas(
    _ file: URL, labels: [IndicatorLabel], gaps: [AtlasGap] = []
  ) throws {
    let axes = AtlasAxes(
      places: [Self.place], indicators: labels, scenarios: ["historical", "rcp45"],
      models: ["A", "B", "C"] + gaps.map(\.model), years: 1990...2060)
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes,
      description: AtlasDescription(
        title: "Sample atlas", institution: "Test", source: "made up", history: "a test",
        license: "CC0", cairnVersion: "0.4", parameters: "periods=yearly", gaps: gaps))
    var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
    for (model, slope) in Self.slopes.enumerated() {
      for year in axes.years {
        let position = axes.position(scenario: year < 2006 ? 0 : 1, model: model, year: year)
        values[position] = Float(8000 - slope * Double(year - 2021))
      }
    }
    for label in labels {
      try writer.write(values, place: Self.place.id, indicator: label.id)
    }
    try writer.finish()
  }

  private func writeWorkspace(_ folder: URL) throws {
    for (path, text) in SampleWorkspace().files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private func profile(
    _ town: URL, _ atlas: URL, baseline: String = "1991-2020", _ more: [String] = []
  ) throws -> String {
    let outcome = try CairnProcess.run(
      [
        "climate", "profile", town.path, "--place", "town", "--atlas", atlas.path, "--baseline",
        baseline, "--period", "2031-2060",
      ] + more)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func `a profile from an atlas lets the forecast follow each model`() throws {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      // Cairn makes no scenario by itself of heating alone.
      try Data(
        """
        id,name,policies,actions,starts,climate,drivers,source,note
        bau,Business as usual,none,none,,,,assumption,
        climate-adjusted,Climate-adjusted,none,none,,rcp45,,assumption,

        """.utf8
      ).write(to: town.appending(path: "scenarios.csv"))
      let atlas = folder.appending(path: "atlas.nc")
      try writeAtlas(atlas)
      let printed = try profile(town, atlas)
      #expect(printed.contains("3 single models"))
      let table = try String(
        contentsOf: town.appending(path: "climate-models.csv"), encoding: .utf8)
      #expect(table.contains("heating-degree-days,historical,A,1990,8620,\n"))
      #expect(table.contains("heating-degree-days,rcp45,C,2060,4880,\n"))
      #expect(table.split(separator: "\n").count == 1 + 3 * 71)

      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      #expect(!workspace.findings.contains { $0.place.file.hasPrefix("climate-") })
      let calculation = PlanCalculation(workspace: workspace, library: SampleWorkspace.library)
      let entry = try #require(calculation.scenarios?["climate-adjusted"])
      #expect(entry.runs.count == 3)
      // Gas of homes: 0.68 of it heats; a mean of 21 years of a straight line is the line.
      let gas = try entry.runs.map { run in
        try #require(run.projection.streams.first { $0.record.id == "g21" }).growth[9]
      }
      for (value, slope) in zip(gas, Self.slopes) {
        #expect(isClose(value, 1110 / 1020.0 * (1 - 0.68 * 9 * slope / 8000), within: 1e-9))
      }
      let totals = entry.runs.compactMap { $0.total(2030) }.sorted()
      let range = try #require(entry.range(2030))
      #expect(isClose(range.lowerBound, totals[0] + 0.2 * (totals[1] - totals[0])))
      #expect(isClose(range.upperBound, totals[1] + 0.8 * (totals[2] - totals[1])))
    }
  }

  @Test func `the indicators of a build give a workspace without errors, and markers that work`()
    throws
  {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      let atlas = folder.appending(path: "atlas.nc")
      let seasons = try IndicatorCatalog.indicator(
        named: "tx-days-above(threshold=90 degF, period=seasonal)")
      let columns = AtlasColumns(try IndicatorCatalog.profile() + [seasons])
      try writeAtlas(atlas, labels: columns.labels)
      let printed = try profile(town, atlas)
      #expect(printed.contains("{{chart climate-series tx-days-above-90-degf}}"))
      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      let found = workspace.findings.filter { $0.place.file.hasPrefix("climate-") }
      #expect(found.isEmpty, "\(found.prefix(3))")
      #expect(workspace.climate.indicators.count == columns.labels.count)
      #expect(workspace.climate.indicators.contains("tx-days-above-90-degf-jja"))
      #expect(
        workspace.climate.seriesScenarios(of: "heat-wave-days-95-degf-3").map(\.key) == ["rcp45"])
    }
  }

  @Test func `rows of other sources stay, and what was replaced is said`() throws {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      let atlas = folder.appending(path: "atlas.nc")
      try writeAtlas(atlas)
      let other = "us-warming,Warming,degC,reference,2035-2064,absolute,1.5,bill,kept\n"
      try Data("indicator,name,unit,scenario,period,kind,median,source,note\n\(other)".utf8).write(
        to: town.appending(path: "climate-summary.csv"))
      #expect(try profile(town, atlas).contains("Kept: 1 row of bill."))
      let printed = try profile(town, atlas)
      #expect(printed.contains("Kept: 1 row of bill."))
      // Baseline and period, their change and the change in percent.
      #expect(printed.contains("Replaced: 4 rows of climate-profile."))
      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      #expect(workspace.climate.indicators == ["us-warming", "heating-degree-days"])
    }
  }

  @Test func `what a station observed names the station`() throws {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      let atlas = folder.appending(path: "atlas.nc")
      try writeAtlas(atlas)
      var rows = ""
      for year in 1991...1992 {
        for month in 1...12 {
          for day in 1...ClimateCalendar.standard.days(inMonth: month, of: year) {
            let date = String(format: "%04d%02d%02d", year, month, day)
            rows += "USW00014839,\(date),TMAX,100,,,S,\nUSW00014839,\(date),TMIN,0,,,S,\n"
          }
        }
      }
      let station = folder.appending(path: "station.csv")
      try Data(rows.utf8).write(to: station)
      _ = try profile(town, atlas, baseline: "1991-1992", ["--station", station.path])
      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      let observed = workspace.climate.summaries.filter { $0.scenario.isObserved }
      #expect(observed.map(\.source) == ["climate-profile-station"])
      // 65 °F less 41 °F on each of 365 and of 366 days.
      #expect(isClose(try #require(observed[0][.mean]), 24 * 365.5, within: 1e-4))
      #expect(
        workspace.climate.summaries.filter { !$0.scenario.isObserved }
          .allSatisfy { $0.source == "climate-profile" })
      #expect(
        workspace.sources["climate-profile-station"]?.title
          == "Daily values of weather station USW00014839, station.csv")
      _ = try profile(town, atlas)
      let again = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      #expect(again.sources["climate-profile-station"] == nil)
      #expect(!again.climate.summaries.contains { $0.scenario.isObserved })
    }
  }

  @Test
  func `yearly extremes of an atlas become return levels, in the terminal and in the workspace`()
    throws
  {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      let atlas = folder.appending(path: "atlas.nc")
      let columns = AtlasColumns([
        try IndicatorCatalog.indicator(named: "wettest-days(days=5)"),
        try IndicatorCatalog.indicator(named: "total-precipitation"),
      ])
      try writeAtlas(
        atlas, labels: columns.labels,
        gaps: [AtlasGap(model: "D", scenario: "rcp45", reason: "there are no files of pr")])
      let shown = try CairnProcess.run([
        "climate", "return-levels", "town", "--atlas", atlas.path, "--indicator",
        columns.labels[0].id, "--baseline", "1991-2020", "--period", "2031-2060",
      ])
      #expect(shown.status == 0, "\(shown.errors)")
      let lines = shown.output.split(separator: "\n").map(String.init)
      let own = try #require(lines.first { $0.hasPrefix("    A    ") })
      #expect(own.contains("1991–2020  30  ") && own.contains("[") && own.contains(" to "))
      #expect(
        shown.output.contains("by L-moments")
          && shown.output.contains("its 90 % interval, by a parametric bootstrap of 500 samples"))
      let spread = try #require(lines.firstIndex { $0.contains("across models") })
      #expect(try #require(lines.firstIndex(of: own)) < spread)
      #expect(lines[spread...].contains { $0.contains(", 3 models") })
      #expect(
        lines.contains(
          "- Without D in rcp45: there are no files of pr.")
      )

      let printed = try profile(town, atlas)
      #expect(printed.contains("{{table rare-events wettest-days-5}}"))
      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      #expect(!workspace.findings.contains { $0.place.file.hasPrefix("climate-") })
      #expect(Set(workspace.climate.models.map(\.indicator)) == ["wettest-days-5"])
      #expect(RareEvents.indicators(of: workspace.climate) == ["wettest-days-5"])
      let events = try RareEvents("wettest-days-5", of: workspace.climate)
      #expect(events.sources == ["climate-profile"])
      // From 1990 on there are values; 2035–2060 are the years of the middle period that there are.
      #expect(events.fittedYears == 26...30)
      let row = try #require(events.height("rcp45", .middle, every: 10))
      #expect(row.summary.models == ["A", "B", "C"])
      let interval = try #require(events.typicalInterval(of: row))
      // The middle model's own interval, as the models have the same shape and rising spread.
      let middle = try #require(
        events.summary.fits.first { $0.model == "B" && $0.period == .middle })
      #expect(middle.levels.contains { $0.years == 10 && $0.interval != nil })
      #expect(interval.lowerBound < interval.upperBound)
    }
  }

  @Test func `missing models are grouped by reason, all by name, and the number is told`() throws {
    try inFolder { folder in
      let atlas = folder.appending(path: "atlas.nc")
      let label = IndicatorLabel(
        id: "heating-degree-days", name: "Heating degree days", unit: "degF-days",
        definitionSet: "planner", equation: "Σ max(0, base − t)", scale: .ratio)
      let gaps = (1...15).map {
        AtlasGap(model: "M\($0)", scenario: "rcp45", reason: "tasmin is in an unknown calendar")
      }
      try writeAtlas(atlas, labels: [label], gaps: gaps)
      let shown = try CairnProcess.run([
        "climate", "show", "town", "--atlas", atlas.path, "--baseline", "1991-2020", "--period",
        "2031-2060",
      ])
      #expect(shown.status == 0, "\(shown.errors)")
      let names = (1...15).map { "M\($0)" }.joined(separator: ", ")
      #expect(
        shown.output.contains(
          "Without \(names) in rcp45: tasmin is in an unknown calendar."
        ))
      #expect(shown.output.contains("% agree, n = 3"))
    }
  }

  @Test func `a profile without degree days takes the single models of the one before away`() throws
  {
    try inFolder { folder in
      let town = folder.appending(path: "town")
      try writeWorkspace(town)
      let (first, second) = (folder.appending(path: "a.nc"), folder.appending(path: "b.nc"))
      try writeAtlas(first)
      try writeAtlas(second, indicator: "freezing-degree-days")
      _ = try profile(town, first)
      let models = town.appending(path: "climate-models.csv")
      #expect(FileManager.default.fileExists(atPath: models.path))
      let printed = try profile(town, second)
      #expect(printed.contains("climate-models.csv of the profile before was removed"))
      #expect(!FileManager.default.fileExists(atPath: models.path))
      let workspace = try WorkspaceFolder.read(town, library: SampleWorkspace.library)
      #expect(!workspace.findings.contains { $0.place.file.hasPrefix("climate-") })
    }
  }
}
