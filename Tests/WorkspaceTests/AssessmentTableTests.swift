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
      all.mapValues { Array($0.utf8) }, folder: "town", library: try FactorLibrary.standard())
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
        $0.place.column == "national_percentile" && $0.message.contains("between 0 and 100")
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
    ("events.csv", "id,hazard,date,title\nf,flood,2014-02-30,Flood\n", "date", "not a date"),
    (
      "events.csv", "id,hazard,date,end_date,title\nf,flood,2014-06,2014-05-01,Flood\n",
      "end_date", "ends before"
    ),
    ("tracts.csv", "geoid,name\n1001020100,Tract\n", "geoid", "write 01001020100"),
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

  @Test func `the same assessor twice on one risk is found`() throws {
    var files = register
    files["scores.csv"] =
      "id,risk,assessor,exposure\na,heat-people,Parks,3\nb,heat-people,Parks,4\n"
    let workspace = try read(files)
    #expect(workspace.assessorScores.map(\.id) == ["a"])
    #expect(workspace.findings.contains { $0.place.file == "scores.csv" && $0.place.row == 3 })
  }
}
