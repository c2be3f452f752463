import Factors
import Store
import Tables
import Testing
import Workspace

@testable import Web

/// What a spreadsheet made for the eye says between its lines.
@Suite struct UploadShapeTests {
  private let names: ActivityNames
  private let library: FactorLibrary

  init() {
    library = FactorLibrary.standard
    names = ActivityNames(library: library)
  }

  private func table(_ header: [String], _ rows: [[String]]) -> UploadTable {
    UploadTable(
      name: "Energy", file: "energy.xlsx", header: header,
      rows: rows.enumerated().map { UploadTable.Row(number: $0 + 2, cells: $1) })
  }

  @Test func `years side by side become rows, with the year of their heading`() throws {
    let read = try #require(
      table(
        ["Fuel", "CY 2021", "CY2022 usage", "Change 2021-22", "Comments"],
        [
          ["Natural gas", "5", "6", "1", "x"], ["Propane", "", "n/a", "", ""],
          ["Oil", "7", "8", "1", ""],
        ]
      ).unfolded(names))
    #expect(read.header == ["Fuel", "Change 2021-22", "Comments", "year", "quantity"])
    #expect(read.rows.map { $0.cells.suffix(2) }.contains(["2022", "6"]))
    #expect(read.rows.count == 5)
    #expect(read.place(of: read.rows[0]).file == "energy.xlsx, CY 2021")
  }

  @Test(arguments: [
    ("2021 (MWh)", ["unit": "MWh", "year": "2021"]),
    (
      "Residential electricity 2021 (kWh)",
      ["activity": "Residential electricity (kWh)", "year": "2021"]
    ),
    ("Electricity (kWh)", ["activity": "Electricity (kWh)"]),
  ])
  func `headings say what stands under them`(heading: String, said: [String: String]) throws {
    let read = try #require(table(["Place", heading], [["Town", "5"]]).unfolded(names))
    let cells = Dictionary(zip(read.header, read.rows[0].cells)) { first, _ in first }
    #expect(cells.filter { $0.key != "Place" && $0.key != "quantity" } == said)
  }

  @Test(arguments: ["2021 customers", "Cost 2021 ($)", "Change 2021-22"])
  func `not every number under a year is an amount`(heading: String) {
    #expect(table(["Fuel", heading], [["Natural gas", "5"]]).unfolded(names) == nil)
  }

  @Test(arguments: [
    ("0042-17", false), ("Community", true), ("government", true), ("", false),
  ])
  func `a column of accounts is the inventory's where it names one`(cell: String, isTaken: Bool) {
    let sheet = table(["Account", "Fuel", "Usage (kWh)"], [[cell, "Electricity", "5"]])
    #expect((UploadMapping(guessing: [sheet]).columns["account"] != nil) == isTaken)
    #expect(UploadMapping(guessing: [sheet]).columns["quantity"] == 2)
    // In the inventory's own columns an empty or mistyped one is still the account.
    let plain = table(
      WorkspaceTables.inventory.columns, [WorkspaceTables.inventory.columns.map { _ in cell }])
    #expect(UploadMapping(guessing: [plain]).columns["account"] != nil)
  }

  @Test func `cells of a group are read as the one above, until another group begins`() {
    var mapping = UploadMapping(guessing: [])
    mapping.columns = ["sector": 0, "subsector": 1, "activity": 2, "quantity": 3]
    var groups = GroupedCells(mapping)
    let place = Place(file: "energy.xlsx", row: 2)
    func read(_ sector: String, _ activity: String, _ quantity: String) -> [String] {
      var fields = ["sector": sector, "activity": activity, "quantity": quantity]
      groups.fill(&fields, isTotal: sector.hasPrefix("Total"), at: place)
      return [fields["sector"] ?? "", fields["activity"] ?? ""]
    }
    #expect(read("Buildings", "Electricity", "5") == ["Buildings", "Electricity"])
    #expect(read("", "", "6") == ["Buildings", "Electricity"])
    #expect(read("", "Gas", "7") == ["Buildings", "Gas"])
    #expect(read("Total buildings", "", "18") == ["Total buildings", ""])
    #expect(read("Transportation", "", "") == ["Transportation", ""])
    // The fuel of another group is none of this one.
    #expect(read("", "", "8") == ["Transportation", ""])
    #expect(groups.filled.map(\.column) == ["sector", "activity"])
    mapping.columns["id"] = 4
    groups = GroupedCells(mapping)
    #expect(read("Buildings", "Electricity", "5") == ["Buildings", "Electricity"])
    #expect(read("", "", "6") == ["", ""])
  }

  @Test func `a total of rows above counts nothing twice, and a total of its own stays`() {
    var sums = SumRows()
    var totals = TotalRows()
    func isSum(_ name: String, _ quantity: String, _ year: String = "2021") -> Bool {
      let fields = ["activity": name, "quantity": quantity, "unit": "kWh", "year": year]
      return sums.isSum(fields, saying: totals.saying(fields))
    }
    #expect(!isSum("Total electricity", "30"))
    #expect(!isSum("Residential electricity", "100"))
    #expect(!isSum("Commercial electricity", "200"))
    #expect(!isSum("Commercial electricity", "9", "2022"))
    #expect(!isSum("Public electricity", "300"))
    #expect(isSum("Total electricity", "600"))
    #expect(isSum("Grand total", "630"))
    #expect(!isSum("Total electricity", "55"))
  }

  @Test func `a row that is only called a total has parts where rows above count the same`() {
    var sums = SumRows()
    var totals = TotalRows()
    func isLeftOut(_ cells: [String], activity: String = "gas", year: String = "2021") -> Bool {
      let fields = [
        "activity": activity, "quantity": cells.last ?? "", "unit": "therm", "year": year,
      ]
      let saying = totals.saying(fields, cells: cells)
      return sums.isSum(fields, saying: saying)
        || saying == .alone && sums.hasParts(fields)
    }
    #expect(!isLeftOut(["Total", "90"]))
    #expect(!isLeftOut(["Homes", "100"]))
    #expect(!isLeftOut(["Shops", "200"]))
    #expect(isLeftOut(["Subtotal", "300"]))
    #expect(isLeftOut(["GRAND TOTAL", "301"]))
    #expect(!isLeftOut(["Total", "301"], year: "2022"))
    #expect(!isLeftOut(["Total", "301"], activity: "oil"))
    #expect(!isLeftOut(["Total Wine & More", "30"]))
  }

  @Test func `a bill's total is one without a year, of one meter, and behind a wrong subtotal`() {
    func said(_ rows: [(String, String, String)]) -> [String] {
      var sums = SumRows()
      var totals = TotalRows()
      return rows.map { year, activity, quantity in
        let fields = ["year": year, "activity": activity, "quantity": quantity]
        let saying = totals.saying(fields, cells: [year, activity])
        if sums.isSum(fields, saying: saying) { return "sum" }
        return saying == .alone && sums.hasParts(fields) ? "wrong" : "row"
      }
    }
    let meters = [("2022", "gas", "10"), ("2023", "gas", "20")]
    #expect(said(meters + [("", "gas", "30")]).last == "row")
    #expect(said(meters + [("Total", "gas", "30")]).last == "sum")
    #expect(said(meters + [("", "Total", "30")]).last == "sum")
    #expect(said(meters + [("", "Total", "31")]).last == "wrong")
    #expect(said([("2022", "gas", "100"), ("2022", "Total", "100")]).last == "sum")
    #expect(
      said([
        ("2022", "gas", "10"), ("2022", "gas", "20"), ("2022", "Subtotal", "35"),
        ("2022", "gas", "5"), ("2022", "Grand total", "35"),
      ]) == ["row", "row", "wrong", "row", "sum"])
  }

  @Test func `a new year is calculated as the last one was, where nobody says otherwise`() throws {
    let snapshot = WorkspaceSnapshot(workspace: "green-town", revision: 0, documents: [])
    let changes = FolderDocuments.split(files: [
      "community.yaml": Array("format: 1\nid: green-town\nname: Green Town\n".utf8),
      "inventory.csv": Array(
        """
        id,year,sector,subsector,method,activity,quantity,unit,factor
        miles-2020,2020,transportation,on-road,on-road-vmt,vehicle-miles,90,mile,old-mix
        miles-2022,2022,transportation,on-road,on-road-vmt,vehicle-miles,100,mile,mix grid_year=2021
        power-a-2022,2022,buildings,commercial,grid-electricity,electricity,5,MWh,egrid:MROW
        power-b-2022,2022,buildings,commercial,grid-electricity,electricity,5,MWh,my-utility

        """.utf8),
    ])
    let earlier = EarlierRecords(
      try GridTable("inventory.csv", of: snapshot.applying(changes, revision: 1, creator: "")))
    var row = [
      "year": "2024", "sector": "transportation", "subsector": "on-road", "method": "other",
      "activity": "vehicle-miles", "quantity": "110", "unit": "miles",
    ]
    let written = row
    #expect(earlier.fill(&row, mayTellMethod: false, mayTellFactor: true) == nil)
    #expect(row == written)
    #expect(earlier.fill(&row, mayTellMethod: true, mayTellFactor: true) == "miles-2022")
    #expect(row["method"] == "on-road-vmt" && row["factor"] == "mix")
    var other = written.merging(["unit": "gallon"]) { $1 }
    #expect(earlier.fill(&other, mayTellMethod: true, mayTellFactor: true) == nil)
    var power = [
      "year": "2024", "sector": "buildings", "subsector": "commercial", "activity": "electricity",
      "method": "grid-electricity", "quantity": "6", "unit": "MWh",
    ]
    #expect(earlier.fill(&power, mayTellMethod: true, mayTellFactor: true) == nil)
  }

  @Test func `a row that stands twice is told, and one under another heading is not`() {
    var equals = EqualRows()
    let row = UploadTable.Row(number: 5, cells: ["Transit", "Diesel", "201,300"])
    #expect(equals.first(like: row) == nil)
    #expect(equals.first(like: .init(number: 6, cells: row.cells)) == 5)
    #expect(equals.first(like: .init(number: 6, cells: row.cells, heading: "2022")) == nil)
  }

  @Test(
    arguments: [
      ("Jan-22", "2022"), ("September 2021", "2021"), ("ene. de 2022", "2022"),
      ("2022-03-31 00:00:00", "2022"), ("03/31/2022", "2022"), ("3/31/22", "2022"),
      ("03/2022", "2022"), ("FY 2022", "2022"), ("cy-2021", "2021"), ("Dec-90", "1990"),
      ("12/31/98", "1998"), ("2022-03-31T12:00", "2022"), ("31.3.2022", "2022"), ("2022", nil),
      ("Aug", nil), ("Main 22", nil), ("Marion 22", nil), ("2021-22", nil), ("2022-13", nil),
      ("1-2-3-4", nil), ("--", nil), ("FY 22", nil), ("Total", nil),
    ] as [(String, String?)])
  func `a date says its year`(text: String, year: String?) {
    #expect(YearText.year(ofDate: text) == year)
  }

  @Test func `dollars are no amount, and a column that is named for a unit is`() {
    let bills = table(
      ["Account Number", "Bill month", "Amount ($)", "Usage (kWh)"],
      [["0042", "Jan-22", "9", "80"], ["0042", "Feb-22", "8", "70"]])
    let mapping = UploadMapping(guessing: [bills])
    #expect(mapping.columns == ["year": 1, "quantity": 3])
    #expect(mapping.fixed == ["unit": "kWh"])
    #expect(mapping.fields(bills.rows[0], mapping.numbers(of: bills))["year"] == "2022")
    #expect(mapping.missing == ["activity"])
    #expect(
      UploadMapping.guess(["Fuel", "Amount", "Gallons used (gal)", "kWh"])["quantity"] == 3)
    #expect(UploadMapping.guess(["Department", "Fuel", "Gallons"])["quantity"] == 2)
    #expect(UploadMapping.guess(["Department", "Gallons", "Therms"])["quantity"] == 2)
    #expect(UploadMapping.guess(["Fuel", "Cost ($)"])["quantity"] == nil)
  }

  @Test func `the years of the first rows are the years of the plan, and later ones join them`()
    throws
  {
    func settings(_ rows: String, _ year: String) throws -> [String] {
      let snapshot = WorkspaceSnapshot(workspace: "green-town", revision: 0, documents: [])
      let changes = FolderDocuments.split(files: [
        "community.yaml": Array(
          "format: 1\nid: green-town\nname: Green Town\ninventory_years: [2024]\nforecast_base_year: 2024\n"
            .utf8),
        "inventory.csv": Array(
          "id,year,sector,subsector,method,activity,quantity,unit\n\(rows)".utf8),
      ])
      let open = try OpenWorkspace(
        snapshot.applying(changes, revision: 1, creator: ""), library: library)
      let made = UploadYears(open).changes(for: [GridEdit(add: "new 1", set: ["year": year])])
      return made.flatMap { change in
        String(decoding: change.body ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
          .filter { $0.contains("_year") }
      }
    }
    let row = "gas,2024,buildings,residential,stationary-fuel,natural-gas,100,therm\n"
    #expect(try settings("", "2022") == ["inventory_years: [2022]", "forecast_base_year: 2022"])
    #expect(
      try settings(row, "2022") == ["inventory_years: [2022, 2024]", "forecast_base_year: 2024"])
    #expect(try settings(row, "2024") == [])
    #expect(try settings(row, "22") == [])
  }

  @Test func `what a file says of its sources becomes sources`() throws {
    let snapshot = WorkspaceSnapshot(workspace: "green-town", revision: 0, documents: [])
    let changes = FolderDocuments.split(files: [
      "community.yaml": Array("format: 1\nid: green-town\nname: Green Town\n".utf8),
      "sources.csv": Array("id,title\nbills,Bills\n".utf8),
    ])
    let open = try OpenWorkspace(
      snapshot.applying(changes, revision: 1, creator: ""), library: library)
    var sources = UploadSources(open, library)
    #expect(sources.cell("bills") == "bills")
    #expect(sources.cell("county-2022") == "county-2022")
    #expect(sources.cell("RPU + PCE letters") == "rpu-pce-letters")
    #expect(sources.cell("RPU, PCE letters") == "rpu-pce-letters-2")
    #expect(sources.cell("RPU + PCE letters") == "rpu-pce-letters")
    #expect(sources.cell("estimate") == "estimate")
    let edits = ["estimate", "bills", "rpu-pce-letters", "estimate"].enumerated().map {
      GridEdit(add: "new \($0)", set: ["source": $1])
    }
    #expect(sources.new(in: edits).map(\.title) == ["estimate", "RPU + PCE letters"])
    #expect(try sources.changes(for: edits).filter { $0.name.row != nil }.count == 2)
  }
}
