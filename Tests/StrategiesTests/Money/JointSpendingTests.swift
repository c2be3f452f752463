import Forecast
import Plan
import TestSupport
import Testing
import Workspace

@testable import Strategies

/// What actions cost together, each part priced once, against the ledger of those actions alone.
@Suite struct JointSpendingTests {
  private static let years = 2022...2030

  /// The ledger of some actions at their starts, and what they cost together.
  private func both(
    _ sample: MoneySample, _ joint: JointSpending, _ starts: [String: Int]
  ) throws -> (ledger: [CashFlows], price: JointSpending.Price) {
    let actions = sample.calculation.workspace.actions.compactMap { action in
      starts[action.id].map { action.starting(in: $0) } ?? (action.isMitigation ? nil : action)
    }
    let projection = try #require(sample.calculation.projection)
    let ledger = sample.ledger.moved(to: Portfolio(actions: actions, projection: projection))
    return (
      ledger.flows.filter { starts[$0.action] != nil }, joint.price(starts, in: Self.years)
    )
  }

  @Test func `whatever was priced before, it is the net cost of the ledger in every year`() throws {
    #expect(try gaps(try MoneySample()) == 0)
  }

  @Test func `so it is of costs per a quantity, which follow the uptake`() throws {
    let sample = try MoneySample(
      costs: [
        UnitCostTests.header, "u1,a1,capital,household,,700,home,2022,2025,2022,,,bill,",
        "u2,a1,operating,government,,12,home,2022,,2022,,,bill,",
        "u3,a2,capital,household,,10,mmbtu,2022,2024,2022,,,bill,",
      ],
      [
        "action-parameters.csv": UnitCostTests.parameters(),
        "actions.csv": Self.actions("uptake", "logistic", "", ""),
      ])
    #expect(try gaps(sample) == 0)
  }

  @Test(arguments: ["needs", "excludes"])
  func `so it is where one action needs or excludes another`(_ rule: String) throws {
    let sample = try MoneySample(["actions.csv": Self.actions(rule, "", "a1", "")])
    // One that lacks what it needs, or that another excludes, has no net cost.
    #expect(try gaps(sample) > 0)
  }

  @Test func `so it is where rows state what the energy is worth`() throws {
    let parameters = SampleWorkspace().files["action-parameters.csv"] ?? ""
    let sample = try MoneySample(
      costs: MoneySample.costs + ["k5,a1,saving,household,,30000,2022,,2022,,,bill,"],
      ["action-parameters.csv": parameters + "a1,energy_savings,stated,,assumption,\n"])
    #expect(try gaps(sample) == 0)
  }

  /// The actions of the sample with one more column.
  private static func actions(
    _ column: String, _ first: String, _ second: String, _ third: String
  ) -> String {
    (SampleWorkspace().files["actions.csv"] ?? "")
      .replacing("full_year,", with: "full_year,\(column),")
      .replacing(",2022,2026,", with: ",2022,2026,\(first),")
      .replacing(",2022,2030,", with: ",2022,2030,\(second),")
      .replacing(",2022,2023,", with: ",2022,2023,\(third),")
  }

  /// Holds schedules against the ledger of their own actions, one after the other.
  ///
  /// - Returns: How many net costs could not be told.
  private func gaps(_ sample: MoneySample) throws -> Int {
    let joint = sample.ledger.jointSpending(try #require(sample.calculation.portfolio))
    let schedules: [[String: Int]] = [
      ["a1": 2022], ["a2": 2024], ["a1": 2024, "a2": 2023], ["a1": 2024, "a2": 2025],
      ["a1": 2024, "a2": 2023], [:],
    ]
    return try schedules.reduce(0) { count, starts in
      let (ledger, price) = try both(sample, joint, starts)
      #expect(ledger.count == starts.count)
      for flows in ledger {
        #expect(price.gaps[flows.action] == Self.withoutReason(flows.netGap), "\(starts)")
      }
      let told = ledger.filter { $0.netGap == nil }
      for (index, year) in Self.years.enumerated() {
        let whole = told.reduce(0) { $0 + $1.netCosts(in: year...year)[0] }
        #expect(isClose(price.yearly[index], whole, within: 1e-9), "\(starts) \(year)")
      }
      return count + price.gaps.count
    }
  }

  /// Why an effect is left out is told by the ledger alone.
  private static func withoutReason(_ gap: CashFlows.Gap?) -> CashFlows.Gap? {
    if case .noEffect = gap { .noEffect(nil) } else { gap }
  }

  @Test func `what has no price is a gap of its action and in no sum`() throws {
    let sample = try MoneySample(prices: Array(MoneySample.prices.prefix(3)))
    let joint = sample.ledger.jointSpending(try #require(sample.calculation.portfolio))
    let (ledger, price) = try both(sample, joint, ["a1": 2023, "a2": 2023])
    #expect(price.gaps.count == 2 && price.yearly.allSatisfy { $0 == 0 })
    for flows in ledger { #expect(price.gaps[flows.action] == flows.netGap) }
  }
}
