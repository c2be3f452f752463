import Tables
import TestSupport
import Testing
import Workspace

@testable import Plan

@Suite struct EarlyTargetTests {
  @Test(arguments: [(2020, true), (2030, false)])
  func `a target before the forecast is noted at its year`(_ year: Int, _ isNoted: Bool) throws {
    let plan = try SampleWorkspace([
      "targets.csv": """
      id,name,kind,base_year,year,reduction_percent,source,status,note
      early,Half,absolute,2019,\(year),50,assumption,unverified,

      """
    ]).calculation()
    let notes = plan.findings.filter { $0.message.contains("of which there is no inventory") }
    #expect(notes.count == (isNoted ? 1 : 0))
    #expect(notes.allSatisfy { $0.place.column == "year" && $0.severity == .note })
  }
}
