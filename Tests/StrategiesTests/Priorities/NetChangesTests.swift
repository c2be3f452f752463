import Forecast
import Quantities
import TestSupport
import Testing

@testable import Strategies

/// Actions whose net cost can be told alone and not beside others.
@Suite struct NetChangesTests {
  private func lamps(_ id: String) throws -> Action {
    var action = try Act.on(
      "streetlights",
      [
        "lamps": "1000 units", "power_each": "0.2 kW", "hours": "4000 hours",
        "saving": "0.5 share",
      ], id: id, start: 2024, full: 2024)
    action.capitalCost = .dollars(1)
    return action
  }

  @Test(arguments: [false, true])
  func `one without a net cost beside the others is left out and named, however short the time`(
    isOver: Bool
  ) throws {
    var options = PortfolioTask.Options(goal: .cost, starts: 2024...2024)
    options.netCost = { _, years in .success([Double](repeating: -1, count: years.count)) }
    options.jointCost = { starts, years in
      JointSpending.Price(
        yearly: [Double](repeating: -Double(starts.count), count: years.count),
        gaps: starts.count == 2 ? ["m": .noPrice(subject: "steam")] : [:])
    }
    let task = PortfolioTask(
      portfolio: Portfolio(
        actions: [try lamps("l"), try lamps("m")], projection: try EveryStream().projection),
      limits: [], options: options)
    let outcome = try PortfolioSearch(task).run({ _, _ in nil }, isPricingOver: { isOver })
    #expect(outcome.starts == ["l": 2024])
    #expect(outcome.unpriced.count == 1 && outcome.notes.contains(outcome.unpriced[0]))
    #expect(outcome.unpriced[0].contains("is left out, because its net cost beside"))
    #expect(outcome.unpriced[0].hasSuffix("There is no price for steam. Add rows to prices.csv."))
  }

  @Test func `a change that hides what one under way costs is not taken for a gain, and is named`()
    throws
  {
    var lasting = try lamps("f")
    lasting.status = .underWay
    var options = PortfolioTask.Options(goal: .cost, starts: 2024...2024)
    options.netCost = { action, years in
      .success([Double](repeating: action.id == "f" ? 10 : 1, count: years.count))
    }
    // Beside “m” the 10 of “f” can no longer be told, so that the sum falls to the 1 of “m”.
    options.jointCost = { starts, years in
      JointSpending.Price(
        yearly: [Double](repeating: starts["m"] == nil ? 10 : 1, count: years.count),
        gaps: starts.count == 2 ? ["f": .noPrice(subject: "steam")] : [:])
    }
    let task = PortfolioTask(
      portfolio: Portfolio(
        actions: [lasting, try lamps("m")], projection: try EveryStream().projection),
      limits: [], options: options)
    let outcome = try PortfolioSearch(task).run({ _, _ in nil }, isPricingOver: { false })
    #expect(outcome.starts["m"] == nil)
    #expect(outcome.unpriced.count == 1 && outcome.notes.contains(outcome.unpriced[0]))
    #expect(outcome.unpriced[0].hasPrefix("Some changes of “"))
    #expect(outcome.unpriced[0].hasSuffix("There is no price for steam. Add rows to prices.csv."))
  }
}
