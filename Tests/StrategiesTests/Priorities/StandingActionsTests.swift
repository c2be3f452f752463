import Forecast
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// What actions without an effect on emissions take of the limits of a portfolio.
@Suite struct StandingActionsTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func limit(_ kind: PortfolioLimit.Kind, _ value: Double) -> PortfolioLimit {
    PortfolioLimit(
      kind: kind, year: nil, value: value, note: "", place: Place(file: "limits.csv"))
  }

  /// A wall against floods: 80,000 dollars a year of capital from 2024 to 2026, 1,000 a year and half a position.
  private func wall() -> Action {
    var wall = Adapted.action("wall", start: 2024, full: 2026, risks: [], kind: .resilience)
    wall.capitalCost = .dollars(240_000)
    wall.annualCost = .dollars(1000)
    wall.staff = 0.5
    return wall
  }

  private func saving(_ id: String, cost: Double, start: Int = 2022) throws -> Action {
    var action = try Act.on(
      "streetlights",
      [
        "lamps": "3000 units", "power_each": "0.2 kW", "hours": "4000 hours",
        "saving": "0.5 share",
      ], id: id, start: start, full: start)
    action.capitalCost = .dollars(cost)
    action.staff = 0.5
    return action
  }

  private func task(
    _ actions: [Action], _ limits: [PortfolioLimit], share: Double? = nil
  ) -> PortfolioTask {
    var options = PortfolioTask.Options(goal: .reduction, starts: 2024...2024)
    options.share = { $0.id == "wall" ? share : 0 }
    return PortfolioTask(
      portfolio: Portfolio(actions: actions, projection: streams.projection), limits: limits,
      options: options)
  }

  @Test func `they use budgets and staff at their own years, and leave less for others`() throws {
    let lamps = try saving("l", cost: 50_000)
    let limits = [limit(.budget, 100_000), limit(.staffHours, 2080)]
    let outcome = try PortfolioSearch(task([wall(), lamps], limits)).run({ _, _ in nil })
    // 81,000 of 100,000 are taken in 2024, so that lamps for 50,000 do not fit.
    #expect(outcome.starts.isEmpty && outcome.isFeasible)
    let uses = Dictionary(
      uniqueKeysWithValues: outcome.reckoning.uses.map {
        ("\($0.bound.kind.rawValue) \($0.bound.year ?? 0)", $0)
      })
    #expect(uses["budget 2024"]?.standing == 81_000 && uses["budget 2024"]?.used == 81_000)
    #expect(uses["budget 2027"]?.standing == 1000)
    #expect(uses["staff-hours 2024"]?.standing == 1040)
    #expect(outcome.reckoning.standingCost == 247_000)
    let alone = try PortfolioSearch(task([lamps], limits)).run({ _, _ in nil })
    #expect(alone.starts == ["l": 2024])
    let cheap = try PortfolioSearch(task([wall(), try saving("l", cost: 19_000)], limits)).run({
      _, _ in nil
    })
    #expect(cheap.starts == ["l": 2024])
    let use = try #require(cheap.reckoning.uses.first { $0.bound.kind == .budget })
    #expect(use.bound.year == 2024 && use.used == 100_000 && use.standing == 81_000)
  }

  @Test func `one sentence names all that cut no emissions, and each has its kind`() throws {
    var lamps = try saving("l", cost: 1)
    lamps.staff = nil
    let walls = task([wall(), lamps], [limit(.staffHours, 1)]).omissions
    #expect(walls.map(\.kind) == [.noCut, .noStaff])
    #expect(PortfolioTask.Omission.sentences(walls) == walls.map(\.reason))
    var second = wall()
    (second.id, second.title) = ("dam", "Dam")
    let omissions = task([wall(), lamps, second], [limit(.staffHours, 1)]).omissions
    #expect(
      PortfolioTask.Omission.sentences(omissions) == [
        "2 actions cut no emissions; they are not chosen or dropped here: “Action wall”, “Dam”.",
        walls[1].reason,
      ])
  }

  @Test func `what they do not state is told, and is no silent nothing`() throws {
    var wall = wall()
    wall.staff = nil
    (wall.capitalCost, wall.annualCost) = (nil, nil)
    let asked = task(
      [wall, try saving("l", cost: 1)], [limit(.budget, 1e6), limit(.staffHours, 1e6)])
    #expect(asked.notes.count == 2)
    #expect(
      asked.notes.allSatisfy {
        $0.hasSuffix("is in no sum: “Action wall”.")
          || $0.hasSuffix("are in no sum: “Action wall”.")
      })
    #expect(task([wall, try saving("l", cost: 1)], []).notes.isEmpty)
  }

  @Test func `they count for the equity floor where somebody has scored them`() throws {
    let lamps = try saving("l", cost: 50_000)
    let floor = [limit(.equity, 50)]
    // Of 247,000 for the wall all serves priority groups, so that 50,000 for lamps fit in.
    let scored = try PortfolioSearch(task([wall(), lamps], floor, share: 1)).run({ _, _ in nil })
    #expect(scored.isFeasible && scored.starts == ["l": 2024])
    #expect(isClose(try #require(scored.reckoning.equityShare), 247 / 297.0, within: 1e-9))
    let unscored = try PortfolioSearch(task([wall(), lamps], floor)).run({ _, _ in nil })
    #expect(unscored.starts.isEmpty)
    #expect(
      unscored.task.notes.contains { $0.contains("leaves their spending out: “Action wall”") })
  }

  @Test func `what is under way without its effect is in the equity floor only where scored`()
    throws
  {
    var first = try saving("x", cost: 0, start: 2024)
    first.capitalCost = nil
    var second = try saving("m", cost: 50_000, start: 2024)
    second.needs = ["x"]
    second.status = .underWay
    let actions = [first, second, try saving("s", cost: 10_000)]
    func task(_ share: @escaping @Sendable (Action) -> Double?) -> PortfolioTask {
      var options = PortfolioTask.Options(goal: .reduction, starts: 2024...2024)
      options.share = share
      return PortfolioTask(
        portfolio: Portfolio(actions: actions, projection: streams.projection),
        limits: [limit(.equity, 50)], options: options)
    }
    // “x” states no cost and is left out, so that “m” stands without an effect.
    let scored = task { _ in 1 }
    #expect(scored.standing.map(\.action.id) == ["m"])
    #expect(ScheduleFigures(standingOf: scored).spent == 50_000)
    #expect(scored.notes.isEmpty)
    let unscored = task { $0.id == "s" ? 1 : nil }
    #expect(ScheduleFigures(standingOf: unscored).spent == 0)
    #expect(
      unscored.notes == [
        "These are not chosen or dropped here; nobody has scored them for equity, so that the equity floor leaves their spending out: “Action m”."
      ])
  }

  @Test func `an action that needs one that is not chosen says so`() throws {
    var second = try saving("m", cost: 10)
    second.needs = ["l"]
    let outcome = try PortfolioSearch(
      task([try saving("l", cost: 50_000), second], [limit(.budget, 1000)])
    ).run({ _, _ in nil })
    #expect(outcome.starts.isEmpty)
    #expect(outcome.unmetNeeds == ["“Action m” needs “Action l”, which is not chosen."])
    let lone = outcome.task.portfolio.needsAlone(in: outcome.task.years.upperBound)
    #expect(lone.map(\.action.id) == ["m"] && lone.map { $0.needs.map(\.id) } == [["l"]])
  }

  @Test func `a limit that they break is told without a solver, years together`() throws {
    let outcome = try PortfolioSearch(
      task([wall(), try saving("l", cost: 1)], [limit(.staffHours, 500)])
    ).run({ _, _ in nil })
    let last = outcome.task.years.upperBound
    #expect(
      outcome.infeasibility
        == "No choice keeps every limit. The staff limits of 2024 to \(last) cannot be kept by any choice, none of them even alone."
    )
    #expect(outcome.notes.contains { $0.hasPrefix("Actions under way and those that cut no") })
    #expect(
      Relaxation.sentences(outcome.relaxations) == [
        "The staff limits of 2024 to \(last) would have to be higher, by at most 540 h, in 2024."
      ])
    let kept = try PortfolioSearch(
      task([wall(), try saving("l", cost: 1)], [limit(.staffHours, 3000)])
    ).run({ _, _ in nil })
    #expect(kept.notes.isEmpty && kept.reckoning.spans.count == 1)
    #expect(kept.reckoning.spans.first?.title == "The staff limits of 2024 to \(last)")
    #expect(kept.reckoning.spans.first?.tightest.used == 2080)
  }

  @Test func `limits that give way are asked of the model as it was`() throws {
    var models: [LinearModel] = []
    _ = try PortfolioSearch(
      task([wall(), try saving("l", cost: 1)], [limit(.target, 1), limit(.staffHours, 500)])
    ).run({ model, _ in
      models.append(model)
      return SolverAnswer(standing: .infeasible)
    })
    // Once as it is, once with ceilings and once with everything giving way.
    #expect(!models.isEmpty)
    for model in models {
      let names = model.variables.map(\.name)
      #expect(Set(names).count == names.count, "\(names)")
    }
  }
}
