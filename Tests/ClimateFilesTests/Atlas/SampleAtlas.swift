import Climate
import ClimateFiles
import Foundation
import TestSupport

/// A small atlas whose every value is known, in a folder that goes away with it.
final class SampleAtlas {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "atlas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let places = [
    PlaceProfile.Place(id: "27053", name: "Hennepin County, MN", latitude: 45.0, longitude: -93.5),
    PlaceProfile.Place(
      id: "06037", name: "Los Angeles County, CA", latitude: 34.2, longitude: -118.3),
    PlaceProfile.Place(id: "35013", name: "Doña Ana County, NM", note: "12 km away: 3 °C."),
  ]

  static let axes = AtlasAxes(
    places: places,
    indicators: [
      IndicatorLabel(
        id: "tx-max", name: "Hottest day", unit: "degF", definitionSet: "planner",
        equation: "max tx", scale: .interval),
      IndicatorLabel(
        id: "wet-days", name: "Wet days", unit: "days", definitionSet: "etccdi",
        equation: "count of pr ≥ 1 mm", scale: .ratio),
    ], scenarios: ["rcp45", "rcp85", "observed"], models: ["CanESM2", "inmcm4", "observed"],
    years: 1950...2099)

  static let description = AtlasDescription(
    title: "Sample atlas", institution: "Test", source: "made up", history: "written by a test",
    license: "CC0", cairnVersion: "0.4", parameters: "periods=yearly")

  /// inmcm4 lacks rcp85, and observations end in 2020.
  static func values(place: Int, indicator: Int) -> [Float] {
    var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
    for (scenario, scenarioName) in axes.scenarios.enumerated() {
      for (model, modelName) in axes.models.enumerated() {
        for year in axes.years {
          let isObserved = scenarioName == "observed"
          guard isObserved == (modelName == "observed") else { continue }
          if isObserved, year > 2020 { continue }
          if modelName == "inmcm4", scenarioName == "rcp85" { continue }
          let trend = Double(year - 1950) * (isObserved ? 0.01 : 0.02 * Double(scenario + 1))
          values[axes.position(scenario: scenario, model: model, year: year)] = Float(
            Double(100 * place + 10 * indicator + model) + trend)
        }
      }
    }
    return values
  }

  @discardableResult
  func write(
    _ name: String = "atlas.nc", places numbers: [Int] = [0, 1, 2], axes: AtlasAxes = axes,
    skipping skipped: [Int] = []
  ) throws -> URL {
    let file = folder.appendingPathComponent(name)
    var axes = axes
    axes.places = numbers.map { Self.places[$0] }
    let writer = try IndicatorAtlasWriter(file: file, axes: axes, description: Self.description)
    for number in numbers where !skipped.contains(number) {
      for (indicator, label) in axes.indicators.enumerated() {
        try writer.write(
          Self.values(place: number, indicator: indicator), place: Self.places[number].id,
          indicator: label.id)
      }
    }
    try writer.finish()
    return file
  }

  /// What a program prints, and whether it ended well.
  static func run(_ program: String, _ arguments: [String]) throws -> (text: String, isGood: Bool) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus == 0)
  }
}

/// True when two series have the same bits, NaN included.
func sameBits(_ left: [Float], _ right: [Float]) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
}
