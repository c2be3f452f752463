import Climate
import ClimateFiles
import Foundation

/// A small atlas of indicators, as `cairn climate build` writes one: one town near Hennepin County and one far away.
enum TwoTownAtlas {
  static let places = [
    PlaceProfile.Place(id: "far", name: "Far Town", latitude: 34.2, longitude: -118.3),
    PlaceProfile.Place(id: "near", name: "Near Town", latitude: 45.0, longitude: -93.5),
  ]

  static let hotDays = "tx-days-above(threshold=90 degF)"

  /// Three models A, B and C of two scenarios: of a place and indicator 20, 21 and 22 until 2014, then 10 more in rcp45 and
  /// 20 more in rcp85; 100 more at the second place.
  ///
  /// - Parameter extremes: Indicators of temperature that are in it too.
  static func bytes(
    places: [PlaceProfile.Place] = TwoTownAtlas.places, extremes: [String] = []
  ) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "atlas.nc")
    let axes = AtlasAxes(
      places: places,
      indicators: [
        IndicatorLabel(
          id: "heating-degree-days", name: "Heating degree days", unit: "degF-days",
          definitionSet: "planner", equation: "Σ max(0, base − (tx + tn) / 2)", scale: .ratio),
        IndicatorLabel(
          id: hotDays, name: "Days hotter than 90 °F", unit: "days", definitionSet: "planner",
          equation: "count of days with tx > threshold", scale: .ratio),
      ]
        + extremes.map {
          IndicatorLabel(
            id: $0, name: $0, unit: "degC", definitionSet: "etccdi", equation: "max or min",
            scale: .interval)
        }, scenarios: ["rcp45", "rcp85"], models: ["A", "B", "C"], years: 1950...2099)
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes,
      description: AtlasDescription(
        title: "Atlas of two towns", institution: "Test", source: "made by a test",
        history: "a test", license: "CC0", cairnVersion: "0.4", parameters: "periods=yearly"))
    for (number, place) in places.enumerated() {
      var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
      for scenario in 0..<2 {
        for model in 0..<3 {
          for year in axes.years {
            let later = year < 2015 ? 0 : 10 * (scenario + 1)
            values[axes.position(scenario: scenario, model: model, year: year)] = Float(
              20 + model + later + 100 * number)
          }
        }
      }
      for label in axes.indicators {
        try writer.write(values, place: place.id, indicator: label.id)
      }
    }
    try writer.finish()
    return Array(try Data(contentsOf: file))
  }
}
