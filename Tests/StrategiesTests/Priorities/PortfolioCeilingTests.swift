import Forecast
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Ceilings of parts of the inventory and carbon budgets, by the effects themselves.
@Suite struct PortfolioCeilingTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private static let transport = TargetReach(sectors: [.transportation])
  private static let power = TargetReach(scopes: [2])
  private static let direct = TargetReach(scopes: [1])

  /// Solar, cars that use power, fewer miles, trees that take up, a cleaner grid: all that crosses from one reach to another.
  private func actions() throws -> [Action] {
    var actions = [
      try Act.on(
        "solar", ["capacity": "30 MW", "capacity_factor": "0.15 share"], id: "s", full: 2024),
      try Act.on(
        "electric-vehicles",
        ["participation": "0.5 share", "electricity_per_mile": "0.3 kWh/mile"], id: "v",
        full: 2026),
      try Act.on("vmt-reduction", ["saving": "0.1 share"], id: "m", full: 2025),
      try Act.on(
        "community-choice", ["participation": "0.5 share", "saving": "0.8 share"], id: "c",
        start: 2024, full: 2024),
      try Act.on(
        "tree-canopy", ["area": "100 hectare", "uptake": "0.9 t-C/hectare/year"], id: "n"),
    ]
    for index in actions.indices { actions[index].capitalCost = .dollars(100_000) }
    return actions
  }

  private func task(
    _ actions: [Action], _ ceilings: [PortfolioCeiling], goal: PortfolioTask.Goal = .cost,
    limits: [PortfolioLimit] = []
  ) -> PortfolioTask {
    var options = PortfolioTask.Options(goal: goal, starts: 2022...2029)
    options.ceilings = ceilings
    return PortfolioTask(
      portfolio: Portfolio(actions: actions, projection: streams.projection), limits: limits,
      options: options)
  }

  private func moved(_ actions: [Action], _ starts: [String: Int]) -> Portfolio {
    Portfolio(
      actions: actions.compactMap { action in
        starts[action.id].map { action.starting(in: $0) }
      }, projection: streams.projection)
  }

  @Test func `each reach of a schedule emits what the same plan emits of it`() throws {
    let actions = try actions()
    let reaches = [Self.transport, Self.power, Self.direct]
    let task = task(actions, reaches.map { PortfolioCeiling(year: 2030, tonnes: 1, reach: $0) })
    #expect(task.reaches == [.everything] + reaches)
    let starts = ["s": 2022, "v": 2023, "m": 2022, "c": 2025, "n": 2024]
    let schedule = task.choices.map { starts[$0.action.id] }
    let tonnes = ScheduleEngine(task).tonnes(schedule)
    let plan = moved(actions, starts)
    for (number, reach) in task.reaches.enumerated() {
      for (index, year) in task.years.enumerated() {
        let expected = try #require(plan.total(year, reach: reach))
        #expect(
          (tonnes[number, index] - expected).magnitude <= 1e-8 * max(1, expected.magnitude),
          "\(reach.title) in \(year)")
      }
    }
    // Every record of the sample has a scope from 1 to 3; those of scope 3 are of waste and no action changes them.
    let rest = streams.tonnes("l1") + streams.tonnes("c1")
    let last = task.years.count - 1
    #expect(isClose(tonnes[2, last] + tonnes[3, last] + rest, tonnes[0, last], within: 1e-8))
  }

  @Test func `a stream without activity emits in every schedule`() throws {
    let streams = try EveryStream(with: [EveryStream.idle])
    #expect(streams.tonnes("s1") > 1000)
    var options = PortfolioTask.Options(goal: .cost, starts: 2022...2029)
    options.ceilings = [Self.direct, Self.transport].map { .init(year: 2030, tonnes: 1, reach: $0) }
    let task = PortfolioTask(
      portfolio: Portfolio(actions: try actions(), projection: streams.projection), limits: [],
      options: options)
    let tonnes = ScheduleEngine(task).tonnes(task.choices.map { _ in nil })
    for (number, reach) in task.reaches.enumerated() {
      for (index, year) in task.years.enumerated() {
        let usual = try #require(streams.projection.total(year, reach: reach))
        #expect(isClose(tonnes[number, index], usual, within: 1e-9), "\(reach.title) in \(year)")
      }
    }
  }

  @Test func `a change of one action saves of each reach what two schedules differ by`() throws {
    let task = task(
      try actions(), [Self.transport, Self.power].map { .init(year: 2030, tonnes: 1, reach: $0) })
    let engine = ScheduleEngine(task)
    let base: Schedule = task.choices.map { $0.action.id == "s" ? nil : $0.starts[0] }
    let gains = engine.gains(beside: base)
    for number in task.choices.indices {
      var without = base
      without[number] = nil
      var with = without
      with[number] = task.choices[number].starts[0]
      let (before, after) = (engine.tonnes(without), engine.tonnes(with))
      for reach in task.reaches.indices {
        for index in 0..<task.years.count {
          let saved = before[reach, index] - after[reach, index]
          #expect(
            (gains[number][0][reach, index] - saved).magnitude <= 1e-8 * max(1, saved.magnitude))
        }
      }
    }
  }

  @Test func `a carbon budget with years that nobody knows is told and not kept in silence`() throws
  {
    let budget = PortfolioCeiling(
      budget: "Old", reach: .everything, years: 2015...2030, tonnes: 1e9, past: [:])
    let task = task(try actions(), [budget])
    #expect(task.ceilings.isEmpty)
    #expect(task.notes.contains { $0.contains("“Old”") && $0.contains("2015 to 2030") })
    let bound = PortfolioBound(PortfolioCeiling(year: 2030, tonnes: 100))
    #expect(bound.excess(.nan) == .infinity)
    #expect(bound.excess(nil) == 0 && bound.excess(100) == 0 && bound.excess(130) == 30)
  }

  @Test func `a ceiling of one sector is met by that sector, and named`() throws {
    let usual = try #require(streams.projection.total(2030, reach: Self.transport))
    // Fewer miles alone cut a tenth of the road, and cars half of it.
    let ceiling = PortfolioCeiling(
      year: 2030, tonnes: usual - 0.05 * streams.tonnes("v1"), reach: Self.transport,
      target: "Less traffic")
    let outcome = try PortfolioSearch(task(try actions(), [ceiling])).run({ _, _ in nil })
    #expect(outcome.isFeasible)
    #expect(outcome.starts.keys.contains { $0 == "m" || $0 == "v" })
    let use = try #require(outcome.reckoning.uses.first)
    #expect(use.bound.title == "The ceiling of 2030 by “Less traffic” (Transportation)")
    let emitted = try #require(outcome.portfolio.total(2030, reach: Self.transport))
    #expect(isClose(try #require(use.used), emitted, within: 1e-9))
    // The whole town emits far more than that.
    #expect(try #require(outcome.reckoning.tonnes.last) > ceiling.tonnes)
  }

  @Test func `of two ceilings of one reach and year the tighter counts, of others each`() {
    let kept = PortfolioCeiling.tightest([
      .init(year: 2030, tonnes: 9), .init(year: 2030, tonnes: 7, target: "A"),
      .init(year: 2028, tonnes: 8), .init(year: 2030, tonnes: 5, reach: Self.power),
    ])
    #expect(kept.map(\.tonnes) == [8, 7, 5])
    #expect(kept[1].target == "A")
  }

  @Test func `a carbon budget holds the sum of its years, with those before the choice`() throws {
    let actions = try actions()
    let past = [2020: 1000.0, 2021: 900.0]
    func budget(_ tonnes: Double, from: Int = 2020) -> PortfolioCeiling {
      PortfolioCeiling(
        budget: "Our share", reach: .everything, years: from...2030, tonnes: tonnes, past: past)
    }
    let usual = (2022...2030).reduce(0) { $0 + (streams.projection.total($1) ?? .nan) }
    let task = task(actions, [budget(1900 + usual * 0.97)])
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    #expect(outcome.isFeasible && !outcome.starts.isEmpty)
    let use = try #require(outcome.reckoning.uses.first)
    #expect(use.bound.title == "The carbon budget “Our share” of 2020 to 2030")
    let emitted = (2022...2030).reduce(0) { $0 + (outcome.portfolio.total($1) ?? .nan) }
    #expect(isClose(try #require(use.used), 1900 + emitted, within: 1e-9))
    // One that is used up already cannot be kept by anything.
    let none = try PortfolioSearch(self.task(actions, [budget(1800)])).run({ _, _ in nil })
    #expect(none.relaxations.map(\.bound.kind) == [.target])
    // Years between the last inventory and the first start count with what is under way.
    var early = PortfolioTask.Options(goal: .cost, starts: 2025...2029)
    early.ceilings = [budget(1e9)]
    let later = PortfolioTask(
      portfolio: Portfolio(actions: actions, projection: streams.projection), limits: [],
      options: early)
    let before = (2022...2024).reduce(0) { $0 + (streams.projection.total($1) ?? .nan) }
    #expect(isClose(later.ceilings[0].spent, 1900 + before, within: 1e-9))
  }
}
