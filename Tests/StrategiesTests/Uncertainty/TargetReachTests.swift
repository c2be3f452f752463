import Forecast
import Inventory
import Plan
import Strategies
import TestSupport
import Testing

/// What a plan and its draws say of some scopes: 500 t of scope 1, 150 of scope 2 and 100 of scope 3 in 2021, held flat.
@Suite struct TargetReachTests {
  @Test func `parts of a plan are those of its records, and so is the chance of a target`() throws {
    let sample = SampleWorkspace()
    let calculation = try SampleWorkspace([
      "inventory.csv": sample.table(
        "inventory.csv",
        rows: [
          "b21,2021,buildings,residential,direct-entry,co2,500,tonne,,I.1.1,1,,,bill,",
          "e21,2021,buildings,commercial,direct-entry,co2,150,tonne,,I.2.2,2,,,bill,",
          "w21,2021,waste,landfill,direct-entry,co2,100,tonne,,III.1.2,3,,,bill,",
        ]),
      "drivers.csv": "sector,subsector,activity,driver,intensity,source,note\n,,,none,,bill,\n",
      "actions.csv": sample.table("actions.csv", rows: []),
      "action-parameters.csv": sample.table("action-parameters.csv", rows: []),
      "ranges.csv": """
      id,what,subject,parameter,distribution,low,best,high,source,note
      r1,record,w21,,uniform,50,100,150,assumption,

      """,
      "targets.csv": """
      id,name,kind,base_year,year,reduction_percent,covers,source,status,note
      direct,Direct,own,2021,2030,,scope-1 scope-2,assumption,verified,
      waste,Waste,absolute,2021,2030,0,scope-3,assumption,verified,

      """.replacing("own,2021,2030,,", with: "absolute,2021,2030,0,"),
    ]).calculation()
    let portfolio = try #require(calculation.portfolio)
    let parts = [1, 2, 3].map { portfolio.total(2030, reach: TargetReach(scopes: [$0])) }
    #expect(parts == [500, 150, 100])
    #expect(portfolio.total(2030, reach: .everything) == 750)
    var options = PlanDraws.Options()
    options.draws = 300
    let draws = try #require(calculation.draws(options))
    let gaps = Dictionary(uniqueKeysWithValues: draws.goals.map { ($0.level.target.id, $0.gap) })
    // Both count from the year that is drawn, so that no gap is left in any draw; only waste is drawn.
    #expect(gaps["direct"]?.p95 == 0 && gaps["direct"]?.p5 == 0)
    #expect(isClose(gaps["waste"].map { $0.p95 + 1 } ?? 0, 1, within: 1e-9))
  }

  @Test func `what is taken up beside all records is of scope 1`() {
    #expect(TargetReach(scopes: [1, 2]).includesBeside(sector: "land"))
    #expect(!TargetReach(scopes: [2]).includesBeside(sector: "land"))
    #expect(!TargetReach(sectors: [.waste]).includesBeside(sector: "land"))
    #expect(TargetReach.everything.includesBeside(sector: "adaptation"))
    #expect(!TargetReach(sectors: [.waste]).includesBeside(sector: "adaptation"))
  }
}
