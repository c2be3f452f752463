import Climate
import ClimateFiles
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
    let axes = AtlasAxes(
      places: [Self.place],
      indicators: [
        IndicatorLabel(
          id: indicator, name: "Heating degree days", unit: "degF-days", definitionSet: "planner",
          equation: "Σ max(0, base − t)", scale: .ratio)
      ], scenarios: ["historical", "rcp45"], models: ["A", "B", "C"], years: 1990...2060)
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes,
      description: AtlasDescription(
        title: "Sample atlas", institution: "Test", source: "made up", history: "a test",
        license: "CC0", cairnVersion: "0.4", parameters: "periods=yearly"))
    var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
    for (model, slope) in Self.slopes.enumerated() {
      for year in axes.years {
        let position = axes.position(scenario: year < 2006 ? 0 : 1, model: model, year: year)
        values[position] = Float(8000 - slope * Double(year - 2021))
      }
    }
    try writer.write(values, place: Self.place.id, indicator: indicator)
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

  private func profile(_ town: URL, _ atlas: URL) throws -> String {
    let outcome = try CairnProcess.run([
      "climate", "profile", town.path, "--place", "town", "--atlas", atlas.path, "--baseline",
      "1991-2020", "--period", "2031-2060",
    ])
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
