import Factors
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct StatedSpendingTests {
  private let costs = [
    "id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note",
    "k1,a1,capital,household,,1000000,2022,2025,2022,,,bill,",
    "k2,a1,grant,government,household,200000,2022,2023,2022,,,bill,",
    "k3,a1,operating,government,,10000,2022,,2022,,,bill,",
  ]

  @Test func `rows of costs move in time with the start of their action`() throws {
    let sample = try MoneySample(costs: costs)
    let spending = sample.ledger.spending
    let action = try #require(sample.calculation.action("a1"))
    func yearly(_ start: Int) -> [Double?] {
      (2022...2030).map { spending.dollars(action.starting(in: start), in: $0) }
    }
    // A quarter of the capital in each of four years, and the operating cost from the start on; grants only change hands.
    #expect(
      yearly(2022) == [260_000, 260_000, 260_000, 260_000, 10_000, 10_000, 10_000, 10_000, 10_000])
    #expect(yearly(2024) == [0, 0, 260_000, 260_000, 260_000, 260_000, 10_000, 10_000, 10_000])
    // They are the costs of the costs pages.
    let flows = try sample.result("a1").flows
    let paid = flows.total(.capital, .all) + flows.total(.operating, .all)
    #expect(isClose(yearly(2022).reduce(0) { $0 + ($1 ?? .nan) }, paid))
    let whole = try spending.whole(action) { $0 }.get()
    #expect(isClose(whole.dollars, paid))
    #expect(whole.explanation.inputs.map(\.place?.row) == [2, 4])
  }

  @Test func `costs of actions count where no row speaks of the action, and unknown is not free`()
    throws
  {
    let none = try MoneySample(costs: [costs[0]])
    let action = try #require(none.calculation.action("a1"))
    #expect(none.ledger.spending.dollars(action, in: 2022) == 210_000)
    // Nine years of $10,000.
    #expect(try none.ledger.spending.whole(action) { $0 }.get().dollars == 1_090_000)
    // A grant alone says nothing of what the action costs.
    let grant = try MoneySample(costs: [costs[0], costs[2]])
    #expect(grant.ledger.spending.dollars(action, in: 2022) == nil)
    #expect(gap(grant, action) == .noCost)
    // Neither does a row that cannot be used.
    let broken = try MoneySample(
      costs: [costs[0], costs[1], "k4,a1,operating,government,,10000,,,,,,bill,"])
    #expect(broken.ledger.spending.dollars(action, in: 2022) == nil)
    guard case .unusableRow(let place)? = gap(broken, action) else {
      Issue.record("A cost that cannot be read is counted.")
      return
    }
    #expect(place.file == "costs.csv" && place.row == 3)
    // The ranking does not take the costs of actions.csv in their place.
    let panel = broken.calculation.priorities
    let row = try #require(panel.matrix.actions.firstIndex { $0.id == "a1" })
    for (column, criterion) in panel.matrix.criteria.enumerated() where criterion.id == "cost" {
      let measured = panel.matrix.measured[row][column]
      #expect(measured.value == nil && measured.missing.contains("could not be used"))
    }
    let late = try MoneySample(
      costs: [costs[0], "k1,a1,capital,household,,1000000,2040,,2022,,,bill,", costs[3]])
    guard case .afterTheEnd(_, last: 2030)? = gap(late, action) else {
      Issue.record("Capital after the forecast is counted.")
      return
    }
    let other = try #require(none.calculation.action("a2"))
    #expect(none.ledger.spending.dollars(other, in: 2022) == nil)
  }

  @Test func `costs of actions for the government's own operations are the government's`() throws {
    let lamps =
      "g1,Lamps,,streetlights,buildings,2022,2022,,Works,,planned,mid,50000,1000,assumption,no,,City,City,Council,,,,,\n"
    let free =
      "g2,More lamps,,streetlights,buildings,2022,2022,,Works,,planned,mid,,,,no,,City,City,Council,,,,,\n"
    let sample = try MoneySample(
      costs: [costs[0]],
      ["actions.csv": (SampleWorkspace().files["actions.csv"] ?? "") + lamps + free])
    let spending = sample.ledger.spending
    let action = try #require(sample.calculation.action("g1"))
    #expect(spending.dollars(action, in: 2022, of: .government) == 51_000)
    #expect(spending.dollars(action, in: 2023, of: .government) == 1000)
    #expect(spending.dollars(action, in: 2022, of: .household) == 0)
    // What is not stated is not nothing, and what homes cost has no payer.
    let unknown = try #require(sample.calculation.action("g2"))
    #expect(spending.dollars(unknown, in: 2022, of: .government) == nil)
    #expect(spending.dollars(unknown, in: 2022, of: .household) == nil)
    let homes = try #require(sample.calculation.action("a1"))
    #expect(spending.dollars(homes, in: 2022, of: .household) == nil)
  }

  @Test func `net of savings nothing starts so late that no capital is left in the forecast`()
    throws
  {
    let header = costs[0]
    func task(from year: Int) throws -> PortfolioTask {
      let sample = try MoneySample(
        costs: [header, "k1,a1,capital,household,,1000000,\(year),,2022,,,bill,"])
      let projection = try #require(sample.calculation.projection)
      let net = sample.ledger.netSpending(projection)
      var options = PortfolioTask.Options(goal: .cost, starts: 2022...2026)
      options.netCost = { net.dollars($0, in: $1) }
      return PortfolioTask(
        portfolio: try #require(sample.calculation.portfolio), limits: [], options: options)
    }
    // Capital falls due seven years after the start, and the forecast ends in 2030.
    let seven = try task(from: 2029)
    #expect(seven.choices.first { $0.action.id == "a1" }?.starts == [2022, 2023])
    #expect(
      seven.notes.contains(
        "“Weatherize homes” does not start in 2024 to 2026 here: all of its capital would fall due after the forecast."
      ))
    let nine = try task(from: 2031)
    #expect(!nine.choices.contains { $0.action.id == "a1" })
    let reason = try #require(nine.omissions.first { $0.action == "a1" }?.reason)
    #expect(reason.contains("cannot be told") && reason.contains("the end of the forecast"))
  }

  @Test func `households gain nothing of freight and of buses`() {
    let calculators: [Calculator] = [
      .electricFreightTrucks, .freightLogistics, .electricTransitBuses, .electricSchoolBuses,
      .electricVehicles,
    ]
    #expect(
      calculators.map(\.usualEnergyPayer) == [.business, .business, .government, .government, nil])
  }

  private func gap(_ sample: MoneySample, _ action: Action) -> CashFlows.Gap? {
    guard case .failure(let gap) = sample.ledger.spending.whole(action, citation: { $0 }) else {
      return nil
    }
    return gap
  }

  @Test func `dollars of other years are joined by the price index`() throws {
    let text = costs[1].replacing(",2022,,,bill", with: ",2020,,,bill")
    let sample = try MoneySample(costs: [costs[0], text])
    let action = try #require(sample.calculation.action("a1"))
    let index = PriceIndex.standard
    let factor = try #require(index.factor(from: 2020, to: 2022))
    #expect(
      isClose(
        try #require(sample.ledger.spending.dollars(action, in: 2022)), 250_000 * factor,
        within: 1e-9))
  }
}
