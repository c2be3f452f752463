import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

/// Ranges of when things happen and how far they spread.
@Suite struct CourseRangeTests {
  private let actions: [Action]
  private let projection: Projection

  init() throws {
    let calculation = try PlanDrawsTests.calculation([])
    actions = calculation.workspace.actions
    projection = try #require(calculation.projection)
  }

  private func range(
    _ what: InputRange.What, _ subject: String, _ ends: ClosedRange<Double>,
    parameter: String = "", best: Double? = nil, id: String? = nil
  ) -> InputRange {
    InputRange(
      id: id ?? what.rawValue, what: what, subject: subject, parameter: parameter,
      distribution: .uniform, low: ends.lowerBound, best: best, high: ends.upperBound,
      source: "assumption", note: "", place: Place(file: "ranges.csv", row: 2))
  }

  private func draws(
    _ ranges: [InputRange], of actions: [Action]? = nil, count: Int = 200
  ) -> PlanDraws {
    var book = RangeBook()
    book.ranges = ranges
    var options = PlanDraws.Options()
    options.draws = count
    return PlanDraws(
      book, portfolio: Portfolio(actions: actions ?? self.actions, projection: projection),
      levels: [], options: options)
  }

  /// The value of an input in each draw.
  private func values(_ result: PlanDraws, _ id: String) throws -> [Double] {
    let input = try #require(result.inputs.inputs.first { $0.id == id })
    let stream = DrawStream(seed: 1, input: id)
    return (0..<result.options.draws).map { input.shape.value(at: stream.unit($0)) }
  }

  /// The plan of every draw is that of actions written as they are drawn.
  private func expectPlan(
    _ result: PlanDraws, draws: Range<Int>, _ written: (Int) throws -> [Action]
  ) throws {
    for draw in draws {
      let portfolio = Portfolio(actions: try written(draw), projection: projection)
      for year in result.years {
        let expected = try #require(portfolio.total(year))
        let drawn = result.planDraws[year - result.years.lowerBound][draw]
        #expect(isClose(drawn, expected, within: 1e-9), "\(year), draw \(draw)")
      }
    }
  }

  @Test func `a drawn start moves the whole course of an action by whole years`() throws {
    let result = draws([
      range(.timing, "a2", 0...4), range(.parameter, "a2", 0.2...0.6, parameter: "participation"),
    ])
    #expect(result.findings.isEmpty)
    let moves = try values(result, "timing")
    #expect(Set(moves) == [0, 1, 2, 3, 4])
    let participation = try values(result, "parameter")
    try expectPlan(result, draws: 0..<40) { draw in
      actions.map { action in
        guard action.id == "a2" else { return action }
        return action.starting(in: action.startYear + Int(moves[draw]))
          .with([participation[draw]], of: ["participation"])
      }
    }
  }

  @Test func `what needs a drawn action waits for it`() throws {
    var actions = actions
    let first = try #require(actions.firstIndex { $0.id == "a1" })
    actions[first].needs = ["a2"]
    let result = draws([range(.timing, "a2", 0...3)], of: actions)
    let moves = try values(result, "timing")
    try expectPlan(result, draws: 0..<30) { draw in
      actions.map { action in
        action.id == "a2" ? action.starting(in: action.startYear + Int(moves[draw])) : action
      }
    }
  }

  @Test func `what needs two drawn actions waits for both`() throws {
    var actions = actions
    let first = try #require(actions.firstIndex { $0.id == "a1" })
    var other = actions[first]
    other.id = "a9"
    actions.append(other)
    actions[first].needs = ["a2", "a9"]
    for index in actions.indices where ["a2", "a9"].contains(actions[index].id) {
      actions[index] = actions[index].starting(in: 2023)
      actions[index].fullYear = 2024
      actions[index].uptake.endYear = 2026
    }
    // As stated neither acts in 2028; the first acts only in draws that bring both two years later.
    let result = draws(
      [range(.timing, "a2", -1...2, id: "t2"), range(.timing, "a9", -1...2, id: "t9")], of: actions)
    #expect(result.findings.isEmpty)
    #expect(!result.held.contains { $0.contains("changes in kind") })
    let (two, nine) = (try values(result, "t2"), try values(result, "t9"))
    try expectPlan(result, draws: 0..<60) { draw in
      actions.map { action in
        switch action.id {
        case "a2": action.starting(in: action.startYear + Int(two[draw]))
        case "a9": action.starting(in: action.startYear + Int(nine[draw]))
        default: action
        }
      }
    }
  }

  @Test func `rebound, decay and uptake are drawn, alone and with the start`() throws {
    let ranges = [
      range(.rebound, "a1", 0...30), range(.decay, "a1", 0...5), range(.uptake, "a2", 0.5...1),
      range(.timing, "a1", 0...2),
    ]
    let result = draws(ranges, count: 100)
    #expect(result.findings.isEmpty)
    let (rebound, decay) = (try values(result, "rebound"), try values(result, "decay"))
    let (uptake, moves) = (try values(result, "uptake"), try values(result, "timing"))
    try expectPlan(result, draws: 0..<25) { draw in
      actions.map { action in
        var action = action
        if action.id == "a1" {
          action.uptake.rebound = rebound[draw]
          action.uptake.decay = decay[draw]
          action = action.starting(in: action.startYear + Int(moves[draw]))
        }
        if action.id == "a2" { action.uptake.multiple = uptake[draw] }
        return action
      }
    }
    // Every number has a form, so that none is worked out anew in each draw.
    let isQuick = result.program.columns.allSatisfy { column in
      if case .coefficient(let function, _, _) = column, case .direct = function.form {
        return false
      }
      return true
    }
    #expect(isQuick)
  }

  @Test func `a range of time changes no draw of another input`() throws {
    let other = range(.parameter, "a2", 0.2...0.6, parameter: "participation")
    let alone = draws([other])
    let still = draws([other, range(.timing, "a1", 0...0), range(.uptake, "a1", 1...1)])
    #expect(alone.planDraws == still.planDraws)
    let moved = draws([other, range(.timing, "a1", 0...3)])
    #expect(try values(alone, "parameter") == values(moved, "parameter"))
    #expect(alone.planDraws != moved.planDraws)
  }

  @Test func `time and uptake stand in the tornado and in what to measure`() throws {
    let result = draws([range(.timing, "a2", 0...6), range(.uptake, "a1", 0.5...1)], count: 2000)
    let found = result.sensitivities(in: 2025)
    #expect(found.map(\.input.id).sorted() == ["timing", "uptake"])
    for sensitivity in found {
      #expect(sensitivity.varianceShare > 0)
      let ends = try #require(sensitivity.ends)
      #expect(ends.low != ends.high)
    }
  }

  @Test func `a drawn policy comes as one that is written for other years`() throws {
    func calculation(moved: Int, _ rows: [String]) throws -> PlanCalculation {
      try PlanDrawsTests.calculation(
        rows,
        [
          "policies.csv":
            "id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note\nlaw,Law,state,adopted,buildings,,electricity,activity,,\(2024 + moved),\(2027 + moved),20,bill,\n",
          "scenarios.csv": "id,name,policies\nadopted,Adopted,adopted\n",
        ])
    }
    var options = PlanDraws.Options()
    options.draws = 100
    let drawn = try calculation(
      moved: 0, ["t,policy-timing,law,,uniform,-2,,3,assumption,"])
    let result = try #require(drawn.draws(options))
    #expect(result.findings.isEmpty)
    let moves = try values(result, "t")
    #expect(Set(moves) == [-2, -1, 0, 1, 2, 3])
    for move in -2...3 {
      let draw = try #require(moves.firstIndex(of: Double(move)))
      let written = try #require(try calculation(moved: move, []).portfolio)
      for year in result.years {
        let expected = try #require(written.total(year))
        let tonnes = result.planDraws[year - result.years.lowerBound][draw]
        #expect(isClose(tonnes, expected, within: 1e-9), "\(year), moved by \(move)")
      }
    }
    for row in [
      "t,policy-timing,law,,triangular,1,2,4,assumption,",
      "t,policy-timing,law,,triangular,-2,-1,-1,assumption,",
    ] {
      let found = try calculation(moved: 0, [row]).rangeCatalog?.inputs
      #expect(found?.findings.map(\.place.column) == [row.contains(",-2,") ? "high" : "low"])
      #expect(found?.inputs.contains { $0.id == "t" } == false)
    }
    // The low end is the 5th percentile, beyond which the tail stops at the first year after the inventory.
    let tailed = try calculation(
      moved: 0, ["t,policy-timing,law,,normal,-2,0,2,assumption,"])
    let shape = tailed.rangeCatalog?.inputs.inputs.first { $0.id == "t" }?.shape
    #expect(shape?.wholes?.lowerBound == -2)
    let early = try calculation(
      moved: 0, ["t,policy-timing,law,,uniform,-3,,3,assumption,"])
    #expect(early.rangeCatalog?.inputs.findings.map(\.place.column) == ["low"])
    let inForce = try calculation(
      moved: -4, ["t,policy-timing,law,,uniform,0,,2,assumption,"])
    #expect(inForce.rangeCatalog?.inputs.findings.map(\.place.column) == ["subject"])
  }

  @Test func `values outside what is valid are found at their column`() {
    let cases: [(InputRange, String, String)] = [
      (range(.timing, "a2", 0...1.5), "high", "whole years"),
      (range(.timing, "a2", -1...1), "low", "inventory of 2021. Write 0 or more"),
      (range(.timing, "a3", 0...1), "subject", "no effect on emissions"),
      (range(.timing, "ghost", 0...1), "subject", "no action “ghost”"),
      (range(.timing, "a2", 0...1, parameter: "x"), "parameter", "Leave the parameter empty"),
      (range(.timing, "a2", 1...2), "low", "includes 0"),
      (range(.timing, "a2", 1...4, best: 2), "low", "includes 0"),
      (range(.timing, "a2", 2...2, best: 2), "low", "includes 0"),
      (range(.rebound, "a1", 0...120), "high", "between 0 and 100"),
      (range(.decay, "a1", -5...5), "low", "between 0 and 100"),
      (range(.uptake, "a1", 0.5...1.2), "high", "above the whole"),
      (range(.policyTiming, "ghost", 0...1), "subject", "No policy “ghost”"),
      (range(.discountRate, "usual", 1...5), "subject", "No money is discounted"),
    ]
    for (range, column, text) in cases {
      let result = draws([range], count: 10)
      #expect(result.inputs.inputs.allSatisfy { $0.isOfInventory })
      #expect(result.findings.map(\.place.column) == [column], "\(text)")
      #expect(result.findings.first?.message.contains(text) == true, "\(text)")
    }
  }

  @Test func `the start of an action long in force is no number to vary`() {
    let early = actions.map { $0.id == "a1" ? $0.starting(in: 1950) : $0 }
    let subjects = RangeSubjects(
      portfolio: Portfolio(actions: early, projection: projection), costs: [], prices: [], rate: nil
    ).all
    func varies(_ what: InputRange.What, _ action: String) -> Bool {
      subjects.contains { $0.what == what && $0.subject == action }
    }
    #expect(varies(.uptake, "a1") && !varies(.timing, "a1"))
    #expect(varies(.uptake, "a2") && varies(.timing, "a2"))
  }

  @Test func `whole draws of a uniform range are alike, its ends as what lies within`() {
    let shape = DrawShape(range(.timing, "a2", -1...2), best: 0).whole
    #expect(shape.wholes == -1...2)
    #expect([0.01, 0.24].map(shape.value(at:)) == [-1, -1])
    #expect([0.26, 0.49].map(shape.value(at:)) == [0, 0])
    #expect([0.51, 0.74].map(shape.value(at:)) == [1, 1])
    #expect([0.76, 0.99].map(shape.value(at:)) == [2, 2])
  }
}
