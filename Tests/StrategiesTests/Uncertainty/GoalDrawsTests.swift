import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

@Suite struct GoalDrawsTests {
  private static let power =
    "e21,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,,bill,"
  private static let waste =
    "c21,2021,waste,compost,composting,organics,500000,tonne,,III.2.2,3,,,bill,"
  private static let powerRange = "r1,record,e21,,normal,8000,9000,10000,assumption,"
  private static let wasteRange = "r2,record,c21,,normal,300000,500000,700000,assumption,"

  private func draws(
    _ records: [String], ranges: [String], targets: [String], actions: [String] = [],
    parameters: [String] = [], count: Int = 4000
  ) throws -> PlanDraws {
    let sample = SampleWorkspace()
    let ranges =
      ["id,what,subject,parameter,distribution,low,best,high,source,note"] + ranges
    let header =
      "id,name,kind,base_year,year,sector,reduction_percent,budget_tonnes,source,status,note,leads_to,shape"
    let calculation = try SampleWorkspace([
      "inventory.csv": sample.table("inventory.csv", rows: records),
      "drivers.csv": "sector,subsector,activity,driver,intensity,source,note\n,,,none,,bill,\n",
      "actions.csv": sample.table("actions.csv", rows: actions),
      "action-parameters.csv": sample.table("action-parameters.csv", rows: parameters),
      "targets.csv":
        ([header]
        + targets.map {
          $0 + String(repeating: ",", count: max(0, 12 - $0.filter { $0 == "," }.count))
        })
        .joined(separator: "\n") + "\n",
      "ranges.csv": ranges.joined(separator: "\n") + "\n",
    ]).calculation()
    var options = PlanDraws.Options()
    options.draws = count
    return try #require(calculation.draws(options))
  }

  private static let efficiency = (
    actions: [
      "a1,Weatherize homes,,building-efficiency,buildings,2022,2022,,Housing,,planned,near,,,,no,,x,x,x,,,,,"
    ],
    parameters: [
      "a1,subsector,residential,,assumption,", "a1,participation,0.5,share,assumption,",
      "a1,saving,20,percent,assumption,", "a1,fuels,electricity,,assumption,",
    ]
  )

  @Test func `a record with rows of its own for amount and factor is not said to be unknown`()
    throws
  {
    func held(_ ranges: [String]) throws -> [String] {
      try draws([Self.power], ranges: ranges, targets: []).held
    }
    #expect(
      try held([Self.powerRange]).contains { $0.contains("says nothing of how sure “e21” is") })
    let both = [Self.powerRange, "r2,factor,electricity,,uniform,0.9,,1.1,assumption,"]
    #expect(try !held(both).contains { $0.contains("e21") })
  }

  @Test func `the chance of a sector's target is that of the sector alone`() throws {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    let probe = try draws(
      [old, Self.power], ranges: [Self.powerRange],
      targets: ["s,All,absolute,2019,2030,,14,,assumption,verified,"],
      actions: Self.efficiency.actions, parameters: Self.efficiency.parameters)
    // A level 3 percent above what the plan states, so that some draws meet it and some do not.
    let stated = try #require(probe.portfolio.total(2030))
    let percent = 100 * (1 - stated * 1.03 / (try #require(probe.goals.first).level.base))
    let both = try draws(
      [old, Self.power, Self.waste], ranges: [Self.powerRange, Self.wasteRange],
      targets: ["s,Buildings,absolute,2019,2030,buildings,\(percent),,assumption,verified,"],
      actions: Self.efficiency.actions, parameters: Self.efficiency.parameters)
    let alone = try draws(
      [old, Self.power], ranges: [Self.powerRange],
      targets: ["s,All,absolute,2019,2030,,\(percent),,assumption,verified,"],
      actions: Self.efficiency.actions, parameters: Self.efficiency.parameters)
    let sector = try #require(both.goals.first)
    let whole = try #require(alone.goals.first)
    #expect(sector.probability > 0.02 && sector.probability < 0.98)
    // The same numbers are drawn for the same input, so that every draw agrees.
    #expect(sector.probability == whole.probability)
    #expect(isClose(sector.gap.p50, whole.gap.p50, within: 1e-9))
    #expect(!both.held.contains { $0.contains("is of one sector") })
    #expect(both.explanation(of: sector).value == sector.probabilityText)
  }

  @Test func `what a target allows moves with its base year by the same draw of a factor`() throws {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    // The plan stays at 9000 of 10000, which is 1 percent below the target: closer than the factor is known.
    let result = try draws(
      [old, Self.power], ranges: ["f,factor,electricity,,normal,0.8,1,1.2,assumption,"],
      targets: ["s,All,absolute,2019,2030,,\(try percent(above: 1.01)),,assumption,verified,"])
    let goal = try #require(result.goals.first)
    #expect(goal.probability == 1)
    #expect(goal.gap.p95 < 0 && goal.gap.p5 < goal.gap.p95)
    #expect(!result.held.contains { $0.contains("whose inventory is not drawn") })
    let narrow = (goal.gap.p95 - goal.gap.p5) / (result.plan[9].p95 - result.plan[9].p5)
    #expect(isClose(narrow, 0.01, within: 1e-6))
  }

  @Test func `the factor of one record is that of the same factor in another year`() throws {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    let target = ["s,All,absolute,2019,2030,,\(try percent(above: 1.01)),,assumption,verified,"]
    let row = "f,factor,e21,,normal,0.8,1,1.2,assumption,"
    let one = try draws([old, Self.power], ranges: [row], targets: target)
    #expect(try #require(one.goals.first).probability == 1)
    // A row of its own keeps its own draw.
    let apart = try draws(
      [old, Self.power], ranges: [row, "g,factor,e19,,normal,0.8,1,1.2,assumption,"],
      targets: target)
    #expect(apart.findings.isEmpty)
    #expect(try #require(apart.goals.first).probability < 0.7)
  }

  @Test func `the activity of a base year is drawn apart from the plan's`() throws {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    let target = ["s,All,absolute,2019,2030,,\(try percent(above: 1)),,assumption,verified,"]
    let past = "r0,record,e19,,normal,9000,10000,11000,assumption,"
    let alone = try draws([old, Self.power], ranges: [past], targets: target)
    // The plan is sure, and yet the target may be missed.
    #expect(alone.plan[9].p5 == alone.plan[9].p95)
    let goal = try #require(alone.goals.first)
    #expect(goal.probability > 0.45 && goal.probability < 0.55)
    #expect(alone.findings.isEmpty)
    // It moves no emissions and the whole gap, so that to know it decides the call.
    let found = try #require(alone.sensitivities(in: 2030).first)
    #expect(found.input.id == "r0" && found.isOfAllowance && found.ends == nil)
    #expect(found.varianceShare == 0 && found.deviationReduction == 0)
    let part = try #require(found.goals.first)
    #expect(part.target == "s" && part.varianceShare > 0.95 && part.callGain > 0.4)
    #expect(alone.sensitivities(in: 2029).isEmpty)
    let both = try draws([old, Self.power], ranges: [past, Self.powerRange], targets: target)
    let wide = try #require(both.goals.first).gap
    #expect(wide.p95 - wide.p5 > 1.2 * (goal.gap.p95 - goal.gap.p5))
    let parts = both.sensitivities(in: 2030).compactMap(\.gapShare)
    #expect(parts.count == 2 && isClose(parts.reduce(0, +), 1, within: 0.05))
    // A range of a year that no target counts from is of nothing.
    let none = try draws([old, Self.power], ranges: [past], targets: [])
    #expect(none.findings.contains { $0.message.contains("has no record “e19”") })
  }

  @Test func `a year on the way moves with the base year and with the goal that it leads to`()
    throws
  {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    let past = "r0,record,e19,,normal,9000,10000,11000,assumption,"
    for shape in ["straight", "constant-rate"] {
      let result = try draws(
        [old, Self.power], ranges: [past],
        targets: [
          "s,All,absolute,2019,2030,,60,,assumption,verified,",
          "i,Halfway,interim,2019,2025,,,,assumption,verified,,s,\(shape)",
        ])
      // Both ends of the way are shares of one year's emissions, so that each year between is, too, and the plan is sure.
      let ratio = { (goal: DrawnGoal) in (goal.gap.p95 - goal.gap.p5) / goal.level.allowed }
      let halfway = try #require(result.goals.first { $0.level.target.id == "i" })
      let goal = try #require(result.goals.first { $0.level.target.id == "s" })
      #expect(ratio(halfway) > 0.1)
      #expect(isClose(ratio(halfway), ratio(goal), within: 1e-9))
      #expect(!result.held.contains { $0.contains("whose inventory is not drawn") })
    }
  }

  /// The reduction from the 2019 of these tests that allows a multiple of what the plan emits in every year.
  private func percent(above multiple: Double) throws -> Double {
    let old = Self.power.replacing("e21,2021", with: "e19,2019").replacing("9000", with: "10000")
    let probe = try draws(
      [old, Self.power], ranges: [Self.powerRange],
      targets: ["s,All,absolute,2019,2030,,14,,assumption,verified,"])
    let stated = try #require(probe.portfolio.total(2030))
    return 100 * (1 - stated * multiple / (try #require(probe.goals.first).level.base))
  }

  @Test func `a carbon budget's chance is that of the sum of its years`() throws {
    // Nine equal years to come, each a multiple of one normal number, after the held inventory of 2021.
    let stated = try draws(
      [Self.power], ranges: [Self.powerRange],
      targets: ["b,Budget,budget,2021,2030,,,1,assumption,verified,"])
    let year = try #require(stated.portfolio.projection.total(2030))
    let deviation = 1000.0 / 9000 / 1.644_853_626_951_472_7
    let budget = year * (1 + 9 * (1 + deviation))
    let drawn = try draws(
      [Self.power], ranges: [Self.powerRange],
      targets: ["b,Budget,budget,2021,2030,,,\(budget),assumption,verified,"], count: 20_000)
    let kept = try #require(drawn.budgets.first)
    // Φ(1)
    #expect((kept.chance.probability - 0.841_344_75).magnitude < 4 * kept.chance.error)
    #expect(isClose(kept.left.mean, 9 * deviation * year, within: 0.03))
    #expect(try #require(stated.budgets.first).chance.probability == 0)
    #expect(drawn.held.contains { $0.contains("Budget") })
    #expect(drawn.explanation(of: kept).formula.contains("Σ E(y)"))
  }

  @Test func `a budget of one sector counts the sector alone`() throws {
    let target = "b,Budget,budget,2021,2030,buildings,,20000,assumption,verified,"
    let both = try draws(
      [Self.power, Self.waste], ranges: [Self.powerRange, Self.wasteRange], targets: [target])
    let alone = try draws(
      [Self.power], ranges: [Self.powerRange],
      targets: ["b,Budget,budget,2021,2030,,,20000,assumption,verified,"])
    let (sector, whole) = (try #require(both.budgets.first), try #require(alone.budgets.first))
    #expect(isClose(sector.left.p50, whole.left.p50, within: 1e-9))
    #expect(sector.chance == whole.chance)
  }

  @Test func `figures of chances stand in the catalogue`() throws {
    let header =
      "id,name,kind,base_year,year,sector,reduction_percent,budget_tonnes,source,status,note"
    let calculation = try SampleWorkspace([
      "targets.csv": [
        header, "s,Buildings,absolute,2021,2030,buildings,40,,assumption,verified,",
        "b,Budget,budget,2021,2030,,,200000,assumption,verified,",
      ].joined(separator: "\n") + "\n",
      "costs.csv": MoneySample.costs.joined(separator: "\n") + "\n",
      "prices.csv": MoneySample.prices.joined(separator: "\n") + "\n",
      "ranges.csv":
        "id,what,subject,parameter,distribution,low,best,high,source,note\n"
        + "r1,price,natural-gas,,uniform,0.5,1,1.5,assumption,\n",
    ]).calculation()
    let catalog = FigureCatalog(calculation)
    for id in [
      "target/s/probability", "target/b/probability", "action/a1/payback-chance",
      "money/payback-chance", "money/net-present-value/p5", "money/net-present-value/p95",
    ] {
      #expect(catalog.ids.contains(id) || id.hasSuffix("p95"), "\(id)")
      guard case .found(let figure) = catalog.answer(id) else {
        Issue.record("\(id): \(catalog.answer(id))")
        continue
      }
      #expect(!figure.explanation.inputs.isEmpty)
    }
    guard case .missing = catalog.answer("money/net-present-value") else {
      Issue.record("A spread needs its percentile.")
      return
    }
  }

  @Test func `nothing is told of chances whose total lacks records, and it is said`() throws {
    let header =
      "id,name,kind,base_year,year,sector,reduction_percent,budget_tonnes,source,status,note"
    let sample = SampleWorkspace()
    // Compost follows an indicator that there is not, so that it is in no forecast.
    let calculation = try SampleWorkspace([
      "inventory.csv": sample.table("inventory.csv", rows: [Self.power, Self.waste]),
      "drivers.csv":
        "sector,subsector,activity,driver,intensity,source,note\nwaste,,,nobody,,bill,\n,,,none,,bill,\n",
      "actions.csv": sample.table("actions.csv", rows: []),
      "action-parameters.csv": sample.table("action-parameters.csv", rows: []),
      "targets.csv": [
        header, "all,All,absolute,2021,2030,,10,,assumption,verified,",
        "part,Buildings,absolute,2021,2030,buildings,10,,assumption,verified,",
        "b,Budget,budget,2021,2030,,,90000,assumption,verified,",
        "c,Budget of buildings,budget,2021,2030,buildings,,90000,assumption,verified,",
      ].joined(separator: "\n") + "\n",
      "ranges.csv":
        "id,what,subject,parameter,distribution,low,best,high,source,note\n\(Self.powerRange)\n",
    ]).calculation()
    let draws = try #require(calculation.draws)
    #expect(draws.goals.map(\.level.target.id) == ["part"])
    #expect(draws.budgets.map(\.budget.target.id) == ["c"])
    for name in ["All", "Budget"] {
      #expect(
        draws.held.contains {
          $0.contains("“\(name)” is not worked out") && $0.contains("left out")
        })
    }
    let catalog = FigureCatalog(calculation)
    for id in ["target/all/probability", "target/b/probability"] {
      guard case .missing(let reason) = catalog.answer(id) else {
        Issue.record("There is a chance \(id).")
        continue
      }
      #expect(reason.contains("left out"), "\(reason)")
    }
    guard case .found = catalog.answer("target/c/probability") else {
      Issue.record("There is no chance of the sector's budget.")
      return
    }
  }
}
