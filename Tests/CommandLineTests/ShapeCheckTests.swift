import Foundation
import TestSupport
import Testing

/// What `cairn check` says of shapes and coordinates, and an import of words in the file.
@Suite struct ShapeCheckTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["community.yaml"] =
      "format: 1\nid: town\nname: Town\nkind: county\nstate: MN\ngeoid: \"27053\"\n"
    files["zones.csv"] = """
      id,hazard,name,shape
      eight,river-flooding,Eight,"POLYGON ((-93.5 44.9, -93.4 45.0, -93.4 44.9, -93.5 45.0, -93.5 44.9))"
      swapped,river-flooding,Swapped,"POLYGON ((44.9 -93.5, 45.0 -93.5, 45.0 -93.4, 44.9 -93.5))"
      metres,river-flooding,Metres,"POLYGON ((470000 4970000, 471000 4970000, 471000 4971000, 470000 4970000))"
      missing,river-flooding,Missing,"POLYGON ((-999 -999, -93.4 44.9, -93.4 45.0, -999 -999))"

      """
    files["assets.csv"] = """
      id,name,type,latitude,longitude
      zero,Zero,pump,0,0
      swapped,Swapped,pump,-93.3,44.9

      """
    return files
  }

  @Test func `each shape that cannot be used is one finding at its row`() throws {
    try CairnProcess.inTown(files) { folder in
      let checked = try CairnProcess.run(["check", "town"], in: folder)
      let lines = checked.output.split(separator: "\n").map(String.init)
      let zones = lines.filter { $0.contains("zones.csv") }
      #expect(checked.status == 1 && zones.count == 4, "\(zones)")
      #expect(zones.contains { $0.hasPrefix("warning: zones.csv, row 2,") })
      #expect(zones.contains { $0.contains("row 2") && $0.contains("It was mended, and has ") })
      #expect(zones.contains { $0.contains("row 3") && $0.contains("longitude comes first") })
      #expect(zones.contains { $0.contains("row 4") && $0.contains("metres or feet") })
      #expect(zones.contains { $0.contains("row 5") && $0.contains("mark for “missing”") })
      let assets = lines.filter { $0.contains("assets.csv") }
      #expect(assets.contains { $0.contains("row 2") && $0.contains("0, 0, in the sea") })
      #expect(assets.count { $0.contains("row 3") } == 1, "\(assets)")
    }
  }

  @Test func `a misspelt hazard of a file is found when it is imported`() throws {
    try CairnProcess.inTown(files) { folder in
      let shape = "\"POLYGON ((-93.5 44.9, -93.4 44.9, -93.4 45.0, -93.5 44.9))\""
      let table =
        "name,hazard,shape\nCreek,river-floding,\(shape)\nLake,river-floding,\(shape)\n"
      try Data(table.utf8).write(to: folder.appending(path: "new.csv"))
      let taken = try CairnProcess.run(
        ["exposure", "import", "town", "new.csv", "--as", "zones", "--dry-run"], in: folder)
      let found = taken.output.split(separator: "\n").filter { $0.contains("river-floding") }
      #expect(found.count == 1, "\(taken.output)")
      #expect(
        found.first?.contains("rows 2–3, column hazard") == true
          && found.first?.contains("Did you mean “river-flooding”?") == true)
    }
  }

  @Test func `a score that is a fill value is told as one outside the scale`() throws {
    try CairnProcess.inTown(files) { folder in
      let scored = try CairnProcess.run(
        ["risks", "score", "town", "heat-health", "--assessor", "Works", "--exposure", "-999"],
        in: folder)
      #expect(scored.status == 1 && scored.errors.contains("“-999” is not a score for exposure"))
      let listed = try CairnProcess.run(
        ["risks", "list", "town", "--hazard", "heet"], in: folder)
      #expect(listed.errors.contains("Did you mean “heat”?"))
    }
  }
}
