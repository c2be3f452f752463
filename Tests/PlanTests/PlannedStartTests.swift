import Plan
import Tables
import TestSupport
import Testing

/// When what is only planned can start.
@Suite struct PlannedStartTests {
  private func calculation(_ status: String, start: Int) throws -> PlanCalculation {
    let sample = SampleWorkspace()
    return try SampleWorkspace([
      "actions.csv": sample.table(
        "actions.csv",
        rows: [
          "a3,Cool rooms,,resilience,adaptation,\(start),2030,heat-health,Parks,,\(status),near,,,,yes,,Everyone,City,Council,,,,,"
        ]),
      "action-parameters.csv": "action,parameter,value,unit,source,note\n",
    ]).calculation()
  }

  private func notes(_ status: String, start: Int) throws -> [Finding] {
    try calculation(status, start: start).findings.filter { $0.place.column == "start_year" }
  }

  @Test func `a planned action that would have started before the plan is noted`() throws {
    // The sample's plan is of 2026.
    let found = try notes("planned", start: 2022)
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.message.contains("before the plan's own year 2026") == true)
    #expect(found.first?.place.row == 2)
    #expect(try notes("under-way", start: 2022).isEmpty)
    #expect(try notes("planned", start: 2026).isEmpty)
  }

  @Test func `a change of actions takes the note with it`() throws {
    let calculation = try calculation("planned", start: 2022)
    let without = calculation.with(actions: [])
    #expect(!without.findings.contains { $0.place.column == "start_year" })
  }

  @Test func `nothing that is planned starts before next year`() throws {
    let calculation = try SampleWorkspace().calculation()
    #expect(calculation.firstStart() == 2022)
    #expect(calculation.firstStart(now: 2020) == 2022)
    #expect(calculation.firstStart(now: 2026) == 2027)
    #expect(calculation.firstStart(now: 2050) == 2030)
  }
}
