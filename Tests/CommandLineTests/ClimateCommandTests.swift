import Foundation
import TestSupport
import Testing

@Suite struct ClimateCommandTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func aCountysProfileJoinsAWorkspaceWithItsSource() throws {
    try inFolder { folder in
      let town = folder.appending(path: "town").path
      #expect(try CairnProcess.run(["init", town]).status == 0)
      let outcome = try CairnProcess.run(["climate", "profile", town, "--place", "27053"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let summary = try text(folder, "town/climate-summary.csv")
      #expect(summary.contains("hottest-day,Hottest day of the year,degF,observed,1961-1990"))
      #expect(summary.contains("highest daily maximum temperature of a year"))
      #expect(try text(folder, "town/sources.csv").contains("climate-profile"))
      let checked = try CairnProcess.run(["check", town])
      #expect(!checked.output.contains("climate-summary.csv"), "\(checked.output)")
    }
  }

  @Test func whatIsNotThereLeadsToWhatIs() throws {
    let found = try CairnProcess.run(["climate", "indicators", "heat wave"])
    #expect(found.output.contains("heat-wave-count") && !found.output.contains("txx"))
    let town = try CairnProcess.run(["climate", "show", "Minneapolis"])
    #expect(town.status == 1)
    #expect(
      town.errors.contains("Minneapolis, MN lies in Hennepin County (27053)"), "\(town.errors)")
    let other = try CairnProcess.run(["climate", "show", "27053", "--indicator", "txx"])
    #expect(
      other.errors.contains(
        "The summary of Hennepin County, MN has hottest-day, heavy-rain-days, dry-spells."),
      "\(other.errors)")
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "The real climate files are not here."))
  func realModelsBecomeAnAtlasAndAProfileWhoseSourceIsTheirs() throws {
    try inFolder { folder in
      let models = folder.appending(path: "models")
      try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
      let data = PackageFolder.climate.appending(path: "xclim_testdata")
      let names = try FileManager.default.contentsOfDirectory(atPath: data.path)
      for name in names where name.hasSuffix("2095.nc") {
        try FileManager.default.createSymbolicLink(
          at: models.appending(path: name), withDestinationURL: data.appending(path: name))
      }
      let places = folder.appending(path: "places.csv")
      try "id,name,latitude,longitude\nbtv,Burlington,44.48,-73.21\n".write(
        to: places, atomically: true, encoding: .utf8)
      let atlas = folder.appending(path: "atlas.nc").path
      let build = try CairnProcess.run([
        "climate", "build", models.path, "--places", places.path, "-o", atlas, "--indicator", "txx",
        "tx-days-above(threshold=90 degF, period=seasonal)", "--source", "Two models",
      ])
      #expect(build.status == 0, "\(build.errors)")
      let period = ["--baseline", "2095", "--period", "2095"]
      let shown = try CairnProcess.run(
        ["climate", "show", "btv", "--atlas", atlas, "--format", "csv"] + period)
      let row = try #require(
        shown.output.split(separator: "\n").first { $0.hasPrefix("btv,txx,Hottest day,degC,rcp85") }
      )
      // The maxima of 43.765 and 50.534 °C of the nearest cell are from xarray; the median is their mean.
      let median = try #require(
        Double(row.split(separator: ",", omittingEmptySubsequences: false)[8]))
      #expect(isClose(median, (43.76495 + 50.53421) / 2, within: 1e-5))
      #expect(shown.output.contains("@JJA"))
      let usual = try CairnProcess.run(["climate", "show", "btv", "--atlas", atlas])
      #expect(usual.status == 1)
      #expect(
        usual.errors.contains("its values are of 2095, and") && usual.errors.contains("--period"),
        "\(usual.errors)")
      let town = folder.appending(path: "town").path
      _ = try CairnProcess.run(["init", town])
      _ = try CairnProcess.run(["climate", "profile", town, "--place", "27053"])
      let profile = try CairnProcess.run(
        ["climate", "profile", town, "--place", "btv", "--atlas", atlas] + period)
      #expect(profile.status == 0, "\(profile.errors)")
      let sources = try text(folder, "town/sources.csv")
      #expect(sources.contains("Two models"))
      #expect(!sources.contains("Climate Explorer"))
    }
  }
}
