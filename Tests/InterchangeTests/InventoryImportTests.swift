import Factors
import Foundation
import Interchange
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// What people really do to workbooks: each is a finding at its sheet, row and column.
@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct InventoryImportTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let place: String
    let message: String
    var severity = Finding.Severity.error
  }

  private static let buildings = "filled.xlsx, sheet “Buildings”, row 7, column "

  static let cells: [Case] = [
    Case(
      testDescription: "an unknown fuel, with a suggestion",
      code: #"cell("Buildings", "g21", "activity").value = "natural-gass""#,
      place: buildings + "activity", message: "Did you mean “natural-gas”?"),
    Case(
      testDescription: "an unknown unit, with a suggestion",
      code: #"cell("Buildings", "g21", "unit").value = "thrm""#,
      place: buildings + "unit", message: "Did you mean “therm”?"),
    Case(
      testDescription: "a unit of another kind",
      code: #"cell("Buildings", "e21", "unit").value = "mile""#,
      place: "filled.xlsx, sheet “Buildings”, row 6, column unit", message: "cannot use mile"),
    Case(
      testDescription: "text where a number is wanted",
      code: #"cell("Buildings", "g21", "quantity").value = "about 5""#,
      place: buildings + "quantity", message: "is not a number"),
    Case(
      testDescription: "a number with separators, kept as text",
      code: #"cell("Buildings", "g21", "quantity").value = "1,234""#,
      place: buildings + "quantity", message: "“1,234” can be 1234 or 1.2340."),
    Case(
      testDescription: "a negative amount",
      code: #"cell("Buildings", "g21", "quantity").value = -5"#,
      place: buildings + "quantity", message: "The amount is negative"),
    Case(
      testDescription: "a date where a number is wanted",
      code: #"cell("Buildings", "g21", "quantity").value = datetime.date(2021, 3, 1)"#,
      place: buildings + "quantity",
      message: "holds the date 2021-03-01, which Excel keeps as the number 44256"),
    Case(
      testDescription: "a date where the year is wanted",
      code: #"cell("Buildings", "g21", "year").value = datetime.date(2021, 1, 1)"#,
      place: buildings + "year", message: "A year of four digits is wanted here"),
    Case(
      testDescription: "a truth value",
      code: #"cell("Buildings", "g21", "quantity").value = True"#,
      place: buildings + "quantity", message: "truth value"),
    Case(
      testDescription: "a percent in a column that counts percent",
      code: """
        cell("Buildings", "g21", "activity_uncertainty_percent").value = 0.05
        cell("Buildings", "g21", "activity_uncertainty_percent").number_format = "0%"
        """,
      place: buildings + "activity_uncertainty_percent",
      message: "Excel shows 5 % here and holds 0.05"),
    Case(
      testDescription: "an amount that is emptied",
      code: #"cell("Buildings", "g21", "quantity").value = None"#,
      place: buildings + "quantity", message: "is empty; it must be filled"),
    Case(
      testDescription: "a missing year",
      code: #"cell("Buildings", "g21", "year").value = None"#,
      place: buildings + "year", message: "is empty; it must be filled"),
    Case(
      testDescription: "a year that the factors do not have",
      code: #"cell("Buildings", "e21", "year").value = 1999"#,
      place: "filled.xlsx, sheet “Buildings”, row 6, column year",
      message: "Nothing is extrapolated"),
    Case(
      testDescription: "own factors of another year than the record's",
      code: """
        add("Agriculture", id="cows", year=2021, method="enteric-fermentation",
            activity="dairy-cow", quantity=9, unit="head", factor="own")
        add("Own factors", set="own", activity="dairy-cow", year=2019, gas="ch4", value=120,
            unit="kg", per="head")
        """,
      place: "filled.xlsx, sheet “Agriculture”, row 5, column factor",
      message: "has no row for “dairy-cow” in 2021"),
    Case(
      testDescription: "CO2e entered as a gas",
      code: """
        add("Solid waste", id="f21", year=2021, method="direct-entry", activity="co2e",
            quantity=5, unit="tonne")
        """,
      place: "filled.xlsx, sheet “Solid waste”, row 7, column activity",
      message: "Enter CO2, CH4 and N2O as records of their own"),
    Case(
      testDescription: "CO2e as the gas of a factor",
      code: #"add("Own factors", set="own", gas="co2e", value=53, unit="kg", per="mcf")"#,
      place: "filled.xlsx, sheet “Own factors”, row 5, column gas", message: "is not a gas"),
    Case(
      testDescription: "a formula without its value",
      code: #"cell("Buildings", "g21", "quantity").value = "=1+1""#,
      place: buildings + "quantity", message: "recalculate (F9)"),
    Case(
      testDescription: "a cell that shows an error",
      code: """
        cell("Buildings", "g21", "quantity").value = "#REF!"
        cell("Buildings", "g21", "quantity").data_type = "e"
        """, place: buildings + "quantity", message: "shows the error #REF!"),
    Case(
      testDescription: "merged cells",
      code: #"book["Buildings"].merge_cells("F6:F7")"#,
      place: "filled.xlsx, sheet “Buildings”, row 6, column quantity",
      message: "The cells F6:F7 are merged"),
    Case(
      testDescription: "a word that is none of a list",
      code: #"cell("Buildings", "g21", "notation_key").value = "NA""#,
      place: buildings + "notation_key", message: "Use one of “NO”"),
    Case(
      testDescription: "an input that is out of its range",
      code: """
        add("Agriculture", id="s21", year=2021, method="fertilized-soils", activity="synthetic",
            quantity=5, unit="tonne", volatilized=12)
        """,
      place: "filled.xlsx, sheet “Agriculture”, row 5, column factor",
      message: "is outside 0 to 1"),
    Case(
      testDescription: "the source of an input that is not stated",
      code: #"add("Sources of inputs", record="g21", parameter="origin", source="bill")"#,
      place: "filled.xlsx, sheet “Sources of inputs”, row 5, column parameter",
      message: "has no value"),
  ]

  @Test(arguments: cells)
  func `a wrong cell is found, and its row is left out`(_ test: Case) throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(test.code, of: workspace)
    let found = plan.findings.filter { $0.severity == test.severity }
    #expect(
      found.contains {
        $0.place.description == test.place && $0.message.contains(test.message)
      }, "\(plan.findings)")
    #expect(!plan.leftOut.isEmpty)
    #expect(plan.leftOut.contains { $0.reason == .error })
    let after = try FilledWorkbook.applied(plan, to: workspace)
    #expect(after.records == workspace.records)
  }

  @Test func `one bad row does not keep the others out`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "g21", "unit").value = "thrm"
      cell("Buildings", "e21", "quantity").value = 9001
      """, of: workspace)
    #expect(plan.words == ["e21 quantity: 9000 → 9001"])
    #expect(plan.leftOut.map(\.name) == ["g21"])
    #expect(plan.hasErrors)
  }
}

extension InventoryImportTests {
  @Test func `the same id on two sheets, and twice on one, is imported from neither`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      for sheet, quantity in [("Buildings", 1), ("Industry", 2)]:
          add(sheet, id="twin", year=2021, method="stationary-fuel", activity="propane",
              quantity=quantity, unit="gallon")
      add("Buildings", id="g21", year=2021, method="stationary-fuel", activity="propane",
          quantity=3, unit="gallon")
      """, of: workspace)
    #expect(plan.words == [])
    #expect(plan.leftOut.map(\.name) == ["g21", "twin", "g21", "twin"])
    #expect(plan.found().contains { $0.contains("“twin” is also in row 5 of “Industry”") })
    #expect(plan.found().contains { $0.contains("“g21” is also in row 9 of “Buildings”") })
  }

  @Test func `two records with one amount are one source counted twice, perhaps`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      add("Buildings", id="gas-again", year=2021, subsector="residential", method="stationary-fuel",
          activity="natural-gas", quantity=50000, unit="mcf")
      """, of: workspace)
    #expect(plan.words == ["added gas-again"])
    let finding = try #require(plan.findings.first { $0.severity == .warning })
    #expect(finding.message.contains("counted twice"))
    #expect(finding.place.row == 8)
  }

  @Test func `a mix whose shares do not sum to one is imported as a whole or not at all`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Vehicle mix", 5, "share").value = 0.5
      cell("Waste mix", 5, "share").value = 0.2
      cell("Waste mix", 6, "share").value = 0.4
      for material, share in [("paper", 0.5), ("wood", 0.3)]:
          add("Waste mix", set="new", material=material, share=share)
      """, of: workspace)
    #expect(plan.words == ["msw, paper share: 0.3 → 0.2", "msw, food-waste share: 0.3 → 0.4"])
    #expect(
      plan.leftOut.map(\.name) == ["mix, passenger-car, motor-gasoline", "new, paper", "new, wood"])
    let found = plan.found(.error)
    #expect(
      found.contains {
        $0.contains("“Vehicle mix”, row 5, column share: The shares of “mix” sum to 0.9")
      })
    #expect(found.contains { $0.contains("The shares of “new” sum to 0.8") })
  }

  @Test func `shares shown as percent are shares`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      for row, share in [(5, 0.5), (6, 0.5), (7, 0)]:
          cell("Vehicle mix", row, "share").value = share
          cell("Vehicle mix", row, "share").number_format = "0%"
      """, of: workspace)
    #expect(plan.words.count == 3)
    #expect(!plan.hasErrors)
    #expect(plan.found(.note).contains { $0.contains("3 cells are shown as percent") })
  }

  @Test func `hidden rows are read, with a warning`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "g21", "quantity").value = 7
      book["Buildings"].row_dimensions[7].hidden = True
      """, of: workspace)
    #expect(plan.words == ["g21 quantity: 50000 → 7"])
    #expect(plan.found().contains { $0.contains("Rows with values are hidden") })
  }

  @Test func `a row without an id gets one that says what it is`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      for quantity in [7, 8]:
          add("Buildings", year=2021, subsector="Public Schools", method="stationary-fuel",
              activity="propane", quantity=quantity, unit="gallon")
      add("Buildings", subsector="x", method="stationary-fuel", activity="propane", quantity=1,
          unit="gallon")
      """, of: workspace)
    #expect(
      plan.words == ["added public-schools-propane-2021", "added public-schools-propane-2021-2"])
    #expect(plan.found(.note).count { $0.contains("has no id") } == 2)
    #expect(plan.found(.error).contains { $0.contains("row 10, column year") })
  }

  @Test func `a row that is not filled is named, and is no error`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      add("Buildings", id="later", year=2021, method="stationary-fuel", activity="propane",
          unit="gallon")
      """, of: workspace)
    #expect(plan.leftOut.map(\.reason) == [.unfilled])
    #expect(!plan.hasErrors)
    #expect(plan.files.isEmpty)
  }

  @Test func `rows that the workbook lacks stay, and go only when that is asked for`() throws {
    let sample = SampleWorkspace([
      "inventory-parameters.csv": "record,parameter,value,unit,source,note\n"
        + "o21,origin,fossil,,bill,\nk21,origin,fossil,,bill,\n",
      "inventory.csv": (SampleWorkspace().files["inventory.csv"] ?? "")
        + "o21,2021,waste,,direct-entry,ch4,3,tonne,,III.1.2,3,,M,bill,\n"
        + "k21,2021,waste,,direct-entry,ch4,2,tonne,,III.1.2,3,,M,bill,\n",
    ])
    let workspace = try sample.workspace()
    let code = """
      sheet = book["Solid waste"]
      sheet.delete_rows(cell("Solid waste", "o21", "id").row)
      """
    let kept = try FilledWorkbook.plan(code, of: workspace)
    #expect(kept.missing.map(\.name) == ["o21"])
    #expect(kept.files.isEmpty)
    let removed = try FilledWorkbook.plan(code, of: workspace, removesMissing: true)
    #expect(removed.words == ["removed o21"])
    #expect(removed.missing.isEmpty)
    let after = try FilledWorkbook.applied(removed, to: workspace)
    #expect(after.records.map(\.id) == workspace.records.map(\.id).filter { $0 != "o21" })
    let parameters = String(
      decoding: removed.files["inventory-parameters.csv"] ?? [], as: UTF8.self)
    #expect(parameters == "record,parameter,value,unit,source,note\nk21,origin,fossil,,bill,\n")
    let wrong = try FilledWorkbook.plan(
      code + "\ncell('Buildings', 'g21', 'unit').value = 'x'", of: workspace, removesMissing: true)
    #expect(wrong.words == [])
    #expect(wrong.missing.map(\.name) == ["o21"])
    #expect(
      wrong.found().contains { $0.contains("nothing is removed while the workbook has errors") })
  }

  @Test func `a sheet that is deleted takes no row with it`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      #"del book["Buildings"]; del book["Vehicle mix"]"#, of: workspace, removesMissing: true)
    #expect(plan.files.isEmpty)
    #expect(plan.missing.isEmpty)
  }

  @Test func `a changed id is told, because the old row stays`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      #"cell("Buildings", "g21", "id").value = "gas-2021""#, of: workspace)
    #expect(plan.words == ["added gas-2021"])
    #expect(plan.missing.map(\.name) == ["g21"])
    #expect(plan.found().contains { $0.contains("looks like “g21” under a new id") })
  }

  @Test func `a renamed sheet of records is an error, and another one is a note`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "g21", "quantity").value = 7
      book["Buildings"].title = "Homes"
      book.create_sheet("Scratch").append(["a", "b"])
      """, of: workspace)
    #expect(plan.files.isEmpty)
    #expect(plan.found(.error).contains { $0.contains("sheet “Homes”: The sheet has records") })
    #expect(plan.found(.note).contains { $0.contains("sheet “Scratch”: The sheet is none of") })
  }

  @Test func `a title may be written in other letters, and one that is gone keeps its cells`()
    throws
  {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      top, titles = header("Buildings")
      book["Buildings"].cell(top, titles["quantity"]).value = "Quantity"
      book["Buildings"].cell(7, titles["quantity"]).value = 7
      book["Buildings"].cell(top, titles["note"]).value = "comments"
      book["Buildings"].cell(7, titles["note"]).value = "hello"
      book["Solid waste"].delete_cols(header("Solid waste")[1]["factor"])
      """, of: workspace)
    #expect(plan.words == ["g21 quantity: 50000 → 7"])
    #expect(plan.found().contains { $0.contains("has no column “comments” in the template") })
  }

  @Test func `a sheet without its amounts, or with two columns of one name, is not read`() throws {
    let workspace = try SampleWorkspace().workspace()
    let plan = try FilledWorkbook.plan(
      """
      cell("Buildings", "g21", "note").value = "changed"
      book["Buildings"].delete_cols(header("Buildings")[1]["quantity"])
      top, titles = header("Solid waste")
      book["Solid waste"].cell(top, titles["note"]).value = "quantity"
      book["Solid waste"].cell(top + 1, titles["note"]).value = 5
      """, of: workspace)
    #expect(plan.files.isEmpty)
    let found = plan.found(.error)
    #expect(found.contains { $0.contains("“Buildings”, row 4: The column “quantity” is missing") })
    #expect(found.contains { $0.contains("“Solid waste”, row 4, column quantity") })
    #expect(found.contains { $0.contains("“Solid waste”, row 4: Because of the errors") })
  }

  @Test func `a workbook of something else is refused with its sheets`() throws {
    let workspace = try SampleWorkspace().workspace()
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "other.xlsx")
      try SpreadsheetTools.python("table([['site', 'use'], ['a', 1]]).save(path)", path: file)
      let plan = FilledWorkbook.plan(reading: file, into: workspace)
      #expect(plan.hasErrors)
      #expect(plan.found(.error).contains { $0.contains("None of the sheets (“Data”)") })
      try SpreadsheetTools.python("open(path, 'w').write('id,year\\n')", path: file)
      let text = FilledWorkbook.plan(reading: file, into: workspace)
      #expect(text.found(.error).count == 1)
      #expect(text.found(.error).first?.contains("The file is text, such as CSV") == true)
      #expect(text.files.isEmpty)
    }
  }

  @Test func `a bomb and a giant are refused before anything is compared`() throws {
    let workspace = try SampleWorkspace().workspace()
    let bombs = [
      ("package('<sheetData/>', strings=['a' * 400_000_000])", "unpack"),
      ("open(path, 'wb').write(b'PK' + bytes(51_000_000))", "MB"),
    ]
    try SpreadsheetTools.withFolder { folder in
      for (code, words) in bombs {
        let file = folder.appending(path: "bomb.xlsx")
        try SpreadsheetTools.python(code, path: file)
        let plan = FilledWorkbook.plan(reading: file, into: workspace)
        #expect(plan.found(.error).count == 1)
        #expect(plan.findings.first?.message.contains(words) == true, "\(plan.findings)")
        #expect(plan.files.isEmpty)
      }
    }
  }

  @Test func `a table of the workspace that cannot be read stops the import`() throws {
    let workspace = try SampleWorkspace().workspace()
    let broken = try SampleWorkspace(["inventory.csv": "id;year\nx;2021\n"]).workspace()
    let plan = try FilledWorkbook.plan("", of: workspace, into: broken)
    #expect(plan.found(.error).first?.contains("inventory.csv, row 1, column") == true)
    #expect(plan.files.isEmpty)
  }

  @Test func `an edit that breaks another part of the workspace says so`() throws {
    let workspace = try SampleWorkspace([
      "inventory.csv": "id,year,sector,subsector,method,activity,quantity,unit,account,within\n"
        + "a,2021,buildings,,stationary-fuel,propane,10,gallon,,\n"
        + "b,2021,industry,,stationary-fuel,propane,5,gallon,government,a\n"
    ]).workspace()
    let plan = try FilledWorkbook.plan(
      #"cell("Buildings", "a", "year").value = 2019; del book["Industry"]"#, of: workspace)
    #expect(plan.words == ["a year: 2021 → 2019"])
    #expect(
      plan.found(.error) == [
        "error: inventory.csv, row 3, column within: “a” is a record of 2019, this one of 2021."
      ])
  }
}
