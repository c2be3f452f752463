import Factors
import Foundation
import Interchange
import Inventory
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct InventoryTemplateTests {
  private static let library = FactorLibrary.standard
  private static let empty = InventoryTemplate(workspace: nil, library: library, years: [2023])

  private func sheet(
    _ name: String, of template: InventoryTemplate = empty
  ) throws -> Workbook.Sheet {
    try #require(template.workbook.sheets.first { $0.name == name })
  }

  private func texts(_ sheet: Workbook.Sheet, _ title: String) throws -> [String] {
    let column = try #require(sheet.columns.firstIndex { $0.title == title })
    return sheet.rows.map { row in
      switch row[column] {
      case .empty: ""
      case .text(let text): text
      case .number(let number): "\(number)"
      case .boolean(let truth): "\(truth)"
      }
    }
  }

  @Test func `there is a sheet for every sector and every table of the inventory`() {
    let names = Self.empty.workbook.sheets.map(\.name)
    #expect(names.first == "Start here")
    #expect(names.suffix(2) == ["Methods", "GPC cells"])
    #expect(Sector.allCases.allSatisfy { names.contains($0.title) })
    for name in [
      "Sources", "Indicators", "Vehicle mix", "Waste mix", "Own factors", "Instruments",
      "Sources of inputs",
    ] { #expect(names.contains(name)) }
    #expect(Self.empty.findings.isEmpty)
  }

  @Test func `every method can be chosen in its sectors, with every unit and input it takes`()
    throws
  {
    for method in MethodRegistry.declarations {
      for sector in method.sectors {
        let sheet = try sheet(sector.title)
        let columns = Dictionary(uniqueKeysWithValues: sheet.columns.map { ($0.title, $0) })
        guard case .oneOf(let methods) = columns["method"]?.rule,
          case .suggested(let units) = columns["unit"]?.rule
        else {
          Issue.record("\(sector) has no pick-lists")
          continue
        }
        #expect(methods.contains(method.id))
        #expect(method.unitSymbols.allSatisfy(units.contains))
        for parameter in method.parameters {
          // An input with the name of a column of records has its own beside it.
          let column = columns["\(parameter.id) (input)"] ?? columns[parameter.id]
          #expect(column?.note.contains(parameter.meaning) == true, "\(method.id) \(parameter.id)")
          #expect(column?.note.contains(method.id) == true)
        }
      }
    }
  }

  @Test func `every table of the inventory has all its columns in its sheet`() {
    let layout = InventoryLayout(library: Self.library)
    for sheet in layout.sheets where sheet.name != "Sources of inputs" {
      let cells = sheet.columns.compactMap { column -> String? in
        if case .cell(let name) = column.target { name } else { nil }
      }
      let wanted = sheet.table.columns.filter { $0 != "sector" }
      #expect(Set(cells) == Set(wanted), "\(sheet.name)")
      #expect(Set(sheet.columns.map(\.title)).count == sheet.columns.count)
    }
  }

  @Test func `rows to start with name methods, activities, units and cells that there are`() throws
  {
    var references: Set<String> = []
    for sector in Sector.allCases {
      let sheet = try sheet(sector.title)
      guard !sheet.rows.isEmpty else { continue }
      let columns = try ["method", "activity", "unit", "gpc", "uscp", "year", "id"].map {
        try texts(sheet, $0)
      }
      for row in sheet.rows.indices {
        let declaration = MethodRegistry.method(columns[0][row])?.declaration
        #expect(declaration?.sectors.contains(sector) == true, "\(columns[0][row])")
        let unit = MeasurementUnit.named(columns[2][row])
        #expect(unit.map { declaration?.kinds.contains($0.kind) == true } == true)
        if columns[0][row] == "stationary-fuel" {
          #expect(Self.library.fuels[columns[1][row]] != nil)
        }
        #expect(Self.library.protocols.gpcCell(columns[3][row]) != nil)
        #expect(columns[5][row] == "2023.0")
        #expect(Community.isIdentifier(columns[6][row]))
        references.insert(columns[4][row])
      }
      #expect(try texts(sheet, "quantity").allSatisfy(\.isEmpty))
      #expect(try texts(sheet, "where_to_get_it").allSatisfy { !$0.isEmpty })
    }
    for activity in Self.library.protocols.basicActivities {
      #expect(!references.isDisjoint(with: activity.references), "\(activity.name)")
    }
    let materials = try texts(try sheet("Waste mix"), "material")
    #expect(
      materials.allSatisfy {
        Self.library.degradableCarbonFraction(of: $0, edition: "ipcc-2006") != nil
      })
    #expect(
      try texts(try sheet("Vehicle mix"), "vehicle").allSatisfy(
        Self.library.vehicleClasses.contains))
    #expect(
      try texts(try sheet("Vehicle mix"), "fuel").allSatisfy(Self.library.vehicleFuelNames.contains)
    )
  }

  @Test func `a workspace with records gets those, and no rows to start with`() throws {
    let template = InventoryTemplate(
      workspace: try SampleWorkspace().workspace(), library: Self.library)
    #expect(try texts(try sheet("Buildings", of: template), "id") == ["e19", "e21", "g21"])
    let transport = try sheet("Transportation", of: template)
    #expect(try texts(transport, "id") == ["v21", "a21"])
    #expect(try texts(transport, "notation_key") == ["", "NE"])
    #expect(!transport.columns.contains { $0.title == "where_to_get_it" })
    #expect(try texts(try sheet("Own factors", of: template), "set").isEmpty)
  }

  @Test func `an empty workspace gets rows for each of its years`() throws {
    let files = NewWorkspace.files(
      id: "town", name: "Town", kind: .city, state: "", years: [2019, 2021])
    let workspace = try WorkspaceFolder.read(files: files, library: Self.library)
    let template = InventoryTemplate(workspace: workspace, library: Self.library)
    #expect(
      try texts(try sheet("Transportation", of: template), "id")
        == ["on-road-vehicle-miles-2019", "on-road-vehicle-miles-2021"])
    #expect(template.workbook.title.contains("Town"))
  }

  @Test
  func `what has no place in the workbook is told, and a table that cannot be read is an error`()
    throws
  {
    let stray = try SampleWorkspace([
      "inventory.csv": "id,year,sector,method,activity,quantity,unit\nx,2021,bildings,m,a,1,kg\n",
      "inventory-parameters.csv": "record,parameter,value\nx,origin,fossil\n",
    ]).workspace()
    let found = InventoryTemplate(workspace: stray, library: Self.library).findings
    #expect(found.map(\.severity) == [.warning, .note])
    #expect(found.first?.place == Place(file: "inventory.csv", row: 2, column: "sector"))
    let broken = try SampleWorkspace(["inventory.csv": "id;year\nx;2021\n"]).workspace()
    let findings = InventoryTemplate(workspace: broken, library: Self.library).findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.place.file == "inventory.csv")
  }

  @Test(.enabled(if: SpreadsheetTools.hasPython))
  func `another program sees lists, rules, notes, amber cells and frozen headers`() throws {
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "template.xlsx")
      let findings = WorkbookWriter(tools: SpreadsheetTools.tools)
        .write(Self.empty.workbook, to: file)
      #expect(findings.isEmpty)
      let seen = try SpreadsheetTools.python(
        """
        import openpyxl
        book = openpyxl.load_workbook(path)
        sheet = book["Buildings"]
        titles = {c.value: c for c in sheet[4]}
        letter = titles["quantity"].column_letter
        rules = {str(r.sqref).split(":")[0]: r for r in sheet.data_validations.dataValidation}
        print(sheet.freeze_panes, sheet.auto_filter.ref.split(":")[0], sheet.print_title_rows)
        print(rules[letter + "5"].type, rules[letter + "5"].operator, rules[letter + "5"].formula1)
        unit = rules[titles["unit"].column_letter + "5"]
        print(unit.type, unit.errorStyle)
        method = rules[titles["method"].column_letter + "5"]
        print(method.type, method.errorStyle)
        print("short-ton" in titles["unit"].comment.text, book["Lists"].sheet_state)
        print([r.formula[0] for rules in sheet.conditional_formatting for r in rules.rules][0])
        print(len({titles[t].fill.fgColor.rgb for t in ["id", "factor", "origin", "where_to_get_it"]}))
        """, path: file)
      #expect(
        seen.split(separator: "\n") == [
          "B5 A4 $4:$4", "decimal greaterThanOrEqual 0", "list warning", "list None",
          "True hidden", "AND(LEN($D5)+LEN($E5)>0,LEN($F5)+LEN($H5)=0)", "4",
        ])
    }
  }
}
