import Foundation
import Geometry
import Interchange
import Tables
import Testing

/// Shapes as rows of assets.csv, zones.csv and tracts.csv.
@Suite struct ExposureImportTests {
  private func file(_ text: String) -> FeatureFile {
    FeatureReading().read(Array(text.utf8), named: "a.csv")
  }

  private func cells(_ plan: ExposureImportPlan, _ columns: [String]) -> [[String]] {
    plan.table.records.map { record in columns.map { record[$0] } }
  }

  @Test
  func `points become assets with coordinates, lines with a shape; marks for missing stay empty`() {
    let plan = ExposureImport(
      target: .assets, constants: ["type": "road", "system": "transportation"],
      fields: ["value_usd": "COST"]
    ).plan(
      file(
        """
        NAME,COST,People,shape
        Bridge 5,"$1,250,000",-999,POINT (-93.2 44.9)
        Main Street,-999,20,"LINESTRING (-93.3 44.9, -93.2 44.9)"
        Bridge 5,abc,,POINT (-93.1 44.9)

        """), into: nil)
    #expect(
      cells(plan, ["id", "name", "type", "latitude", "longitude", "shape", "value_usd", "people"])
        == [
          ["bridge-5", "Bridge 5", "road", "44.9", "-93.2", "", "1250000", ""],
          [
            "main-street", "Main Street", "road", "", "", "LINESTRING (-93.3 44.9, -93.2 44.9)", "",
            "20",
          ],
          ["bridge-5-2", "Bridge 5", "road", "44.9", "-93.1", "", "", ""],
        ])
    #expect(plan.added == 3)
    #expect(plan.findings.filter { $0.severity == .warning }.map(\.place.row) == [2, 3, 4])
    #expect(!plan.hasErrors)
    #expect(plan.mapped["people"] == "People")
  }

  @Test func `a second import changes what is new and keeps other rows and columns`() {
    let asking = ExposureImport(target: .zones, constants: ["hazard": "river-flood"])
    let area = "POLYGON ((-93 45, -92.9 45, -92.9 45.1, -93 45))"
    let first = asking.plan(file("name,level,shape\nCreek,AE,\"\(area)\"\n"), into: nil)
    #expect(cells(first, ["id", "level", "shape"]) == [["river-flood-ae-creek", "AE", area]])
    var table = first.table
    table.set("by hand", row: 2, column: "note")
    let same = asking.plan(file("name,level,shape\nCreek,AE,\"\(area)\"\n"), into: table)
    #expect((same.added, same.changed, same.unchanged) == (0, 0, 1))
    #expect(same.table.text == table.text)
    let moved = asking.plan(
      file(
        "name,level,shape\nCreek,AE,\"\(area.replacing("45.1", with: "45.2"))\"\nLake,,\"\(area)\"\n"
      ), into: table)
    #expect((moved.added, moved.changed) == (1, 1))
    #expect(cells(moved, ["note"]) == [["by hand"], [""]])
  }

  @Test func `an empty cell of a file never empties a filled one`() {
    let asking = ExposureImport(target: .assets, constants: ["type": "school"])
    let first = asking.plan(
      file("name,value_usd,condition,shape\nOak,100,2,POINT (1 2)\n"), into: nil)
    let second = asking.plan(
      file("name,value_usd,condition,shape\nOak,,2.5,POINT (1 3)\n"), into: first.table)
    #expect(second.changed == 1)
    #expect(
      cells(second, ["value_usd", "condition", "latitude"]) == [["100", "2", "3"]])
    #expect(second.findings.contains { $0.place.column == "condition" })
  }

  @Test func `features without a name are known by their place and take no other's row`() {
    let asking = ExposureImport(target: .assets, constants: ["type": "school"])
    let first = asking.plan(file("shape\nPOINT (1 2)\nPOINT (3 4)\n"), into: nil)
    let ids = first.table.records.map { $0["id"] }
    #expect(Set(ids).count == 2)
    let same = asking.plan(file("shape\nPOINT (3 4)\nPOINT (1 2)\n"), into: first.table)
    #expect((same.added, same.changed, same.unchanged) == (0, 0, 2))
    let other = asking.plan(file("shape\nPOINT (5 6)\n"), into: first.table)
    #expect(other.added == 1 && other.table.records.count == 3)
  }

  @Test
  func `codes of tracts are mended where a spreadsheet or the Census Bureau wrote them otherwise`()
  {
    let area = "POLYGON ((-93 45, -92.9 45, -92.9 45.1, -93 45))"
    let plan = ExposureImport(target: .tracts).plan(
      file(
        "GEOID,POP,shape\n1400000US27053000100,10,\"\(area)\"\n9110500100,20,\"\(area)\"\n27,1,\"\(area)\"\n27053000200,1,POINT (1 2)\n"
      ), into: nil)
    #expect(
      cells(plan, ["geoid", "population"]) == [["27053000100", "10"], ["09110500100", "20"]])
    #expect(plan.leftOut == 2)
    #expect(plan.findings.filter { $0.severity == .error }.map(\.place.row) == [4, 5])
    #expect(
      plan.findings.contains { $0.severity == .warning && $0.message.contains("lost the zero") })
  }

  @Test func `a field that the file does not have, and what nothing says, are errors of the file`()
  {
    let text = "name,shape\nA,POINT (1 2)\n"
    let misspelt = ExposureImport(
      target: .assets, constants: ["type": "school"], fields: ["value_usd": "COSTT"]
    ).plan(file(text), into: nil)
    #expect(
      misspelt.findings.map(\.message) == [
        "The file has no field “COSTT”. Its fields: name, shape."
      ])
    #expect(misspelt.added == 0)
    let silence =
      "Nothing says what the column type is to hold. Name a field of the file, or a value for every row"
    let silent = ExposureImport(target: .assets)
    #expect(silent.plan(file(text), into: nil).findings.map(\.message) == ["\(silence)."])
    let told = ExposureImport(target: .assets, doors: ["type": "--type"])
    #expect(told.plan(file(text), into: nil).findings.map(\.message) == ["\(silence) (--type)."])
  }
}
