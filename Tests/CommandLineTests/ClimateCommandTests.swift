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

  /// Two years of days, the same from year to year.
  private func days(_ value: Double) -> String {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var rows = ["date,v"]
    for year in 2001...2002 {
      for (month, length) in lengths.enumerated() {
        for day in 1...length {
          let date = [year, month + 1, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
          rows.append("\(date.joined(separator: "-")),\(value)")
        }
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  @Test func `what is wrong with one model is told, and the others are computed`() throws {
    try inFolder { folder in
      func write(_ text: String, _ name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try write(days(25), "high.csv")
      try write(days(12), "low.csv")
      try write("id,name,latitude,longitude\ntown,Town,44,-93\n", "places.csv")
      var rows = ["model,scenario,variable,path,layout,column,unit"]
      for (model, scenario, high, low) in [
        ("A", "ssp245", "high.csv", "low.csv"), ("B", "ssp245", "high.csv", "low.csv"),
        ("B", "ssp585", "high.csv", "low.csv"), ("C", "ssp245", "low.csv", "high.csv"),
      ] {
        rows.append("\(model),\(scenario),tasmax,\(high),header,v,degC")
        rows.append("\(model),\(scenario),tasmin,\(low),header,v,degC")
      }
      try write(rows.joined(separator: "\n") + "\n", "files.csv")
      let atlas = folder.appending(path: "atlas.nc").path
      let build = try CairnProcess.run([
        "climate", "build", folder.appending(path: "files.csv").path, "--places",
        folder.appending(path: "places.csv").path, "-o", atlas, "--indicator", "txx", "tnn",
      ])
      #expect(build.status == 1)
      #expect(build.errors.contains("error: C, ssp245: "), "\(build.errors)")
      #expect(build.errors.contains("Were the files exchanged?"))
      #expect(
        build.errors.contains("note: A, ssp585; C, ssp585: there are no files of ssp585."),
        "\(build.errors)")
      #expect(build.output.contains("3 of 4 runs of models"), "\(build.output)")
      let shown = try CairnProcess.run([
        "climate", "show", "town", "--atlas", atlas, "--baseline", "2001", "--period", "2002",
      ])
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("n = 2"), "\(shown.output)")
      for words in [
        "Without C in ssp245: tasmax is below tasmin", "there are no files of ssp585",
      ] {
        #expect(shown.output.contains(words), "\(words): \(shown.output)")
      }
    }
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
