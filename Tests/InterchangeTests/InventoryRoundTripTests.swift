import Factors
import Foundation
import Interchange
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// Out to a workbook and back in: nothing changes but what people change.
@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct InventoryRoundTripTests {
  @Test func `the example comes back byte for byte`() throws {
    let workspace = try WorkspaceFolder.read(
      PackageFolder.example, library: FilledWorkbook.library)
    let plan = try FilledWorkbook.plan("", of: workspace)
    #expect(plan.words == [])
    #expect(plan.files.isEmpty)
    #expect(plan.unchangedRows > 170)
    #expect(plan.missing.isEmpty)
    #expect(plan.leftOut.isEmpty)
    #expect(plan.found(.note) == [])
  }

  /// Bytes that spreadsheets like to change: line ends, a byte order mark, quotes, zeros, spaces.
  static let awkward = SampleWorkspace([
    "inventory.csv":
      "\u{FEFF}id,year,sector,subsector,method,activity,quantity,unit,factor,own,note\r\n"
      + "g21,2021,buildings,residential,stationary-fuel,natural-gas,050000.0,mcf,,kept,\"two\r\nlines\"\r\n"
      + "\"l21\",2021,waste,landfill,landfill-methane-commitment,mixed-waste,4e3,tonne,msw, x ,=1+1\r\n"
      + ",,,,,,,,,,\r\n"
      + "o21,2021,waste,,direct-entry,ch4,3,tonne,,,\"0.10\"",
    "inventory-parameters.csv": "record,parameter,value,unit,source,note\n"
      + "o21,origin,fossil,,bill,plant report\n" + "nobody,origin,fossil,,,\n",
    "factors.csv": "set,gas,value,unit,per,edition,year\nown,co2,1.50,lb,MWh,007,2021\n",
    "instruments.csv": "id,year,kind,quantity\nrec,2021,certificate,\n",
  ])

  @Test func `awkward bytes come back as they were`() throws {
    let workspace = try Self.awkward.workspace()
    let plan = try FilledWorkbook.plan("", of: workspace)
    #expect(plan.words == [])
    #expect(plan.files.isEmpty, "\(plan.files.keys)")
    #expect(!plan.hasErrors, "\(plan.found())")
  }

  @Test func `a changed cell changes its bytes and no others`() throws {
    let workspace = try Self.awkward.workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "g21", "quantity").value = 60000.5
      cell("Solid waste", "l21", "note").value = "weighed, twice"
      cell("Solid waste", "o21", "origin").value = "recent"
      """, of: workspace)
    #expect(
      plan.words == [
        "g21 quantity: 050000.0 → 60000.5", "l21 note: =1+1 → weighed, twice",
        "o21 origin: fossil → recent",
      ])
    let before = workspace.files
    let inventory = String(decoding: before["inventory.csv"] ?? [], as: UTF8.self)
      .replacing("050000.0", with: "60000.5").replacing("=1+1", with: "\"weighed, twice\"")
    let parameters = String(decoding: before["inventory-parameters.csv"] ?? [], as: UTF8.self)
      .replacing("o21,origin,fossil", with: "o21,origin,recent")
    #expect(
      plan.files == [
        "inventory.csv": Array(inventory.utf8), "inventory-parameters.csv": Array(parameters.utf8),
      ])
  }

  @Test func `sorting the rows of every sheet changes nothing`() throws {
    let workspace = try WorkspaceFolder.read(
      PackageFolder.example, library: FilledWorkbook.library)
    let plan = try FilledWorkbook.plan(
      """
      for sheet in ["Buildings", "Solid waste", "Vehicle mix", "Indicators", "Sources"]:
          top, _ = header(sheet)
          rows = [[c.value for c in row] for row in book[sheet].iter_rows(top + 1, last(sheet))]
          for offset, row in enumerate(reversed(rows)):
              for column, value in enumerate(row):
                  book[sheet].cell(top + 1 + offset, column + 1).value = value
      """, of: workspace)
    #expect(plan.words == [])
    #expect(plan.files.isEmpty)
  }

  @Test func `a stated cell of a column that the table lacks adds the column`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      #"cell("Buildings", "e21", "account").value = "government""#, of: workspace)
    #expect(plan.words == ["e21 account:  → government"])
    let text = String(decoding: plan.files["inventory.csv"] ?? [], as: UTF8.self)
    #expect(text.hasPrefix("id,year,"))
    #expect(text.split(separator: "\n")[0].hasSuffix(",note,account"))
    #expect(text.contains("H,bill,,government\n"))
    #expect(plan.files.keys.sorted() == ["inventory.csv"])
  }

  @Test func `an emptied input loses its row, and one in another unit keeps its unit`() throws {
    let sample = SampleWorkspace([
      "inventory.csv": "id,year,sector,subsector,method,activity,quantity,unit\n"
        + "s21,2021,agriculture,,fertilized-soils,synthetic,100,tonne\n"
        + "o21,2021,waste,,direct-entry,ch4,3,tonne\n",
      "inventory-parameters.csv": "record,parameter,value,unit,source,note\n"
        + "s21,volatilized,10,percent,bill,\no21,origin,fossil,,bill,\n",
    ])
    let workspace = try sample.workspace()
    #expect(try FilledWorkbook.plan("", of: workspace).files.isEmpty)
    let plan = try FilledWorkbook.plan(
      """
      assert cell("Agriculture", "s21", "volatilized").value == "10 percent"
      cell("Agriculture", "s21", "volatilized").value = "12 percent"
      cell("Solid waste", "o21", "origin").value = None
      """, of: workspace)
    #expect(
      String(decoding: plan.files["inventory-parameters.csv"] ?? [], as: UTF8.self)
        == "record,parameter,value,unit,source,note\ns21,volatilized,12,percent,bill,\n")
  }

  @Test func `an empty template filled by hand gives the totals of its amounts`() throws {
    let files = NewWorkspace.files(
      id: "town", name: "Town", kind: .city, state: "MN", years: [2021])
    var texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
    texts["community.yaml"] = texts["community.yaml"]?
      .replacing("egrid_subregion: \"\"", with: "egrid_subregion: MROW")
    let workspace = try WorkspaceFolder.read(
      files: texts.mapValues { Array($0.utf8) }, library: FilledWorkbook.library)
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "residential-electricity-2021", "quantity").value = 9000
      cell("Buildings", "residential-natural-gas-2021", "quantity").value = 50000
      cell("Buildings", "residential-natural-gas-2021", "unit").value = "mcf"
      cell("Transportation", "on-road-vehicle-miles-2021", "quantity").value = 20000000
      for row, share, mpg in [(5, 0.6, 25), (6, 0.3, 19), (7, 0.1, 7)]:
          cell("Vehicle mix", row, "share").value = share
          cell("Vehicle mix", row, "mpg").value = mpg
          cell("Vehicle mix", row, "model_year").value = 2012
      cell("Water and wastewater", "wastewater-population-2021", "quantity").value = 1020
      cell("Indicators", "population", "value").value = 1020
      cell("Industry", "industrial-electricity-2021", "notation_key").value = "NO"
      cell("Industry", "industrial-electricity-2021", "note").value = "There is no industry."
      add("Buildings", year=2021, subsector="commercial", method="stationary-fuel",
          activity="propane", quantity=1000, unit="gallon")
      """, of: workspace)
    #expect(plan.found() == [])
    #expect(plan.found(.note).count == 1)
    #expect(plan.leftOut.count { $0.reason == .unfilled } == plan.leftOut.count)
    let town = try FilledWorkbook.applied(plan, to: workspace)
    let calculation = PlanCalculation(workspace: town, library: FilledWorkbook.library)
    let expected = Sample.inventory(
      [
        Sample.record("grid-electricity", "electricity", 9000, "MWh"),
        Sample.record("stationary-fuel", "natural-gas", 50000, "mcf"),
        Sample.record("stationary-fuel", "propane", 1000, "gallon"),
        Sample.record("on-road-vmt", "vehicle-miles", 2e7, "mile", factor: "mix"),
        Sample.record("wastewater-sit", "population", 1020, "people"),
      ],
      Sample.context(vehicles: [
        Sample.vehicle("passenger-car", "motor-gasoline", share: 0.6, mpg: 25, modelYear: 2012),
        Sample.vehicle("light-truck", "motor-gasoline", share: 0.3, mpg: 19, modelYear: 2012),
        Sample.vehicle("medium-heavy", "diesel", share: 0.1, mpg: 7, modelYear: 2012),
      ]), set: "ar5")
    #expect(expected.entries.count == 5)
    #expect(isClose(calculation.inventory.total(2021), expected.total(2021)))
    #expect(town.records.count { $0.notationKey == .notOccurring } == 1)
    #expect(town.indicatorOrder == ["population"])
    let again = try FilledWorkbook.plan("", of: town)
    #expect(again.files.isEmpty)
  }

  @Test func `importing the same workbook twice changes nothing the second time`() throws {
    let workspace = try SampleWorkspace().workspace()
    let code = """
      add("Buildings", year=2021, subsector="school", method="stationary-fuel",
          activity="propane", quantity=7, unit="gallon")
      add("Sources", id="new", title="A new report")
      """
    let first = try FilledWorkbook.plan(code, of: workspace)
    #expect(first.words == ["added school-propane-2021", "added new"])
    let changed = try FilledWorkbook.applied(first, to: workspace)
    let second = try FilledWorkbook.plan(code, of: workspace, into: changed)
    #expect(second.words == [])
    #expect(second.files.isEmpty)
  }
}
