import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// What people really do to spreadsheets: each is a finding at its place, and nothing else is lost.
@Suite struct BadInputTests {
  private func calculation(_ file: String, _ change: (String) -> String) throws -> PlanCalculation {
    let text = try #require(SampleWorkspace().files[file])
    return try SampleWorkspace([file: change(text)]).calculation()
  }

  private func error(
    _ calculation: PlanCalculation, _ file: String, row: Int? = nil, column: String? = nil
  ) -> Finding? {
    calculation.findings.first { finding in
      finding.severity == .error && finding.place.file == file
        && (row == nil || finding.place.row == row)
        && (column == nil || finding.place.column == column)
    }
  }

  @Test func `a byte order mark before the settings is passed over`() throws {
    let text = try #require(SampleWorkspace().files["community.yaml"])
    let marked = try SampleWorkspace(["community.yaml": "\u{FEFF}" + text]).workspace()
    #expect(marked.community == (try SampleWorkspace().workspace()).community)
  }

  @Test func `a missing factor`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("natural-gas", with: "coal-gas")
    }
    #expect(error(calculation, "inventory.csv", row: 4, column: "activity") != nil)
    #expect(calculation.omissions.count == 1)
    #expect(calculation.inventory.entries.count == 6)
  }

  @Test func `an assumption is a source that needs no row, and any other word needs one`() throws {
    let files = SampleWorkspace().files
    let calculation = try SampleWorkspace([
      "sources.csv": files["sources.csv"]?.replacing("\nassumption,", with: "\nguess,"),
      "inventory.csv": files["inventory.csv"]?.replacing(",H,bill,", with: ",H,hearsay,"),
    ]).calculation()
    let found = calculation.findings.filter { $0.message.hasPrefix("There is no source “") }
    #expect(calculation.workspace.sources["assumption"] == nil)
    #expect(found.contains { $0.message.contains("“hearsay”") })
    #expect(!found.contains { $0.message.contains("“assumption”") })
  }

  @Test
  func `an action on records that a driver of 0 leaves out says so, and not that there are none`()
    throws
  {
    let files = SampleWorkspace().files
    let calculation = try SampleWorkspace([
      "indicators.csv": files["indicators.csv"]?.replacing("jobs,2021,500", with: "jobs,2021,0"),
      "drivers.csv": files["drivers.csv"]?.replacing(
        "buildings,,electricity,population,cambium-midcase:MROW", with: "buildings,,,jobs,"),
    ]).calculation()
    let finding = try #require(
      calculation.findings.first { $0.message.hasPrefix("The action “a1” acts on") })
    #expect(finding.message.contains("was left out because of an error: “"))
    #expect(!calculation.findings.contains { $0.message.contains("the base year has none") })
  }

  @Test func `rows of an indicator in several units are told in the first`() throws {
    let calculation = try calculation("indicators.csv") {
      $0
        + "rain,2019,2,inch,bill,\nrain,2021,25.4,mm,bill,\nheat,2019,95,degF,bill,\nheat,2021,30,degC,bill,\n"
    }
    let indicators = calculation.workspace.indicators
    let (rain, heat) = (try #require(indicators["rain"]), try #require(indicators["heat"]))
    #expect(rain.series.value(in: 2019) == 2 && heat.series.value(in: 2019) == 95)
    #expect(isClose(try #require(rain.series.value(in: 2021)), 1))
    #expect(isClose(try #require(heat.series.value(in: 2021)), 86))
  }

  @Test(arguments: [
    "events,2019,3,days,bill,\nevents,2021,4,events,bill,\n",
    "rain,2019,2,inch,bill,\nrain,2021,25,mm/day,bill,\n",
  ])
  func `rows of an indicator that measure different things are not put into one series`(
    _ rows: String
  ) throws {
    let calculation = try calculation("indicators.csv") { $0 + rows }
    #expect(error(calculation, "indicators.csv", row: 7, column: "unit") != nil)
  }

  @Test func `an unknown unit`() throws {
    let calculation = try calculation("inventory.csv") { $0.replacing("mcf", with: "mcff") }
    let finding = try #require(error(calculation, "inventory.csv", row: 4, column: "unit"))
    #expect(finding.message.contains("Did you mean “mcf”?"))
    #expect(calculation.omissions.count == 1)
    let notes = calculation.inventory.explanation(title: "t") { $0.year == 2021 }.notes
    #expect(notes.contains { $0.contains("“g21”") })
  }

  @Test func `a negative amount`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("50000,mcf", with: "-50000,mcf")
    }
    #expect(error(calculation, "inventory.csv", row: 4, column: "quantity") != nil)
    #expect(calculation.inventory.entries.count == 6)
    #expect(calculation.omissions.count == 1)
  }

  @Test func `an empty amount is not zero`() throws {
    let calculation = try calculation("inventory.csv") { $0.replacing("50000,mcf", with: ",mcf") }
    #expect(error(calculation, "inventory.csv", row: 4, column: "quantity") != nil)
  }

  @Test func `a duplicate id keeps the first row only`() throws {
    let calculation = try calculation("inventory.csv") { $0.replacing("g21,", with: "e21,") }
    let finding = try #require(error(calculation, "inventory.csv", row: 4, column: "id"))
    #expect(finding.message.contains("row 3"))
    #expect(calculation.omissions.count == 1)
    #expect(calculation.inventory.entries.count == 6)
  }

  @Test func `a year without an indicator`() throws {
    let calculation = try calculation("indicators.csv") {
      $0.replacing("2031,1120", with: "2020,1120")
    }
    let finding = try #require(error(calculation, "drivers.csv"))
    #expect(finding.message.contains("population"))
    switch FigureCatalog(calculation).answer("indicator/population/2030") {
    case .found: Issue.record("There should be no population for 2030.")
    case .missing(let reason): #expect(reason.contains("2019 to 2020"))
    }
  }

  @Test func `a spreadsheet saved with semicolons`() throws {
    let calculation = try calculation("risks.csv") { $0.replacing(",", with: ";") }
    #expect(error(calculation, "risks.csv", row: 1)?.message.contains("semicolons") == true)
    #expect(calculation.workspace.files["risks.csv"]?.isEmpty == false)
  }

  @Test func `broken UTF-8`() throws {
    var files = SampleWorkspace().files.mapValues { Array($0.utf8) }
    files["actions.csv"]?.append(contentsOf: [0x61, 0xFF, 0x0A])
    let workspace = try WorkspaceFolder.read(files: files, library: SampleWorkspace.library)
    #expect(workspace.findings.contains { $0.place == Place(file: "actions.csv", row: 5) })
    #expect(workspace.files["actions.csv"] == files["actions.csv"])
  }

  @Test func `a column that is missing or misspelled`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("quantity,unit", with: "quantitiy,unit")
    }
    #expect(error(calculation, "inventory.csv", row: 1, column: "quantity") != nil)
    #expect(calculation.findings.contains { $0.message.contains("Did you mean “quantity”?") })
  }

  @Test func `shares of a vehicle mix that do not sum to one`() throws {
    let calculation = try calculation("vehicle-mix.csv") { $0.replacing("0.6,", with: "0.48,") }
    #expect(error(calculation, "inventory.csv", column: "factor")?.message.contains("0.88") == true)
  }

  @Test func `a cost below 0 of an action is found at its cell`() throws {
    let calculation = try calculation("actions.csv") {
      $0.replacing("1000000,10000", with: "1000000,-10000")
    }
    let finding = try #require(
      calculation.findings.first { $0.message.contains("is a cost below 0") })
    #expect(finding.severity == .warning)
    #expect(finding.place == Place(file: "actions.csv", row: 2, column: "annual_cost_usd"))
  }

  @Test func `a community file with a wrong key value`() throws {
    let calculation = try calculation("community.yaml") {
      $0.replacing("gwp_set: ar5", with: "gwp_set: ar9")
    }
    #expect(error(calculation, "community.yaml", row: 6, column: "gwp_set") != nil)
    #expect(calculation.inventory.entries.isEmpty)
  }

  @Test func `YAML that is not YAML`() throws {
    let calculation = try calculation("plan/book.yaml") { $0 + "  bad: [\n" }
    #expect(error(calculation, "plan/book.yaml") != nil)
  }

  @Test func `a notation key in the place of the amount is told where it belongs, once`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("aviation,,aviation,,,,II.4.3,3,NE,", with: "aviation,,aviation,NE,,,II.4.3,3,,")
    }
    let errors = calculation.findings.filter {
      $0.severity == .error && $0.place.file == "inventory.csv"
    }
    #expect(errors.map(\.place.column) == ["quantity"])
    #expect(errors.first?.message.contains("Write it in “notation_key”") == true)
  }

  @Test func `a notation key without a reason`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("No data from the airport yet", with: "")
    }
    #expect(calculation.findings.contains { $0.place.column == "note" && $0.severity == .warning })
  }

  @Test func `a source that nobody named`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing(",H,bill,", with: ",H,rumor,")
    }
    #expect(calculation.findings.contains { $0.message.contains("“rumor”") })
  }

  @Test(arguments: ["maybe", "", "false", "n"])
  func `a cost is public only when it plainly says so`(_ word: String) throws {
    let calculation = try calculation("actions.csv") {
      $0.replacing("assumption,yes,1", with: "assumption,\(word),1")
    }
    #expect(calculation.action("a1")?.isCostPublic == false)
    #expect(calculation.findings.contains { $0.place.column == "cost_public" })
  }

  @Test func `a chapter is public only when it plainly says so`() throws {
    let calculation = try calculation("plan/book.yaml") {
      $0.replacing("audience: all", with: "audience: interal")
    }
    #expect(calculation.workspace.book?.chapters.first?.isInternal == true)
    #expect(error(calculation, "plan/book.yaml") != nil)
  }

  @Test func `an id that could leave its folder is not used`() throws {
    let calculation = try calculation("community.yaml") {
      $0.replacing("id: sample", with: "id: ../../precious")
    }
    #expect(calculation.workspace.community.id == "unnamed")
    #expect(error(calculation, "community.yaml", row: 2) != nil)
  }

  @Test func `an amount beyond all reason`() throws {
    let calculation = try calculation("inventory.csv") {
      $0.replacing("50000,mcf", with: "1e308,mcf")
    }
    #expect(error(calculation, "inventory.csv", row: 4, column: "quantity") != nil)
  }

  @Test(arguments: ["inf", "1e300", "1e-300"])
  func `a parameter that is no number of a community counts for nothing`(_ text: String) throws {
    let calculation = try calculation("action-parameters.csv") {
      $0.replacing("a1,participation,0.5", with: "a1,participation,\(text)")
    }
    #expect(calculation.findings.contains { $0.severity == .error && $0.message.contains(text) })
    let total = try #require(calculation.portfolio?.total(2030))
    #expect(total.isFinite)
  }

  @Test func `an indicator that is nearly 0 drives nothing`() throws {
    let calculation = try calculation("indicators.csv") {
      $0.replacing("population,2019,1000", with: "population,2019,1e-300")
    }
    #expect(error(calculation, "indicators.csv", row: 2, column: "value") != nil)
    #expect(calculation.scenarios?.comparison().rows.isEmpty == false)
  }

  @Test func `an inventory that cannot be read at all`() throws {
    let calculation = try calculation("inventory.csv") { $0.replacing(",", with: ";") }
    #expect(calculation.findings.first?.place == Place(file: "inventory.csv", row: 1))
    #expect(calculation.omissions.contains { $0.contains("could not be read") })
  }

  @Test func `a folder that is not a workspace`() {
    #expect(throws: WorkspaceError.notAWorkspace("the files")) {
      try WorkspaceFolder.read(files: [:], library: SampleWorkspace.library)
    }
  }
}
