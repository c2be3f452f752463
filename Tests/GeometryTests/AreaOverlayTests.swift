import Geometry
import Tables
import TestSupport
import Testing

@Suite struct AreaOverlayTests {
  /// Two zones that overlap by half, and a third far away; the first two are group 0, each also its own.
  private let overlay = AreaOverlay(
    areas: [.box(0, 1, 2, 3), .box(1, 1, 3, 3), .box(10, 1, 11, 2)],
    groups: [[0, 1], [0, 2], [0, 3]])

  @Test func `points are in the areas around them and on whose edge they lie`() {
    let found = overlay.crossings(of: [
      .point(0.5, 2), .point(1.5, 2), .point(2, 2), .point(5, 5), nil,
    ])
    #expect(found[0].map(\.group) == [0, 1])
    #expect(found[1].map(\.group) == [0, 1, 2])
    #expect(found[1][0].areas == [0, 1])
    #expect(found[2].map(\.group) == [0, 1, 2])
    #expect(found[3].isEmpty && found[4].isEmpty)
    #expect(found.joined().allSatisfy { $0.share == 1 })
  }

  @Test func `a line's length inside overlapping areas counts once in their group`() throws {
    let line = Shape.line((-1, 2), (4, 2))
    let found = overlay.crossings(of: [line], keepsInside: true)[0]
    let whole = GroundMeasure.metres(line)
    #expect(found.map(\.group) == [0, 1, 2])
    // Along a parallel in steps, the geodesic of 5° is shorter by some metres than five of 1°.
    #expect(abs(found[0].share - 3.0 / 5) < 1e-4)
    #expect(abs(found[1].share - 2.0 / 5) < 1e-4)
    #expect(found[0].measure <= whole)
    #expect(abs(GroundMeasure.metres(try #require(found[0].inside)) - found[0].measure) < 1e-6)
  }

  @Test func `an area's surface inside is exact, and touching is not meeting`() {
    let found = overlay.crossings(of: [
      .box(-1, 1, 1.5, 3), .box(3, 1, 4, 3), .line((2, 3), (2, 5)),
    ])
    #expect(found[0].map(\.group) == [0, 1, 2])
    #expect(abs(found[0][0].share - 1.5 / 2.5) < 1e-9)
    #expect(abs(found[0][2].share - 0.5 / 2.5) < 1e-9)
    #expect(found[1].isEmpty)
    #expect(found[2].isEmpty)
  }

  @Test
  func
    `an area inside a zone is inside as a whole, and a zone inside an area counts with its own surface`()
  {
    let found = overlay.crossings(of: [.box(0.2, 1.2, 0.4, 1.4), .box(9, 0, 12, 4)])
    #expect(found[0][0].share == 1)
    let zone = GroundMeasure.squareMetres(.box(10, 1, 11, 2))
    #expect(abs(found[1][0].measure - zone) < 1e-6)
  }

  @Test func `the result does not depend on how the work is split`() {
    var generator = Seed(7)
    let shapes: [Shape?] = (0..<20_000).map { _ in
      .point(.random(in: -1...12, using: &generator), .random(in: 0...4, using: &generator))
    }
    let together = overlay.crossings(of: shapes)
    let apart = shapes.prefix(300).map { overlay.crossings(of: [$0])[0] }
    #expect(Array(together.prefix(300)) == apart)
    #expect(together == overlay.crossings(of: shapes))
    for (shape, found) in zip(shapes, together) {
      guard case .points(let points) = shape else { continue }
      let (x, y) = (points[0].x, points[0].y)
      let inFirst = (0...2).contains(x) && (1...3).contains(y)
      #expect(found.contains { $0.group == 1 } == inFirst)
    }
  }

  @Test(.enabled(if: PackageFolder.hasFacts))
  func `a county's inner point lies in it, and counties hardly overlap`() throws {
    let counties = try Counties.all().filter { $0.key.hasPrefix("27") }.sorted { $0.key < $1.key }
    let overlay = AreaOverlay(areas: counties.map(\.value))
    let found = overlay.crossings(of: counties.map(\.value))
    #expect(counties.count == 87)
    for (number, crossings) in found.enumerated() {
      let own = try #require(crossings.first { $0.group == number })
      #expect(abs(own.share - 1) < 1e-9)
      // Outlines are simplified one by one, so neighbors overlap a little.
      #expect(crossings.filter { $0.group != number }.allSatisfy { $0.share < 0.02 })
    }
    let centers = try FactRows.records("geo/census_gazetteer_2022_counties.csv.gz").filter {
      $0["geoid"].hasPrefix("27")
    }
    let points = centers.map {
      Shape.point(Double($0["lon"]) ?? 0, Double($0["lat"]) ?? 0)
    }
    #expect(points.count == 87)
    for (record, crossings) in zip(centers, overlay.crossings(of: points)) {
      #expect(crossings.map { counties[$0.group].key } == [record["geoid"]])
    }
  }
}
