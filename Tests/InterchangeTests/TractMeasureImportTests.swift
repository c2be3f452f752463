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

  @Test func `the index that comes with Cairn is read for the tracts of a county`() throws {
    let counties = ShippedIndex.counties(of: [], orPrefix: "45019")
    let table = ShippedIndex.cejst.table(of: counties)
    let plan = TractMeasureImport(
      overlay: "cejst-1-0", source: ShippedIndex.cejst.source, prefix: "45019"
    ).plan(table, into: [:])
    #expect(plan.findings.isEmpty && plan.elsewhere == 0)
    #expect(plan.addedTracts == 86)
    // As the example counts them: 27 of 86 tracts, 401,165 people.
    let marked = plan.measures.records.filter {
      $0["measure"] == "disadvantaged" && $0["flag"] == "yes"
    }
    #expect(marked.count == 27)
    #expect(plan.tracts.records.compactMap { Int($0["population"]) }.reduce(0, +) == 401_165)
    let mine = ShippedIndex.counties(of: ["27053000101", "27123030100"], orPrefix: "45019")
    #expect(mine == ["27053", "27123"])
    #expect(ShippedIndex.cejst.table(of: []).records.isEmpty)
    #expect(ShippedIndex.cejst.table(of: [""]).records.isEmpty)
    // A state's two digits are the codes of all its counties.
    let state = ShippedIndex.cejst.table(of: ShippedIndex.counties(of: [], orPrefix: "45"))
    #expect(state.records.count > 86)
    #expect(state.records.allSatisfy { $0["tract"].hasPrefix("45") })
  }

  @Test func `a misspelled index is found, and an own one is not`() throws {
    let near = TractMeasureImport(overlay: "sv-2022", prefix: "27053").plan(table(svi), into: [:])
    #expect(near.findings.contains { $0.message.contains("Did you mean “svi-2022”") })
    let later = TractMeasureImport(overlay: "svi-2024", prefix: "27053").plan(
      table(svi), into: [:])
    #expect(!later.findings.contains { $0.message.contains("Did you mean") })
    let own = TractMeasureImport(overlay: "heat-islands-2024", prefix: "27053").plan(
      table(svi), into: [:])
    #expect(!own.findings.contains { $0.message.contains("Did you mean") })
    let measures = [TractMeasureImport.Measure(field: "P", name: "heat", kind: .percentile)]
    let hundred = TractMeasureImport(overlay: "own", measures: measures, prefix: "27").plan(
      table("FIPS,P\n27053000101,55\n"), into: [:])
    #expect(hundred.findings.contains { $0.message.contains("use the kind percent") })
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
    let known = OverlayDeclaration.known
    let column = WorkspaceColumns.column("overlay", of: WorkspaceTables.tractMeasures.file)
    guard case .suggestions(let offered) = column?.kind else {
      Issue.record("The column suggests nothing.")
      return
    }
    #expect(offered.filter { known[$0] == nil } == [])
  }

  // Editions

  private func plan(
    _ header: String, _ row: String, _ file: String, _ overlay: String = ""
  ) -> TractMeasurePlan {
    TractMeasureImport(overlay: overlay, prefix: "27053").plan(
      table("\(header)\n\(row)\n", file), into: [:])
  }

  private func messages(_ plan: TractMeasurePlan) -> String {
    plan.findings.map(\.message).joined(separator: "\n")
  }

  @Test func `the file's name tells the edition where columns do not, and neither is asked for`() {
    let header = "ST_ABBR,FIPS,E_TOTPOP,EP_POV150,RPL_THEMES"
    let row = "MN,27053000101,3060,9.1,0.6521"
    let named = plan(header, row, "SVI_2022_US.csv")
    #expect(!named.hasErrors && named.overlay == "svi-2022")
    #expect(named.measures.records.map { $0["overlay"] } == ["svi-2022"])
    let bare = plan(header, row, "Minnesota.csv")
    #expect(bare.hasErrors && bare.added == 0)
    #expect(messages(bare).contains("its columns fit: svi-2020, svi-2022"))
    let older = plan("FIPS,EP_POV,RPL_THEMES", "27053000101,9.1,0.65", "US.csv")
    #expect(messages(older).contains("svi-2014, svi-2016, svi-2018"))
  }

  @Test func `an edition that the columns cannot be is doubted`() {
    let doubted = plan(
      "FIPS,EP_POV150,RPL_THEMES", "27053000101,9.1,0.6521", "US.csv", "svi-2018")
    #expect(!doubted.hasErrors && doubted.added == 1)
    #expect(messages(doubted).contains("not of svi-2018. They fit: svi-2020, svi-2022."))
    let fitting = plan(
      "FIPS,EP_POV150,RPL_THEMES", "27053000101,9.1,0.6521", "US.csv", "svi-2020")
    #expect(fitting.findings.isEmpty)
    let spaced = plan("FIPS,RPL_THEMES", "27053000101,0.65", "US.csv", "SVI 2022")
    #expect(spaced.hasErrors && messages(spaced).contains("Did you mean “svi-2022”?"))
    let unknown = plan("FIPS,P", "27053000101,0.5", "heat.csv")
    #expect(messages(unknown).contains("Name the index and its edition"))
  }

  @Test func `columns of the screening tools are known by their own names`() throws {
    let second = plan(
      "Census tract 2010 ID,Total population,Identified as disadvantaged in v1.0,Identified as disadvantaged,Is low income?",
      "27053000101,3060,True,True,False", "2.0-communities.csv")
    #expect(second.overlay == "cejst-2-0")
    #expect(
      second.measures.records.map { [$0["measure"], $0["flag"]] }
        == [["disadvantaged", "yes"], ["low-income", "no"]])
    let screen = plan(
      "ID,STATE_NAME,ACSTOTPOP,P_DEMOGIDX_2,P_PM25,P_NO2,P_DWATER",
      "27053000101,Minnesota,3060,47,81,60,", "tracts.csv")
    #expect(screen.overlay == "ejscreen-2-3" && !screen.hasErrors)
    let ranks = screen.measures.records.map { [$0["measure"], $0["percentile"]] }
    #expect(
      ranks == [["demographic-index", "0.47"], ["pm25", "0.81"], ["nitrogen-dioxide", "0.6"]])
    #expect(screen.tracts.records.first?["population"] == "3060")
  }

  @Test func `a table of counties is told as one, and strange codes are not told by the hundred`() {
    let header = "FIPS,EP_POV150,RPL_THEMES\n"
    let counties = (1...9).map { "2700\($0),9,0.5" }.joined(separator: "\n")
    let refused = TractMeasureImport(overlay: "svi-2022", prefix: "27053").plan(
      table(header + counties + "\n"), into: [:])
    #expect(refused.findings.map(\.severity) == [.error])
    #expect(messages(refused).contains("The rows are of counties"))
    let rows = (["27053000101"] + (1...9).map { "x\($0)" }).map { "\($0),9,0.5" }
    let some = TractMeasureImport(overlay: "svi-2022", prefix: "27053").plan(
      table(header + rows.joined(separator: "\n") + "\n"), into: [:])
    #expect(some.findings.count == 3 && !some.hasErrors && some.added == 1)
    #expect(some.findings.last?.message.hasSuffix("6 more rows are like this.") == true)
  }
}
