import Factors
import Forecast
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct ScheduleTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func actions() throws -> [Action] {
    var actions = [
      try Act.on(
        "building-efficiency",
        [
          "subsector": "residential", "participation": "0.5 share", "saving": "0.2 share",
          "fuels": "both",
        ], id: "b", start: 2022, full: 2026),
      try Act.on(
        "heat-pumps",
        [
          "subsector": "residential", "participation": "0.4 share", "cop": "3 ratio",
          "furnace_efficiency": "0.9 share",
        ], id: "h", start: 2023, full: 2028),
      try Act.on(
        "solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"], id: "s", start: 2022,
        full: 2024),
      try Act.on(
        "community-choice", ["participation": "0.5 share", "saving": "0.8 share"], id: "c",
        start: 2024, full: 2024),
      try Act.on(
        "streetlights",
        [
          "lamps": "3000 units", "power_each": "0.2 kW", "hours": "4000 hours",
          "saving": "0.5 share",
        ], id: "l", start: 2022, full: 2023),
    ]
    for (index, cost) in [600_000.0, 900_000, 1_200_000, 50_000, 400_000].enumerated() {
      actions[index].capitalCost = .dollars(cost)
      actions[index].annualCost = .dollars(10_000)
      actions[index].staff = [1, 0.5, 0.5, 1.5, 0.25][index]
    }
    return actions
  }

  private func task(
    _ actions: [Action], _ goal: PortfolioTask.Goal = .reduction, limits: [PortfolioLimit] = [],
    ceilings: [PortfolioCeiling] = []
  ) -> PortfolioTask {
    var options = PortfolioTask.Options(goal: goal, starts: 2022...2029)
    options.ceilings = ceilings
    return PortfolioTask(
      portfolio: Portfolio(actions: actions, projection: streams.projection), limits: limits,
      options: options)
  }

  private func limit(_ kind: PortfolioLimit.Kind, _ value: Double) -> PortfolioLimit {
    PortfolioLimit(
      kind: kind, year: nil, value: value, note: "", place: Place(file: "limits.csv"))
  }

  private static let schedule: [String: Int] = ["b": 2024, "h": 2023, "c": 2025, "l": 2022]

  private func order(_ starts: [String: Int], _ task: PortfolioTask) -> Schedule {
    task.choices.map { starts[$0.action.id] }
  }

  @Test func `effects act by stage, then amounts before parts, then by the table`() throws {
    let actions = try actions()
    let order = Action.effectOrder(actions).map { actions[$0].id }
    // Streetlights save an amount, so they come before the saving of a part.
    #expect(order == ["l", "b", "h", "s", "c"])
    #expect(
      Portfolio(actions: actions, projection: streams.projection).ordered.map(\.id) == order)
  }

  @Test func `another name for an action changes no figure`() throws {
    let fleet = try Act.on(
      "public-fleet", ["miles": "5000000 mile", "electricity_per_mile": "0.3 kWh/mile"], id: "a")
    let cars = try Act.on(
      "electric-vehicles",
      ["participation": "0.5 share", "electricity_per_mile": "0.3 kWh/mile"], id: "z")
    func total(_ one: String, _ other: String) -> Double? {
      var (fleet, cars) = (fleet, cars)
      (fleet.id, cars.id) = (one, other)
      return Portfolio(actions: [fleet, cars], projection: streams.projection).total(2030)
    }
    #expect(total("a", "z") == total("z", "a"))
    // Nor does the order of the table where one saves an amount and the other a part.
    let turned = Portfolio(actions: [cars, fleet], projection: streams.projection)
    #expect(turned.total(2030) == total("a", "z"))
  }

  @Test func `a schedule emits what a plan with the same starts emits`() throws {
    let actions = try actions()
    let task = task(actions)
    let tonnes = ScheduleEngine(task).tonnes(order(Self.schedule, task)).whole
    let moved = actions.compactMap { action in
      Self.schedule[action.id].map { action.starting(in: $0) }
    }
    let plan = Portfolio(actions: moved, projection: streams.projection)
    for (index, year) in task.years.enumerated() {
      #expect(isClose(tonnes[index], try #require(plan.total(year)), within: 1e-10))
    }
  }

  @Test func `what a change of one action saves is the difference of two schedules`() throws {
    let task = task(try actions())
    let engine = ScheduleEngine(task)
    let base = order(Self.schedule, task)
    let gains = engine.gains(beside: base)
    for number in task.choices.indices {
      var without = base
      without[number] = nil
      let before = engine.tonnes(without).whole
      for (place, start) in task.choices[number].starts.enumerated() {
        var with = without
        with[number] = start
        let after = engine.tonnes(with).whole
        for index in before.indices {
          #expect(
            isClose(gains[number][place][0, index], before[index] - after[index], within: 1e-8)
              || (before[index] - after[index]).magnitude < 1e-9)
        }
      }
    }
  }

  @Test(arguments: [(900_000.0, 5000.0), (500_000, 3000), (2_000_000, 9000)])
  func `after single changes no other start of one action is better`(
    _ budget: Double, _ hours: Double
  ) throws {
    let task = task(
      try actions(), limits: [limit(.budget, budget), limit(.staffHours, hours)])
    let search = PortfolioSearch(task)
    let outcome = try search.run({ _, _ in nil })
    #expect(outcome.isStable && outcome.isFeasible && !outcome.isSearched)
    #expect(!outcome.starts.isEmpty)
    for choice in task.choices {
      for start in [nil] + choice.starts.map(Optional.some) {
        var starts = outcome.starts
        starts[choice.action.id] = start
        let other = search.reckoning(starts)
        #expect(!other.isBetter(than: outcome.reckoning))
      }
    }
  }

  @Test func `single changes keep needs and exclusions`() throws {
    var actions = try actions()
    actions[0].needs = ["l"]
    actions[3].excludes = ["s"]
    let outcome = try PortfolioSearch(task(actions)).run({ _, _ in nil })
    let start = try #require(outcome.starts["b"])
    #expect(try #require(outcome.starts["l"]) <= start)
    #expect(outcome.starts["c"] == nil || outcome.starts["s"] == nil)
  }

  @Test func `ceilings are met by single changes, and dearer actions are dropped again`() throws {
    let usual = try #require(streams.projection.total(2030))
    let task = task(
      try actions(), .cost, ceilings: [PortfolioCeiling(year: 2030, tonnes: usual * 0.93)])
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    #expect(outcome.isFeasible && outcome.isStable)
    let everything = PortfolioSearch(task).reckoning(
      Dictionary(uniqueKeysWithValues: task.choices.map { ($0.action.id, 2022) }))
    #expect(outcome.reckoning.presentCost < everything.presentCost)
  }

  @Test func `a plan of which everything is under way asks no solver`() throws {
    let actions = try actions().map { action in
      var action = action
      action.status = .underWay
      return action
    }
    let outcome = try PortfolioSearch(task(actions)).run({ _, _ in
      Issue.record("The solver was asked.")
      return nil
    })
    #expect(outcome.starts.count == 5 && outcome.isStable && outcome.isSearched)
  }

  @Test func `a ceiling of nothing weighs no more than any other, and staff is kept before it`()
    throws
  {
    let task = task(
      try actions(), .cost, limits: [limit(.staffHours, 2000)],
      ceilings: [PortfolioCeiling(year: 2030, tonnes: 0)])
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    #expect(outcome.relaxations.map(\.bound.kind) == [.target])
    #expect(outcome.reckoning.hours.allSatisfy { $0 <= 2000 })
    #expect(!outcome.starts.isEmpty)
  }

  @Test func `what is under way counts though its cost is not known`() throws {
    var actions = try actions()
    actions[0].status = .underWay
    actions[0].capitalCost = nil
    actions[0].annualCost = nil
    actions[0].staff = nil
    let task = task(actions, limits: [limit(.budget, 1e6), limit(.staffHours, 9000)])
    #expect(task.choices.contains { $0.action.id == "b" && $0.isFixed })
    #expect(task.omissions.isEmpty)
    #expect(task.notes.count == 1 && task.notes[0].contains("no cost and no staff"))
    actions[0].status = .planned
    let planned = self.task(actions, limits: [limit(.budget, 1e6)])
    #expect(planned.omissions.map(\.action) == ["b"] && planned.notes.isEmpty)
  }

  @Test func `a search whose time is over at once is not called settled`() throws {
    let outcome = try PortfolioSearch(task(try actions())).run(
      { _, _ in nil }, isOver: { true })
    #expect(outcome.starts.isEmpty && !outcome.isStable && !outcome.isSearched)
  }

  private func vehicles(_ kind: String, _ share: String, id: String, cost: Double) throws -> Action
  {
    var action = try Act.on(
      kind,
      [
        "participation": "1 share", "miles_share": share, "emissions_share": share,
        "electricity_per_mile": "0.4 kWh/mile",
      ], id: id)
    action.capitalCost = .dollars(cost)
    return action
  }

  @Test func `what is found emits what a plan of the chosen actions emits`() throws {
    // Together the two parts come to 120 percent of the road, so that each is a half in the plan; one alone is 60.
    let actions = [
      try vehicles("electric-cars", "0.6 share", id: "cars", cost: 1e6),
      try vehicles("electric-light-trucks", "0.6 share", id: "trucks", cost: 2e6),
    ]
    let outcome = try PortfolioSearch(task(actions, limits: [limit(.budget, 1.5e6)])).run({ _, _ in
      nil
    })
    #expect(outcome.starts == ["cars": 2022] && outcome.isReckonedAnew)
    let power = 20_000_000 * streams.growth() * 0.6 * 0.4 / 1000 * streams.perMegawattHour()
    let usual = try #require(streams.projection.total(2030))
    let expected = usual - 0.6 * streams.tonnes("v1") + power
    #expect(isClose(try #require(outcome.reckoning.tonnes.last), expected, within: 1e-9))
    #expect(isClose(try #require(outcome.portfolio.total(2030)), expected, within: 1e-9))
    #expect(outcome.notes.contains { $0.contains("reckoned anew") })
    let alike = try PortfolioSearch(task([actions[0]], limits: [limit(.budget, 1.5e6)])).run({
      _, _ in nil
    })
    #expect(!alike.isReckonedAnew && alike.notes.isEmpty)
  }

  @Test func `nothing starts in the base year, and an early action moves as a whole`() throws {
    var early = try Act.on(
      "building-efficiency",
      [
        "subsector": "residential", "participation": "1 share", "saving": "0.5 share",
        "fuels": "both",
      ], id: "b", start: 2019, full: 2023)
    early.capitalCost = .dollars(1)
    let options = PortfolioTask.Options(goal: .reduction, starts: 2021...2029)
    let task = PortfolioTask(
      portfolio: Portfolio(actions: [early], projection: streams.projection), limits: [],
      options: options)
    #expect(task.years == 2022...2030)
    #expect(task.choices[0].starts.first == 2022)
    let tonnes = ScheduleEngine(task).tonnes([2022]).whole
    // Nothing of it is in the inventory of 2021 then: half of the power and gas of homes is saved in 2026.
    let usual = try #require(streams.projection.total(2026))
    let homes = streams.tonnes("e1", 2026) + streams.tonnes("g1", 2026)
    #expect(isClose(tonnes[4], usual - 0.5 * homes, within: 1e-9))
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    #expect(isClose(try #require(outcome.portfolio.total(2026)), tonnes[4], within: 1e-9))
    #expect(!outcome.portfolio.findings.contains { $0.message.contains("in the inventory of") })
  }

  @Test func `under an equity floor it is told what nobody has scored`() throws {
    let task = task(try actions(), limits: [limit(.equity, 20)])
    #expect(task.notes.count == 5)
    #expect(task.notes.allSatisfy { $0.contains("Nobody has scored") })
    #expect(self.task(try actions(), limits: [limit(.budget, 1e6)]).notes.isEmpty)
  }
}
