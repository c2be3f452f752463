import ExternalPrograms
import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Interchange

/// The workbook of actions holds what the plan holds, as numbers that other programs read.
@Suite struct StrategiesResultsTests {
  private static let ranges =
    "id,what,subject,parameter,distribution,low,best,high,source,note\nr1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,\n"

  private func results(
    _ changes: [String: String?] = ["ranges.csv": ranges]
  ) throws -> (Workbook, PlanCalculation) {
    let calculation = try SampleWorkspace(changes).calculation()
    var options = PlanDraws.Options()
    options.draws = 400
    let draws = calculation.draws(options).flatMap { $0.isEmpty ? nil : $0 }
    let results = StrategiesResults(
      calculation, draws: draws, origin: "revision 7", date: "2026-11-26")
    return (results.workbook, calculation)
  }

  private func sheet(_ name: String, _ workbook: Workbook) throws -> Workbook.Sheet {
    try #require(workbook.sheets.first { $0.name == name }, "\(name)")
  }

  private func numbers(
    _ sheet: Workbook.Sheet, _ title: String,
    where isTaken: ([Workbook.Cell]) -> Bool = { _ in true }
  ) throws -> [Double] {
    let column = try #require(sheet.columns.firstIndex { $0.title == title }, "\(title)")
    return sheet.rows.filter(isTaken).compactMap { row in
      if row.indices.contains(column), case .number(let number) = row[column] {
        number
      } else {
        nil
      }
    }
  }

  @Test func `there is a sheet for each thing, and every amount has its unit in the heading`()
    throws
  {
    let (workbook, _) = try results()
    #expect(
      workbook.sheets.map(\.name) == [
        "Notes", "Actions", "Parameters", "Wedges", "Shares, alone and last", "Money by payer",
        "Money by year", "Abatement costs", "Ranking", "Scores", "Weights", "Fan",
        "Target chances", "What to measure", "Targets", "Forecast by sector",
        "Forecast by gas", "Forecast by fuel", "Forecast by scope", "Drivers", "Driver series",
      ])
    for sheet in workbook.sheets {
      #expect(sheet.name.count <= 31)
      #expect(sheet.layout.freezesHeader && sheet.layout.frozenColumns > 0)
      for column in sheet.columns where column.kind == .amount {
        #expect(
          ["t CO2e", "US$"].contains { column.title.contains($0) }, "\(sheet.name): \(column.title)"
        )
        #expect(column.width != nil)
      }
      for row in sheet.rows { #expect(row.count <= sheet.columns.count, "\(sheet.name)") }
    }
  }

  @Test func `shares of a year sum to the reduction, and wedges to the plan`() throws {
    let (workbook, calculation) = try results()
    let portfolio = try #require(calculation.portfolio)
    let shares = try sheet("Shares, alone and last", workbook)
    for year in [2025, 2030] {
      let sum = try numbers(shares, "share, t CO2e") { $0.first == .number(Double(year)) }
        .reduce(0, +)
      #expect(isClose(sum, try #require(portfolio.reduction(in: year)), within: 1e-12))
    }
    let wedges = try sheet("Wedges", workbook)
    let last = portfolio.projection.years.upperBound
    let rows = wedges.rows.suffix(3)
    let column = wedges.columns.count - 1
    #expect(
      rows.map { $0[column] } == [
        .number(try #require(portfolio.reduction(in: last))),
        .number(try #require(portfolio.projection.total(last))),
        .number(try #require(portfolio.total(last))),
      ])
  }

  @Test func `money, ranking, chances and the forecast are those of the plan`() throws {
    let (workbook, calculation) = try results()
    let rate = DiscountRate.usual
    let money = try sheet("Money by payer", workbook)
    let values = try numbers(money, "discount rate, percent a year")
    #expect(values.allSatisfy { isClose($0, rate.rate * 100) })
    let ranking = try #require(calculation.priorities.ranking(.weighted))
    let scores = try numbers(try sheet("Ranking", workbook), "score, 0 to 1")
    #expect(scores == ranking.entries.compactMap(\.score))
    let chances = try sheet("Target chances", workbook)
    #expect(try numbers(chances, "allowed, t CO2e").count == chances.rows.count)
    #expect(try numbers(chances, "chance, percent").allSatisfy { (0...100).contains($0) })
    let projection = try #require(calculation.projection)
    let sectors = try sheet("Forecast by sector", workbook)
    let total = try #require(
      sectors.rows.first { $0[0] == .text(projection.scenario.id) && $0[2] == "Total" })
    #expect(total.last == .number(try #require(projection.total(projection.years.upperBound))))
    let fan = try sheet("Fan", workbook)
    #expect(fan.rows.count == projection.years.count)
    #expect(fan.rows.allSatisfy { $0.count == 19 })
  }

  @Test(arguments: ["sector", "gas", "fuel", "scope"])
  func `parts of a scenario with actions add up to its total`(_ part: String) throws {
    let (workbook, calculation) = try results([
      "scenarios.csv":
        "id,name,policies,actions,climate,drivers,source,note\nbau,Usual,,,,,,\nall,All,,all,,,,\n",
      "ranges.csv": Self.ranges,
    ])
    let sheet = try sheet("Forecast by \(part)", workbook)
    let entry = try #require(calculation.scenarios?["all"])
    let rows = sheet.rows.filter { $0[0] == "all" }
    func number(_ cells: [Workbook.Cell]) throws -> Double {
      guard case .number(let number) = cells.last else {
        Issue.record("The last year has no number.")
        return .nan
      }
      return number
    }
    let total = try number(try #require(rows.first { $0[2] == "Total" }))
    #expect(total == entry.total(2030))
    let before = try number(try #require(rows.first { $0[2] == "Before its actions" }))
    #expect(before == entry.projection.total(2030) && total < before)
    let beside: [Workbook.Cell] = [
      "Total", "Before its actions", "Biogenic CO₂, beside the total, t",
    ]
    let sum = try rows.filter { !beside.contains($0[2]) }.reduce(0) { $0 + (try number($1)) }
    #expect(isClose(sum, total))
  }

  @Test func `targets have their level, pace and gap under every scenario`() throws {
    let (workbook, calculation) = try results()
    let targets = try sheet("Targets", workbook)
    let courses = calculation.targetScenarios
    #expect(courses.count > 1 && targets.rows.count == calculation.levels.count * courses.count)
    let level = try #require(calculation.levels.first { $0.target.id == "half" })
    let rows = targets.rows.filter { $0[0] == .text("half") }
    let column = try #require(targets.columns.firstIndex { $0.title == "gap, t CO2e" })
    for (row, course) in zip(rows, courses) {
      #expect(row[2] == .text(course.id))
      let gap = try #require(TargetGap(of: level, under: course))
      #expect(row[column] == .number(gap.tonnes))
    }
    let allowed = try numbers(targets, "allowed, t CO2e") { $0[0] == .text("half") }
    #expect(allowed.allSatisfy { isClose($0, level.base / 2) })
    #expect(!workbook.sheets.contains { $0.name == "Carbon budgets" })
  }

  @Test func `a carbon budget says when each scenario has used it up`() throws {
    let table = """
      id,name,kind,base_year,year,budget_tonnes,source,status,note
      all,All of it,budget,2021,2030,100000,assumption,unverified,

      """
    let (workbook, calculation) = try results(["targets.csv": table, "ranges.csv": Self.ranges])
    #expect(!workbook.sheets.contains { $0.name == "Targets" })
    let sheet = try sheet("Carbon budgets", workbook)
    let budget = try #require(calculation.targets.budgets.first)
    let used = try numbers(sheet, "used by the last year, t CO2e")
    let expected = calculation.targetScenarios.compactMap { budget.use(under: $0)?.used }
    #expect(used == expected && !used.isEmpty)
    #expect(try numbers(sheet, "budget, t CO2e").allSatisfy { $0 == 100_000 })
  }

  @Test
  func `a target of a sector stands beside the tons of its sector, and a budget has a chance`()
    throws
  {
    let targets = """
      id,name,kind,base_year,year,sector,reduction_percent,budget_tonnes,source,status,note
      whole,Half,absolute,2021,2030,,50,,assumption,verified,
      homes,Half of buildings,absolute,2021,2030,buildings,50,,assumption,verified,
      all-years,Budget,budget,2021,2030,,,1,assumption,verified,

      """
    let (workbook, calculation) = try results([
      "ranges.csv": Self.ranges, "targets.csv": targets,
    ])
    let chances = try sheet("Target chances", workbook)
    let usual = try numbers(chances, "business as usual, t CO2e") { $0[0] == "homes" }
    let plan = try numbers(chances, "with the plan, t CO2e") { $0[0] == "homes" }
    let projection = try #require(calculation.projection)
    let buildings = try #require(projection.total(2030, sector: .buildings))
    #expect(usual == [buildings])
    let left = try #require(calculation.portfolio?.total(2030, sector: .buildings))
    #expect(plan == [left])
    #expect(try #require(projection.total(2030)) > buildings)
    let whole = try numbers(chances, "business as usual, t CO2e") { $0[0] == "whole" }
    let all = try #require(projection.total(2030))
    #expect(whole == [all])
    let budgets = try sheet("Budget chances", workbook)
    #expect(budgets.rows.map { $0[0] } == ["all-years"])
    #expect(try numbers(budgets, "chance, percent") == [0])
    #expect(try numbers(budgets, "left p95, t CO2e").allSatisfy { $0 < 0 })
  }

  @Test func `percent is without the noise of a multiplication, and a rate is a number`() throws {
    #expect(Workbook.Cell.percent(0.07) == .number(7))
    #expect(Workbook.Cell.percent(0.57) == .number(57))
    let rows = """
      sector,subsector,activity,driver,rate_percent,intensity,between,source,note
      buildings,,,,1.5,,linear,assumption,
      transportation,,,,0.5 2026:1,,,assumption,

      """
    let (workbook, _) = try results(["drivers.csv": rows, "ranges.csv": Self.ranges])
    let drivers = try sheet("Drivers", workbook)
    let column = try #require(drivers.columns.firstIndex { $0.title == "rate, percent a year" })
    #expect(drivers.rows.map { $0[column] } == [.number(1.5), .text("0.5 2026:1")])
    let between = try #require(drivers.columns.firstIndex { $0.title == "between years" })
    #expect(drivers.rows[0][between] == "linear")
  }

  @Test func `every sheet of money says which sign a column of cost has`() throws {
    let (workbook, _) = try results()
    for name in ["Money by payer", "Abatement costs"] {
      let note = try sheet(name, workbook).intro.joined()
      #expect(note.contains("columns named cost are above 0 as a cost"), "\(name)")
    }
  }

  @Test
  func `the notes say what was calculated and by which potentials, and when nothing is drawn`()
    throws
  {
    let (workbook, calculation) = try results()
    let notes = try sheet("Notes", workbook).rows.map { "\($0)" }.joined()
    for said in ["revision 7", "2026-11-26", calculation.inventory.potentials.title, "400 draws"] {
      #expect(notes.contains(said), "\(said)")
    }
    let sure = (SampleWorkspace().files["inventory.csv"] ?? "")
      .replacing(",H,bill", with: ",,bill").replacing(",M,bill", with: ",,bill")
    let (bare, _) = try results(["inventory.csv": sure])
    #expect(!bare.sheets.contains { $0.name == "Fan" })
    #expect("\(try sheet("Notes", bare).rows)".contains("No input has a range"))
  }

  @Test(.enabled(if: SpreadsheetTools.hasPython))
  func `another program reads numbers as numbers, and text that begins like a formula as text`()
    throws
  {
    let wicked = SampleWorkspace().files["actions.csv"]?.replacing("\na1,", with: "\na1,=1+1 ")
    let (workbook, _) = try results(["actions.csv": wicked, "ranges.csv": Self.ranges])
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "actions.xlsx")
      let findings = WorkbookWriter(tools: SpreadsheetTools.tools).write(workbook, to: file)
      try #require(findings.isEmpty, "\(findings)")
      let seen = try SpreadsheetTools.python(
        """
        import openpyxl
        book = openpyxl.load_workbook(path)
        formulas = [c.coordinate for s in book for r in s.iter_rows() for c in r if c.data_type == "f"]
        print("formulas", len(formulas))
        print("frozen", all(s.freeze_panes for s in book))
        shares = book["Shares, alone and last"]
        head = [c.value for c in shares[4]]
        column = head.index("share, t CO2e")
        values = [r[column].value for r in shares.iter_rows(min_row=5)]
        print("numbers", len(values) > 0 and all(isinstance(v, (int, float)) for v in values))
        print("title", book["Actions"]["B4"].value)
        print("merged", sum(len(s.merged_cells.ranges) for s in book))
        """, path: file
      ).split(separator: "\n").map(String.init)
      #expect(seen.contains("formulas 0"))
      #expect(seen.contains("frozen True"))
      #expect(seen.contains("numbers True"))
      #expect(seen.contains("merged 0"))
      #expect(seen.contains { $0.hasPrefix("title =1+1 ") }, "\(seen)")
    }
  }

  private static let office = URL(filePath: "/usr/bin/soffice")

  @Test(
    .enabled(
      if: SpreadsheetTools.hasPython
        && FileManager.default.isExecutableFile(atPath: office.path)))
  func `LibreOffice opens it and finds the same sheets and numbers`() throws {
    let (workbook, calculation) = try results()
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "actions.xlsx")
      let findings = WorkbookWriter(tools: SpreadsheetTools.tools).write(workbook, to: file)
      try #require(findings.isEmpty, "\(findings)")
      let made = folder.appending(path: "made")
      let run = try runProcess(
        executable: Self.office,
        arguments: [
          "--headless", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
          "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", made.path, file.path,
        ], timeout: 180)
      try #require(run.status == 0, "\(run.errors)")
      let seen = try SpreadsheetTools.python(
        """
        import openpyxl
        book = openpyxl.load_workbook(path)
        print(len(book.sheetnames))
        wedges = book["Wedges"]
        print(wedges.cell(row=wedges.max_row, column=wedges.max_column).value)
        """, path: made.appending(path: "actions.xlsx")
      ).split(separator: "\n").map(String.init)
      #expect(seen.first == "\(workbook.sheets.count)")
      let last = try #require(calculation.portfolio?.projection.years.upperBound)
      let total = try #require(calculation.portfolio?.total(last))
      #expect(isClose(Double(seen.last ?? "") ?? 0, total, within: 1e-9))
    }
  }
}
