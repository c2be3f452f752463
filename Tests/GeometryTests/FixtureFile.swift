import Foundation
import Geometry
import Tables
import TestSupport

/// Files that other programs wrote; `make_fixtures.py` says how.
enum FixtureFile {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = PackageFolder.root.appending(path: "Tests/GeometryTests/Fixtures")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// What pyproj measured, by layer and feature.
  static func expected() throws -> [String: CSVRecord] {
    let table = CSVTable.read(try bytes("expected.csv"), file: "expected.csv").table
    return Dictionary(
      uniqueKeysWithValues: table.records.map { ("\($0["layer"]) \($0["feature"])", $0) })
  }
}

extension FeatureFile {
  /// Messages of a severity with their features.
  func messages(_ severity: Finding.Severity) -> [String] {
    findings.filter { $0.severity == severity }.map {
      "\($0.place.row.map(String.init) ?? "file"): \($0.message)"
    }
  }
}

extension Shape {
  /// A box with its corners.
  static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Shape {
    .areas([
      AreaPart(
        outline: [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)].map {
          Position(x: $0, y: $1)
        })
    ])
  }

  static func point(_ x: Double, _ y: Double) -> Shape { .points([Position(x: x, y: y)]) }

  static func line(_ positions: (Double, Double)...) -> Shape {
    .lines([positions.map { Position(x: $0, y: $1) }])
  }
}
