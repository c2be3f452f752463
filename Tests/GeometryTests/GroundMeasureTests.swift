import CPROJ
import Foundation
import Geometry
import Tables
import TestSupport
import Testing

@Suite struct GroundMeasureTests {
  @Test func `the whole earth has the surface of its ellipsoid`() {
    // NIMA TR8350.2 (2000), table 3.3: surface of WGS 84 from R_A = 6 371 007.1809 m
    let radius = 6_371_007.1809
    let earth = GroundMeasure.squareMetres(.box(-180, -90, 180, 90))
    #expect(abs(earth / (4 * .pi * radius * radius) - 1) < 1e-4)
    // By bands the nodes lie closer, and the sum must be the whole.
    let bands = (-90..<90).map {
      GroundMeasure.squareMetres(.box(-180, Double($0), 180, Double($0 + 1)))
    }
    #expect(abs(bands.reduce(0, +) / (4 * .pi * radius * radius) - 1) < 1e-9)
  }

  @Test
  func `an area is what PROJ's geodesic polygon gives when its edges are followed in small steps`()
  {
    let shape = Shape.areas([
      AreaPart(
        outline: [(-93.3, 44.8), (-93.0, 44.85), (-92.9, 45.2), (-93.4, 45.1), (-93.3, 44.8)]
          .map { Position(x: $0, y: $1) })
    ])
    #expect(abs(GroundMeasure.squareMetres(shape) / Self.geodesic(shape, steps: 200) - 1) < 1e-8)
  }

  @Test(.enabled(if: PackageFolder.hasFacts))
  func `county outlines have the area that PROJ's geodesics give`() throws {
    let counties = try Counties.all()
    try #require(counties.count > 3_000)
    var worst = 0.0
    for (_, shape) in counties.filter({ $0.key.hasPrefix("27") || $0.key.hasPrefix("15") }) {
      let own = GroundMeasure.squareMetres(shape)
      worst = max(worst, abs(own / Self.geodesic(shape, steps: 20) - 1))
    }
    #expect(worst < 1e-6)
    // Census Gazetteer 2022: Hennepin County has 1,434,629,372 m² of land and 137,394,113 m² of water.
    let hennepin = GroundMeasure.squareMetres(try #require(counties["27053"]))
    #expect(abs(hennepin / 1_572_023_485 - 1) < 0.01)
  }

  @Test func `a quarter of the equator and a meridian have their known lengths`() {
    #expect(abs(GroundMeasure.metres(.line((0, 0), (90, 0))) - 10_018_754.171) < 0.01)
    #expect(abs(GroundMeasure.metres(.line((0, 0), (0, 90))) - 10_001_965.729) < 0.01)
    #expect(GroundMeasure.metres(.box(0, 0, 1, 1)) == 0)
  }

  /// By PROJ's own polygons, edge by edge in steps.
  static func geodesic(_ shape: Shape, steps: Int) -> Double {
    guard case .areas(let parts) = shape else { return 0 }
    return parts.reduce(0) { sum, part in
      sum + part.rings.reduce(0) { $0 + geodesic($1, steps: steps) }
    }
  }

  /// Outlines run against the clock and count up; holes run with it and count down.
  private static func geodesic(_ ring: [Position], steps: Int) -> Double {
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    for (start, end) in zip(ring, ring.dropFirst()) {
      for step in 0..<steps {
        let part = Double(step) / Double(steps)
        geod_polygon_addpoint(
          &ellipsoid, &polygon, start.y + (end.y - start.y) * part,
          start.x + (end.x - start.x) * part)
      }
    }
    var area = 0.0
    geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, nil)
    return area
  }
}

/// Outlines of the counties in the real data beside the package, read once.
enum Counties {
  static func all() throws -> [String: Shape] { try read.get() }

  private static let read = Result {
    let file = FeatureReading().read(
      try FactRows.bytes("geo/us_counties_tiger2009_simplified.geojson.gz"),
      named: "counties.geojson")
    return Dictionary(
      file.features.compactMap { feature in
        feature.shape.flatMap { shape in feature.fields["id"].map { ($0, shape) } }
      }
    ) { $1 }
  }
}
