import Tables
import Testing
import Vulnerability
import Workspace

@testable import Interchange

@Suite struct TractMeasureImportTests {
  private let svi = """
    ST,COUNTY,FIPS,LOCATION,E_TOTPOP,RPL_THEME1,RPL_THEMES
    27,Hennepin County,27053000101,"Census Tract 1.01; Hennepin County; Minnesota",3060,0.4472,0.6521
    27,Hennepin County,27053000102,"Census Tract 1.02; Hennepin County; Minnesota",0,-999,-999
    27,Ramsey County,27123030100,"Census Tract 301; Ramsey County; Minnesota",4000,0.9,0.95
    """

  private func table(_ text: String, _ file: String = "svi.csv") -> CSVTable {
    CSVTable.read(Array(text.utf8), file: file).table
  }

  @Test func `the tracts of the plan get what the index says, and -999 is no value`() throws {
    let tracts = table("geoid,name\n27053000101,\n27053000102,\n", "tracts.csv")
    let plan = TractMeasureImport(overlay: "svi-2022", source: "cdc-svi-2022").plan(
      table(svi), into: ["tracts.csv": tracts])
    #expect(!plan.hasErrors)
    #expect(plan.elsewhere == 1 && plan.addedTracts == 0 && plan.added == 2)
    let rows = plan.measures.records.map {
      [$0["tract"], $0["measure"], $0["percentile"], $0["source"]]
    }
    #expect(
      rows == [
        ["27053000101", "overall", "0.6521", "cdc-svi-2022"],
        ["27053000101", "socioeconomic", "0.4472", "cdc-svi-2022"],
      ])
    #expect(plan.findings.contains { $0.message.hasPrefix("2 cells say “missing”") })
  }

  @Test func `a second edition of the file changes rows and adds none`() throws {
    let tracts = table("geoid\n27053000101\n", "tracts.csv")
    let asked = TractMeasureImport(overlay: "svi-2022")
    let first = asked.plan(table(svi), into: ["tracts.csv": tracts])
    let tables = ["tracts.csv": tracts, "tract-measures.csv": first.measures]
    let same = asked.plan(table(svi), into: tables)
    #expect(same.unchanged == 2 && same.added == 0 && !same.changesAnything)
    let newer = asked.plan(table(svi.replacing("0.6521", with: "0.7")), into: tables)
    #expect(newer.changed == 1 && newer.unchanged == 1)
    #expect(newer.measures.records.first?["percentile"] == "0.7")
  }

  @Test func `without tracts the county's are taken and added`() throws {
    let plan = TractMeasureImport(overlay: "svi-2022", prefix: "27053").plan(table(svi), into: [:])
    #expect(plan.addedTracts == 2 && plan.elsewhere == 1)
    let added = plan.tracts.records.map { [$0["geoid"], $0["population"]] }
    #expect(added == [["27053000101", "3060"], ["27053000102", "0"]])
    let none = TractMeasureImport(overlay: "svi-2022").plan(table(svi), into: [:])
    #expect(none.hasErrors)
    #expect(none.findings.contains { $0.message.contains("nothing says which tracts are yours") })
  }

  @Test func `flags, lost zeros and percentiles of a hundred are read`() throws {
    let cejst = table(
      """
      Census tract 2010 ID,Total population,Identified as disadvantaged,Is low income?
      6037101110,4000,True,False
      06037101122,3000,perhaps,True
      """)
    let plan = TractMeasureImport(overlay: "cejst-1-0", prefix: "06037").plan(cejst, into: [:])
    #expect(plan.findings.contains { $0.message.hasPrefix("1 codes have lost the zero") })
    #expect(plan.findings.contains { $0.message.contains("“perhaps” is neither yes nor no") })
    let flags = plan.measures.records.map { [$0["tract"], $0["measure"], $0["flag"]] }
    #expect(
      flags == [
        ["06037101110", "disadvantaged", "yes"], ["06037101110", "low-income", "no"],
        ["06037101122", "low-income", "yes"],
      ])
    let measures = [TractMeasureImport.Measure(field: "pctl", name: "heat", kind: .percent)]
    let own = TractMeasureImport(overlay: "heat-2024", measures: measures, prefix: "06").plan(
      table("GEOID,PCTL\n06037101110,91\n06037101122,140\n"), into: [:])
    #expect(own.measures.records.map { $0["percentile"] } == ["0.91"])
    #expect(own.findings.contains { $0.message.contains("140 is no percentile") })
  }

  @Test func `a file that says nothing of tracts is refused with what it lacks`() throws {
    let none = TractMeasureImport(overlay: "x", prefix: "27").plan(
      table("city,score\nEdina,3\n"), into: [:])
    #expect(none.hasErrors)
    let measures = [TractMeasureImport.Measure(field: "nope", name: "x", kind: .flag)]
    let wrong = TractMeasureImport(overlay: "x", measures: measures, prefix: "27").plan(
      table(svi), into: [:])
    #expect(wrong.findings.contains { $0.message.contains("no column “nope”") })
    let plain = TractMeasureImport(overlay: "x", prefix: "27").plan(
      table("FIPS,score\n27053000101,3\n"), into: [:])
    #expect(plain.findings.contains { $0.message.contains("Say which column is which measure") })
  }

  @Test func `a measure has one column`() throws {
    let measures = ["RPL_THEMES", "RPL_THEME1"].map {
      TractMeasureImport.Measure(field: $0, name: "x", kind: .percentile)
    }
    let file = table("FIPS,RPL_THEMES,RPL_THEME1\n27053000101,0.5,0.6\n")
    let twice = TractMeasureImport(overlay: "own", measures: measures, prefix: "27053").plan(
      file, into: [:])
    #expect(twice.hasErrors && twice.added == 0)
    #expect(
      twice.findings.contains {
        $0.message.contains("Two columns are named “x”: RPL_THEMES, RPL_THEME1")
      })
    // Editions of one publisher name the same thing in two ways; a file with both has it once.
    let cejst = TractMeasureImport(overlay: "cejst-1-0", prefix: "06037").plan(
      table(
        """
        GEOID10_TRACT,Is low income?,Is low income (imputed and adjusted)?
        06037101110,True,False
        """), into: [:])
    #expect(cejst.measures.records.map { $0["flag"] } == ["yes"])
  }

  @Test func `indices that forms suggest are those that Cairn knows`() throws {
    let known = try OverlayDeclaration.known()
    let column = WorkspaceColumns.column("overlay", of: WorkspaceTables.tractMeasures.file)
    guard case .suggestions(let offered) = column?.kind else {
      Issue.record("The column suggests nothing.")
      return
    }
    #expect(offered.filter { known[$0] == nil } == [])
  }
}
