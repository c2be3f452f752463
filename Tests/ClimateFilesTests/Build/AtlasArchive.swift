import Climate
import ClimateFiles
import Foundation
import TestSupport

/// Four years of two models on different calendars; the second has no precipitation.
final class AtlasArchive {
  let folder: URL
  private var files: [SampleNetCDF] = []
  let manifest: URL
  static let latitudes = [44.0, 45, 46]
  static let longitudes = [266.0, 267]

  /// Of a temperature alone, of its days above a limit, and of precipitation, which the second model lacks.
  static let indicators = [
    "txx", "tx-days-above(threshold=100 degF)", "temperate-total-precipitation",
  ]

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

  func part(_ task: Int, of plan: AtlasBuildPlan) throws -> BuildPart {
    try plan.writePart(
      of: plan.tasks[task], to: folder.appending(path: plan.tasks[task].partName))
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
