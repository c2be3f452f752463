import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

/// The sample community with costs and prices.
struct MoneySample {
  static let costs = [
    "id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note",
    "k1,a1,capital,household,,1000000,2022,2025,2022,,,bill,",
    "k2,a1,grant,government,household,200000,2022,2023,2022,,,bill,",
    "k3,a1,operating,government,,10000,2022,,2022,,,bill,",
    "k4,a2,capital,household,,400000,2022,,2022,,,bill,",
  ]
  static let prices = [
    "activity,sector,subsector,year,price,unit,price_year,payer,beyond,source,note",
    "electricity,,,2021,0.1,kWh,2022,,,bill,", "electricity,,,2030,0.1,kWh,2022,,,bill,",
    "natural-gas,,residential,2021,8,mcf,2022,,,bill,",
    "natural-gas,,residential,2031,12,mcf,2022,,,bill,",
  ]

  let calculation: PlanCalculation

  init(
    costs: [String] = MoneySample.costs, prices: [String] = MoneySample.prices,
    _ changes: [String: String] = [:]
  ) throws {
    var files: [String: String?] = [
      "costs.csv": costs.joined(separator: "\n") + "\n",
      "prices.csv": prices.joined(separator: "\n") + "\n",
    ]
    files.merge(changes.mapValues(Optional.some)) { $1 }
    calculation = try SampleWorkspace(files).calculation()
  }

  var ledger: MoneyLedger { calculation.money }
  let rate = DiscountRate(id: "r", name: "r", rate: 0.05, source: "s")

  func result(_ action: String, _ view: MoneyView = .all) throws -> MoneyResult {
    try #require(ledger.result(of: action, view: view, rate: rate))
  }
}

@Suite struct MoneyLedgerTests {
  /// Electricity and gas of the homes in 2030 before any action, MWh and mcf.
  private let power = 9000 * 1110.0 / 1020
  private let gas = 50_000 * 1110.0 / 1020

  @Test func `what an action saves has the price of its year`() throws {
    let flows = try MoneySample().result("a1").flows
    let saved = flows.lines.filter { $0.kind == .energySaved && $0.year == 2030 }
    // 10 percent of both, at $100 a MWh and at $11.60 a mcf between $8 in 2021 and $12 in 2031.
    let expected = 0.1 * power * 100 + 0.1 * gas * 11.6
    #expect(isClose(saved.reduce(0) { $0 + $1.dollars }, expected))
    #expect(saved.allSatisfy { $0.payer == .household && !$0.isTravel })
  }

  @Test func `a year that no index has makes its own row unknown and no other`() throws {
    var costs = MoneySample.costs
    costs[4] = "k4,a2,capital,household,,400000,2022,,2042,,,bill,"
    let sample = try MoneySample(costs: costs)
    #expect(sample.ledger.dollarsOf == 2022)
    #expect(try sample.result("a1").netPresentValue != nil)
    #expect(try sample.result("a2").netPresentValue == nil)
    let odd = sample.ledger.findings.filter { $0.message.hasPrefix("No price index joins") }
    #expect(odd.count == 1 && odd.first?.place.row == 5)
  }

  @Test func `a later action saves of what the ones before have left`() throws {
    let flows = try MoneySample().result("a2").flows
    let lines = flows.lines.filter { $0.year == 2030 }
    let moved = gas * 0.9 * 0.4
    let added = moved * 1.026 * Energy.mmBtu(1).megawattHours * 0.9 / 3
    #expect(isClose(sum(lines, .energySaved), moved * 11.6))
    #expect(isClose(sum(lines, .energyAdded), added * 100))
  }

  private func sum(_ lines: [CashLine], _ kind: CashLine.Kind) -> Double {
    lines.filter { $0.kind == kind }.reduce(0) { $0 + $1.dollars }
  }

  @Test func `stated costs fall on their payers and years`() throws {
    let sample = try MoneySample()
    let flows = try sample.result("a1").flows
    #expect(flows.gaps.isEmpty)
    #expect(flows.years == 2022...2030)
    #expect(
      flows.lines.filter { $0.kind == .capital }.map(\.dollars) == [
        250_000, 250_000, 250_000, 250_000,
      ])
    #expect(flows.total(.operating, .payer(.government)) == 90_000)
    #expect(flows.total(.grantReceived, .payer(.household)) == 200_000)
    let views: [MoneyView] = [.payer(.government), .payer(.household)]
    let parts = try views.map { try #require(try sample.result("a1", $0).netPresentValue) }
    let whole = try #require(try sample.result("a1").netPresentValue)
    #expect(isClose(parts[0] + parts[1], whole))
    // A grant is nothing for all together, and so not in their ratio.
    let without = try MoneySample(costs: MoneySample.costs.filter { !$0.hasPrefix("k2") })
    #expect(isClose(try #require(try without.result("a1").netPresentValue), whole))
    #expect(try without.result("a1").ratio == sample.result("a1").ratio)
  }

  @Test func `a cost per ton divides the net cost by the Shapley shares`() throws {
    let sample = try MoneySample()
    let result = try sample.result("a1")
    let tonnes = try #require(sample.calculation.portfolio?.cumulativeReduction(of: "a1"))
    let value = try #require(result.netPresentValue)
    #expect(isClose(try #require(result.costPerTonne), -value / tonnes))
    let portfolio = try #require(sample.calculation.portfolio)
    let later = (2022...2030).reduce(0.0) { sum, year in
      let tonnes = portfolio.reduction(of: "a1", in: year) ?? .nan
      return sum + tonnes * PresentWorth.factor(sample.rate, from: 2026, to: year)
    }
    #expect(isClose(try #require(result.levelisedCostPerTonne), -value / later))
  }

  @Test func `the cost per ton of actions csv keeps its meaning`() throws {
    let before = try #require(SampleWorkspace().calculation().portfolio)
    let after = try #require(MoneySample().calculation.portfolio)
    let action = try #require(before.actions.first)
    #expect(before.costPerTonne(of: action) == after.costPerTonne(of: action))
    #expect(before.lifetimeCost(of: action) == .dollars(1_000_000 + 9 * 10_000))
  }

  @Test func `costs of actions csv count where costs csv has none of the action`() throws {
    let costs = MoneySample.costs.filter { !$0.contains(",a1,") }
    let sample = try MoneySample(costs: costs)
    let flows = try sample.result("a1").flows
    #expect(flows.isFromActions && flows.hasUnstatedPayer)
    #expect(flows.total(.capital, .all) == 1_000_000)
    #expect(flows.total(.operating, .all) == 90_000)
    #expect(flows.views.contains(.all) && !flows.views.contains(.payer(.government)))
    #expect(
      sample.calculation.findings.contains {
        $0.message.contains("money without a year") && $0.place.file == "actions.csv"
      })
  }

  @Test func `an action without a cost is not taken to cost nothing`() throws {
    let sample = try MoneySample(costs: MoneySample.costs.filter { !$0.contains(",a2,") })
    let result = try sample.result("a2")
    #expect(result.flows.gaps == [.noCost])
    #expect(result.netPresentValue == nil && result.payback == nil && result.internalRate == nil)
    let curve = sample.ledger.curve(.cumulative, rate: sample.rate)
    #expect(curve.leftOut.map(\.action.id) == ["a2"])
    let free = try MoneySample(
      costs: MoneySample.costs.filter { !$0.contains(",a2,") }
        + ["k9,a2,capital,household,,0,2022,,2022,,,bill,"])
    #expect(try free.result("a2").netPresentValue != nil)
  }

  @Test func `there is no price beyond the last year unless it is held`() throws {
    let early = MoneySample.prices.filter { !$0.contains("electricity,,,2030") }
    let sample = try MoneySample(
      prices: early + ["electricity,,,2027,0.1,kWh,2022,,,bill,"])
    let result = try sample.result("a1")
    #expect(
      result.flows.gaps == [
        .noPriceIn(subject: "electricity, residential", years: [2028, 2029, 2030])
      ])
    #expect(result.netPresentValue == nil)
    #expect(
      sample.calculation.findings.contains {
        $0.place.file == "prices.csv" && $0.message.contains("2028 to 2030")
      })
    let held = try MoneySample(
      prices: early + ["electricity,,,2027,0.1,kWh,2022,,hold,bill,"])
    let usual = try MoneySample().result("a1").netPresentValue
    #expect(isClose(try #require(try held.result("a1").netPresentValue), try #require(usual)))
  }

  @Test func `an energy without any price is told and waste without one is not missed`() throws {
    let sample = try MoneySample(prices: MoneySample.prices.filter { !$0.contains("natural-gas") })
    #expect(
      try sample.result("a1").flows.gaps == [.noPrice(subject: "natural gas, residential")])
    let none = try MoneySample(prices: [MoneySample.prices[0]])
    let result = try none.result("a1")
    #expect(result.flows.gaps.isEmpty)
    #expect(result.flows.notes.contains { $0.contains("before savings on energy bills") })
  }

  @Test func `money without a year is found and nothing is told of the action`() throws {
    let costs = MoneySample.costs.map {
      $0.hasPrefix("k3") ? "k3,a1,operating,government,,10000,2022,,,,,bill," : $0
    }
    let sample = try MoneySample(costs: costs)
    let finding = try #require(
      sample.calculation.findings.first {
        $0.message.contains("money without a year") && $0.place.file == "costs.csv"
      })
    #expect(finding.place.column == "price_year" && finding.place.row == 4)
    #expect(finding.severity == .error)
    #expect(try sample.result("a1").netPresentValue == nil)
    #expect(try sample.result("a2").netPresentValue != nil)
  }

  @Test func `dollars of other years are joined by an index`() throws {
    let old = MoneySample.costs.map {
      $0.hasPrefix("k4") ? "k4,a2,capital,household,,400000,2022,,2014,,,bill," : $0
    }
    let flows = try MoneySample(costs: old).result("a2").flows
    #expect(flows.dollarsOf == 2022)
    // US consumer prices: 236.736 in 2014, 292.655 in 2022.
    #expect(isClose(flows.total(.capital, .all), 400_000 * 292.655 / 236.736))
    let ancient = MoneySample.costs.map {
      $0.hasPrefix("k4") ? "k4,a2,capital,household,,400000,2022,,1990,,,bill," : $0
    }
    let unknown = try MoneySample(costs: ancient).result("a2")
    #expect(unknown.netPresentValue == nil)
    #expect(unknown.flows.gapSentences.contains { $0.contains("1990") })
  }

  @Test func `heat pumps with dear power cost and do not save`() throws {
    let dear = MoneySample.prices.map { $0.replacing("0.1,kWh", with: "0.9,kWh") }
    let sample = try MoneySample(prices: dear)
    let result = try sample.result("a2")
    #expect(result.present(.energyAdded) > result.present(.energySaved))
    #expect(result.internalRate == .noChange)
    #expect(try #require(result.ratio) < 1)
  }

  @Test func `the explanation leads to rows and prices`() throws {
    let explanation = try MoneySample().result("a1").explanation { $0 }
    #expect(explanation.inputs.contains { $0.place?.file == "costs.csv" && $0.place?.row == 2 })
    #expect(
      explanation.parts.flatMap(\.inputs).contains {
        $0.place?.file == "prices.csv" && $0.place?.column == "price"
      })
    #expect(explanation.inputs.contains { $0.symbol == "r" && $0.value == "5 %" })
  }
}
