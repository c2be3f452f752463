import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

/// Marks that other programs write for “missing”, in the tables of hazards and places.
@Suite struct FillValueTests {
  private func read(_ files: [String: String]) throws -> CommunityWorkspace {
    try SampleWorkspace(files.mapValues(Optional.some)).workspace()
  }

  private func found(_ workspace: CommunityWorkspace, _ column: String) -> [Finding] {
    workspace.findings.filter {
      $0.place.column == column && $0.message.contains(" is a fill value")
    }
  }

  @Test(arguments: ["-999", "-9999", "-666666666", "-999.0"])
  func `a measure of a tract is never one`(_ mark: String) throws {
    let workspace = try read([
      "tracts.csv": "geoid,population\n27053000101,100\n",
      "tract-measures.csv":
        "tract,overlay,measure,value,percentile\n27053000101,svi-2022,overall,\(mark),\(mark)\n",
    ])
    let measure = try #require(workspace.tractMeasures.first)
    #expect(measure.value == nil && measure.percentile == nil)
    #expect(found(workspace, "value").map(\.place.row) == [2])
    #expect(found(workspace, "percentile").count == 1)
  }

  @Test func `an asset stays without its value, and its place is asked for once`() throws {
    let workspace = try read([
      "assets.csv": """
      id,name,type,latitude,longitude,value_usd
      pump,Pump,pump,44.9,-93.2,-999
      lost,Lost,pump,-999,-999,5

      """
    ])
    #expect(workspace.assets.map(\.id) == ["pump", "lost"])
    #expect(workspace.assets.allSatisfy { $0.id != "pump" || $0.value == nil })
    #expect(found(workspace, "value_usd").count == 1)
    #expect(found(workspace, "latitude").first?.message.contains("Find the true place") == true)
    #expect(!workspace.findings.contains { $0.message.contains("not said where this is") })
  }

  @Test func `losses of an event are left out, and a loss that must be there is asked for`() throws
  {
    let workspace = try read([
      "events.csv":
        "id,hazard,date,title,losses_usd\nstorm,hail,2020-06-01,Storm,-999\n",
      "losses.csv":
        "risk,return_period_years,loss_usd,price_year\nheat-health,10,-9999,2022\n",
    ])
    #expect(workspace.hazardEvents.count == 1 && workspace.hazardEvents[0].losses == nil)
    #expect(found(workspace, "losses_usd").map(\.severity) == [.warning])
    #expect(found(workspace, "loss_usd").map(\.severity) == [.error])
    #expect(workspace.losses.isEmpty)
  }

  @Test func `what a goal starts from and aims at may be below 0, and is noted and kept`() throws {
    let workspace = try read([
      "goals.csv":
        "id,title,description,risks,indicator,baseline_year,baseline,target_year,target,unit\nuptake,More is taken up,,,,2020,-999,2040,-9999,tonne\n"
    ])
    let goal = try #require(workspace.goals.first)
    #expect(goal.baseline == -999 && goal.target == -9999)
    let notes = workspace.findings.filter {
      $0.severity == .note && $0.message.contains("is taken as it is")
    }
    #expect(notes.map(\.place.column) == ["baseline", "target"])
    #expect(found(workspace, "baseline").isEmpty && found(workspace, "target").isEmpty)
  }

  @Test(arguments: [
    ("svi-202", "Did you mean “svi-2020” or “svi-2022”?"), ("svi-2021", "Editions that it knows"),
    ("svi2022", "Did you mean “svi-2022”?"), ("heat-islands-2024", nil),
  ])
  func `an index that is not known is told with what is`(_ id: String, _ advice: String?) throws {
    let workspace = try read([
      "tracts.csv": "geoid,population\n27053000101,100\n",
      "tract-measures.csv":
        "tract,overlay,measure,percentile\n27053000101,\(id),overall,0.5\n",
    ])
    let message = workspace.findings.first { $0.place.column == "overlay" }?.message
    #expect(advice.map { message?.contains($0) == true } ?? (message == nil), "\(message ?? "")")
  }
}
