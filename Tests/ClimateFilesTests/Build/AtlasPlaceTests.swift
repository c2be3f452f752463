import Climate
import Foundation
import Tables
import TestSupport
import Testing

@testable import ClimateFiles

/// Which cells of a grid a place of an atlas takes its values from.
@Suite struct AtlasPlaceTests {
  /// One year of one model in the cells of two places, each variable by its own rule.
  private func part(
    _ values: [(name: String, units: String, value: (Int, Int, Int) -> Double)],
    places: [BuildPlace]
  ) throws -> BuildPart.Header {
    var paths: [ClimateVariable: [String]] = [:]
    var files: [SampleNetCDF] = []
    for (name, units, value) in values {
      let file = try SampleNetCDF.daily(
        days: 365, latitudes: [44, 45], longitudes: [-94, -93], name: name, units: units,
        value: value)
      files.append(file)
      paths[try #require(ClimateVariable(rawValue: name))] = [file.path]
    }
    let plan = AtlasBuildPlan(
      title: "", source: "", license: "",
      runs: [ModelRunFiles(model: "M", scenario: "rcp85", paths: paths)], places: places,
      indicators: ["txx", "prcptot"])
    defer { withExtendedLifetime(files) {} }
    let part = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString).part")
    defer { try? FileManager.default.removeItem(at: part) }
    return try plan.writePart(of: plan.tasks[0], to: part).header
  }

  @Test(arguments: [
    (#"[[178, -19], [-179, -19], [-179, -16], [178, -16]]"#, "Polygon", 179.5),
    (
      #"[[[178, -19], [180, -19], [180, -16]]], [[[-180, -19], [-177, -19], [-177, -16]]]"#,
      "MultiPolygon", -179.5
    ), (#"[[-94, 44], [-93, 44], [-93, 45]]"#, "Polygon", -93.5),
  ])
  func `the middle of an area lies in it, across the antimeridian too`(
    _ corners: String, _ type: String, _ longitude: Double
  ) throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "cairn-\(UUID().uuidString).geojson")
    defer { try? FileManager.default.removeItem(at: file) }
    // One feature that is in no collection.
    try """
    {"type": "Feature", "properties": {"id": "a"}, "geometry": {"type": "\(type)", "coordinates": [\(corners)]}}
    """.write(to: file, atomically: true, encoding: .utf8)
    let place = try #require(try BuildPlaceList(file: file.path).places.first)
    #expect(place.longitude == longitude)
  }

  @Test func aPlaceOverWaterOrOutsideTheGridIsMissingAndNamed() throws {
    let archive = try AtlasArchive()
    let (atlas, notes) = try archive.atlas(archive.plan(AtlasArchive.indicators), "edges")
    for place in ["lake", "far"] {
      let ensemble = try atlas.ensemble(place: place, indicator: "txx")
      #expect(ensemble.values(model: "A", scenario: "ssp245") == nil)
    }
    #expect(notes.contains { $0.contains("Lake") && $0.contains("no values") })
    #expect(notes.contains { $0.contains("Far away") && $0.contains("outside the grid") })
    // The atlas knows it of the place, for whoever reads only the atlas.
    let far = try #require(try atlas.place("far"))
    #expect(far.note?.contains("outside the grid") == true)
    #expect(far.note?.contains("Far away") == false)
    #expect(try atlas.place("lake")?.note?.contains("no values") == true)
  }

  @Test func anAreaPartlyOverWaterTellsItsShare() throws {
    let header = try part(
      [
        ("tasmax", "degC", { _, row, column in row == 0 && column == 0 ? .nan : 20 }),
        ("pr", "mm/day", { _, _, _ in 1 }),
      ],
      places: [
        BuildPlace(
          id: "a", name: "A", latitude: 44, longitude: -93.5,
          area: [[[[-93.75, 43.5], [-92.5, 43.5], [-92.5, 44.5], [-93.75, 44.5]]]])
      ])
    #expect(
      header.sharedPlaceNotes == [
        BuildPart.Header.PlaceNote(
          text:
            "20 % of the area has no values of some variable, as over water, and is left out of what needs it.",
          places: [0])
      ])
  }

  @Test func everyIndicatorOfAPlaceIsOfOneCellThatHasAllVariables() throws {
    let places = [BuildPlace(id: "p", name: "P", latitude: 44, longitude: -94)]
    let header = try part(
      [
        ("tasmax", "degC", { _, row, column in row == 0 && column == 0 ? .nan : 20 }),
        ("pr", "mm/day", { _, _, _ in 1 }),
      ], places: places)
    // Nothing lies within 30 km, so rain of the place's own cell must not stand beside a missing heat.
    #expect(
      header.notes(naming: places).contains {
        $0.hasPrefix("M, rcp85: P: ") && $0.contains("no values")
      })
    #expect(header.emptiness?.contains("no place has data: P: ") == true)
    #expect(!header.hasValues)
    #expect(header.gaps.map(\.indicators) == [[]])
  }

  @Test func anAreaPartlyOutsideTheGridIsNoted() throws {
    let header = try part(
      [("tasmax", "degC", { _, _, _ in 20 }), ("pr", "mm/day", { _, _, _ in 1 })],
      places: ["A", "B"].map { name in
        BuildPlace(
          id: name, name: name, latitude: 44, longitude: -93,
          area: [[[[-93.5, 43.5], [-91.5, 43.5], [-91.5, 44.5], [-93.5, 44.5]]]])
      })
    // Half of the area is enough, and a sentence on many places is kept once.
    #expect(header.hasValues)
    #expect(
      header.sharedPlaceNotes == [
        BuildPart.Header.PlaceNote(
          text: "50 % of the area lies outside the grid and is left out.", places: [0, 1])
      ])
    #expect(!header.notes.contains { $0.contains("outside") })
  }

  @Test func anAreaMostlyOutsideTheGridIsMissingWithAReason() throws {
    let header = try part(
      [("tasmax", "degC", { _, _, _ in 20 }), ("pr", "mm/day", { _, _, _ in 1 })],
      places: [
        BuildPlace(
          id: "a", name: "A", latitude: 44, longitude: -93,
          area: [[[[-93.5, 43.5], [-91, 43.5], [-91, 44.5], [-93.5, 44.5]]]])
      ])
    #expect(!header.hasValues)
    #expect(
      header.sharedPlaceNotes?.map(\.text) == [
        "60 % of the area lies outside the grid and is left out.",
        "less than half of the area has values; where so, it is missing.",
      ])
    #expect(header.gaps.map(\.indicators) == [[]])
    #expect(
      header.gaps.allSatisfy { $0.reason.contains("of every area less than half has values") })
  }

  @Test func whatLiesOutsideTheGridAndOverWaterIsMissingTogether() throws {
    // A tenth of the area lies in the cell of water, four tenths in the one beside it, and the rest outside.
    let header = try part(
      [
        ("tasmax", "degC", { _, row, column in row == 0 && column == 0 ? .nan : 20 }),
        ("pr", "mm/day", { _, _, _ in 1 }),
      ],
      places: [
        BuildPlace(
          id: "a", name: "A", latitude: 44, longitude: -93,
          area: [[[[-93.75, 43.5], [-91.25, 43.5], [-91.25, 44.5], [-93.75, 44.5]]]])
      ])
    #expect(header.hasValues)
    #expect(
      header.sharedPlaceNotes?.map(\.text) == [
        "50 % of the area lies outside the grid and is left out.",
        "10 % of the area has no values of some variable, as over water, and is left out of what needs it.",
        "less than half of the area has values; where so, it is missing.",
      ])
  }

  @Test func `a variable whose unit cannot be right is left out, and the others are computed`()
    throws
  {
    let values: [(name: String, units: String, value: (Int, Int, Int) -> Double)] = [
      ("tasmax", "degC", { day, _, _ in day == 300 ? 290 : 20 }),
      ("pr", "mm/day", { _, _, _ in 2 }),
    ]
    let place = BuildPlace(id: "p", name: "P", latitude: 44, longitude: -94)
    let header = try part(values, places: [place])
    let words = "tasmax has values such as 290 degC on 2001-10-28, which cannot be."
    #expect(header.problems.count == 1 && header.problems[0].contains(words))
    #expect(header.hasValues)
    #expect(header.gaps.count == 1 && header.gaps[0].indicators == ["txx"])
    #expect(
      header.gaps[0].reason.hasPrefix("tasmax cannot be used: ")
        && header.gaps[0].reason.contains(words))
    #expect(
      header.notes.contains { $0.contains("tasmax cannot be used, so Hottest day is missing") })
    // Nothing else is left.
    let problem = #expect(throws: ClimateProblem.self) {
      try part([values[0]], places: [place])
    }
    #expect(problem?.message.contains(words) == true)
  }
}
