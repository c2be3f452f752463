import Factors
import Tables
import Testing
import Vulnerability

@testable import Workspace

@Suite struct AssessmentTableTests {
  private func read(_ files: [String: String]) throws -> CommunityWorkspace {
    var all = ["community.yaml": "format: 1\nid: town\nname: Town\n"]
    all.merge(files) { $1 }
    return try WorkspaceReader.read(
      all.mapValues { Array($0.utf8) }, folder: "town", library: FactorLibrary.standard)
  }

  private let register = [
    "hazards.csv":
      "id,name,type,probability,frequency,intensity,timeframe,note\nheat,Heat,heat-wave,4,increasing,increasing,short-term,words\n",
    "risks.csv":
      "id,hazard,system,magnitude,adaptive_capacity,groups,confidence,settled_by,settled_reason\nheat-people,heat,People,4,unsure,older-adults outdoor-workers,medium,Workshop,Two of three saw it in 2012\n",
  ]

  @Test func `a percentile among counties rates its hazard's risks and no others`() throws {
    let workspace = try read([
      "hazards.csv":
        "id,name,type,national_percentile,note\nheat,Heat,heat-wave,81.5,words\ncold,Cold,cold-wave,-999,words\nhail,Hail,hail,,words\n",
      "risks.csv":
        "id,hazard,system\nheat-people,heat,People\ncold-people,cold,People\nhail-people,hail,People\n",
    ])
    let hazards = Dictionary(uniqueKeysWithValues: workspace.hazards.map { ($0.id, $0) })
    let ratings = workspace.risks.map {
      $0.rating(.nationalPercentile, hazard: hazards[$0.hazard])?.level
    }
    #expect(ratings == [5, nil, nil])
    #expect(
      workspace.findings.contains {
        $0.place.column == "national_percentile"
          && $0.message.contains("“-999” is a fill value")
      })
    let bare = try #require(workspace.risks.last)
    let why = bare.explanation(.nationalPercentile, hazard: hazards["hail"])
    #expect(why.value == "no percentile for this hazard: no rating")
    #expect(why.notes.first?.contains("national_percentile") == true)
  }

  @Test func `the outlook of a hazard and the assessment of a risk are read`() throws {
    let workspace = try read(register)
    let hazard = try #require(workspace.hazards.first)
    #expect(
      hazard.outlook
        == HazardOutlook(
          probability: 4, frequency: .increasing, intensity: .increasing, timeframe: .shortTerm))
    let risk = try #require(workspace.risks.first)
    #expect(risk.magnitude == 4)
    #expect(risk.adaptiveCapacity == nil)
    #expect(risk.groups == ["older-adults", "outdoor-workers"])
    #expect(risk.confidence == .medium)
    #expect(risk.settlement?.reason == "Two of three saw it in 2012")
  }

  @Test(arguments: [
    (
      "scores.csv", "id,risk,assessor,exposure\na,heat-peple,Parks,3\n", "risk",
      "Did you mean “heat-people”?"
    ),
    ("scores.csv", "id,risk,assessor,exposure\na,heat-people,Parks,6\n", "exposure", "1 to 5"),
    (
      "risks.csv", "id,hazard,system\nheat-people,haet,People\n", "hazard",
      "Did you mean “heat”?"
    ),
    ("events.csv", "id,hazard,date,title\nf,flood,2014-02-30,Flood\n", "date", "not a date"),
    ("events.csv", "id,hazard,date,title\nf,flood,2999-05-01,Flood\n", "date", "in the future"),
    ("events.csv", "id,hazard,date,title\nf,flood,2999,Flood\n", "date", "in the future"),
    (
      "events.csv", "id,hazard,date,end_date,title\nf,flood,2014-06,2014-05-01,Flood\n",
      "end_date", "ends before"
    ),
    ("tracts.csv", "geoid,name\n1001020100,Tract\n", "geoid", "write 01001020100"),
    ("tracts.csv", "geoid,name\n2.7053E+10,Tract\n", "geoid", "has rounded it"),
    (
      "tract-measures.csv", "tract,overlay,measure,percentile\n27053000101,svi-2022,overall,55\n",
      "percentile", "Did you mean “0.55”?"
    ),
    (
      "equity.csv", "id,theme,measure,percentile\na,Overall,Poverty,-1\n", "percentile",
      "“-1” is outside."
    ),
    (
      "assets.csv", "id,name,type,latitude,longitude\ns,School,school,44.9,\"93°15'36\"\"W\"\n",
      "longitude", "Write it as -93.26."
    ),
    (
      "assets.csv", "id,name,type,latitude,longitude\ns,School,school,-93.2,44.9\n", "latitude",
      "exchanged"
    ),
    (
      "losses.csv", "risk,return_period_years,loss_usd,price_year\nheat-people,0.5,1,2024\n",
      "return_period_years", "1 year or more"
    ),
    ("taxonomy.csv", "kind,id,hidden\nhazard,fog,no\n", "name", "needs a name"),
    ("screening.csv", "hazard,decision,reason\nfog,leave,\n", "reason", "without a reason"),
  ])
  func `what is wrong is found at its cell`(
    _ file: String, _ text: String, _ column: String, _ part: String
  ) throws {
    var files = register
    files[file] = text
    let findings = try read(files).findings.filter { $0.place.file == file }
    let found = findings.contains { $0.place.column == column && $0.message.contains(part) }
    #expect(found, "\(findings)")
  }

  @Test func `reading a workspace finds places and tract codes that cannot be meant`() throws {
    var files = register
    files["community.yaml"] = "format: 1\nid: town\nname: Town\nkind: county\ngeoid: \"27053\"\n"
    files["assets.csv"] =
      "id,name,type,latitude,longitude\na,School,school,44.9,93.2\nb,School,school,44.9,-93.2\n"
    files["tracts.csv"] = "geoid,vintage\n27053000101,2020\n"
    files["tract-measures.csv"] =
      "tract,overlay,measure,flag\n27053000101,cejst-1-0,disadvantaged,yes\n27053999999,cejst-1-0,disadvantaged,yes\n"
    let found = try read(files).exposureFindings.filter { $0.severity != .note }
    func message(_ file: String, _ row: Int, _ column: String) -> String {
      found.first { $0.place == Place(file: file, row: row, column: column) }?.message ?? ""
    }
    #expect(message("assets.csv", 2, "longitude").contains("minus sign"))
    #expect(message("tract-measures.csv", 3, "tract").contains("27053999999"))
    #expect(message("tract-measures.csv", 2, "overlay").contains("tracts of 2010"))
  }

  @Test func `a score that cannot be read is unsure and hides nothing else`() throws {
    var files = register
    files["hazards.csv"] = register["hazards.csv"]?.replacing("heat-wave,4", with: "heat-wave,9")
    files["risks.csv"] =
      "id,hazard,system,exposure,magnitude\nheat-people,heat,People,7,4\nheat-trees,hot,Trees,3,4\n"
    files["goals.csv"] = "id,title,risks\ng,Cooler,heat-people\n"
    files["losses.csv"] =
      "risk,return_period_years,loss_usd,price_year\nheat-people,10,1000,2024\n"
    let workspace = try read(files)
    let risk = try #require(workspace.risks.first)
    #expect(risk.exposure == nil && risk.magnitude == 4)
    #expect(risk.rating(.vulnerability, hazard: nil) == nil)
    #expect(workspace.hazards.map(\.outlook.probability) == [nil])
    // A risk of no hazard cannot be kept.
    #expect(workspace.risks.count == 1)
    let errors = workspace.findings.filter { $0.severity == .error }
    #expect(errors.map(\.place.column) == ["probability", "exposure", "hazard"])
    #expect(!workspace.findings.contains { $0.message.contains("heat-people") })
  }

  @Test func `an event of a year that has begun does not lie in the future`() throws {
    var files = register
    files["events.csv"] = "id,hazard,date,title\nf,flood,2024-12-31,Flood\ng,flood,2024,Flood\n"
    let findings = try read(files).findings.filter { $0.place.file == "events.csv" }
    #expect(!findings.contains { $0.message.contains("in the future") }, "\(findings)")
  }

  @Test func `a state without a county is told to fill the code`() throws {
    func findings(_ community: String) throws -> [Finding] {
      let files = ["community.yaml": "format: 1\nid: town\nname: Town\n" + community]
      return PlaceScreening(try read(files), year: 2026).findings
        .filter { $0.place.file == "community.yaml" }
    }
    let found = try findings("state: MN\n")
    #expect(found.map(\.place.column) == ["geoid"])
    #expect(found[0].message.contains("Fill “geoid”"))
    #expect(try findings("state: MN\ngeoid: \"27053\"\n").isEmpty)
    #expect(try findings("").isEmpty)
  }

  @Test func `the same assessor twice on one risk is found`() throws {
    var files = register
    files["scores.csv"] =
      "id,risk,assessor,exposure\na,heat-people,Parks,3\nb,heat-people,Parks,4\n"
    let workspace = try read(files)
    #expect(workspace.assessorScores.map(\.id) == ["a"])
    #expect(workspace.findings.contains { $0.place.file == "scores.csv" && $0.place.row == 3 })
  }
}
