import Factors
import Plan
import Strategies
import Tables
import TestSupport
import Testing

@Suite struct EnergyBurdenTests {
  private let header =
    "band,households,income_usd,energy_cost_usd,savings_percent,price_year,source,note"

  private func sample(_ rows: [String]) throws -> MoneySample {
    try MoneySample(["incomes.csv": ([header] + rows).joined(separator: "\n") + "\n"])
  }

  @Test func `savings go to bands in proportion to what they spend`() throws {
    let sample = try sample([
      "low,400,20000,1500,,2022,bill,", "high,600,100000,2500,,2022,bill,",
    ])
    let burden = try #require(sample.ledger.burden(in: 2030))
    let lines = sample.ledger.flows.flatMap(\.lines).filter {
      $0.year == 2030 && [.energySaved, .energyAdded].contains($0.kind)
    }
    let savings = lines.reduce(0) { $0 + $1.flow }
    #expect(isClose(burden.savings, savings) && savings > 0)
    // 400 · 1500 of 400 · 1500 + 600 · 2500
    #expect(isClose(burden.bands[0].share, 600_000.0 / 2_100_000))
    #expect(isClose(burden.bands[0].before, 0.075))
    let each: Double = savings * 600_000 / 2_100_000 / 400
    #expect(isClose(burden.bands[0].after, (1500 - each) / 20_000))
    #expect(burden.householdsOverBefore == 400)
    let isOver = (1500 - each) / 20_000 > 0.06
    #expect(burden.householdsOverAfter == (isOver ? 400 : 0))
  }

  @Test func `stated shares count and must be whole`() throws {
    let stated = try sample([
      "low,400,20000,1500,100,2022,bill,", "high,600,100000,2500,0,2022,bill,",
    ])
    let burden = try #require(stated.ledger.burden(in: 2030))
    #expect(burden.bands[1].after == burden.bands[1].before)
    #expect(burden.bands[0].after < burden.bands[0].before)
    let wrong = try sample([
      "low,400,20000,1500,50,2022,bill,", "high,600,100000,2500,40,2022,bill,",
    ])
    #expect(try #require(wrong.ledger.burden(in: 2030)).bands.isEmpty)
    #expect(
      wrong.calculation.findings.contains {
        $0.place.file == "incomes.csv" && $0.message.contains("90 percent")
      })
  }

  @Test func `savings above the cost are found`() throws {
    let sample = try sample(["all,10,20000,1500,,2022,bill,"])
    #expect(
      sample.calculation.findings.contains {
        $0.place.column == "energy_cost_usd" && $0.message.contains("more than")
      })
  }

  @Test func `incomes without a year are found`() throws {
    let sample = try sample(["all,1000,20000,1500,,,bill,"])
    #expect(
      sample.calculation.findings.contains {
        $0.place.file == "incomes.csv" && $0.message.contains("money without a year")
      })
    #expect(sample.ledger.burden(in: 2030)?.bands.count == 1)
  }

  /// The sample with street lights, which save 100 · 0.2 kW · 4,000 h · 0.5 = 40 MWh a year.
  private func lights(_ parameter: String = "", capital: String = "") throws -> MoneySample {
    let files = SampleWorkspace().files
    return try MoneySample([
      "incomes.csv": header + "\nall,1000,50000,2000,,2022,bill,\n",
      "actions.csv": (files["actions.csv"] ?? "")
        + "a4,Lights,,streetlights,buildings,2022,2022,,Works,,planned,near,\(capital),,assumption,yes,,All,City,Council,,,,,\n",
      "action-parameters.csv": (files["action-parameters.csv"] ?? "")
        + "a4,lamps,100,units,assumption,\na4,power_each,0.2,kW,assumption,\na4,hours,4000,hours,assumption,\na4,saving,0.5,share,assumption,\n"
        + parameter,
    ])
  }

  @Test func `what the government saves in its own operations is no part of the burden`() throws {
    let sample = try lights(capital: "35000")
    let energy = try sample.result("a4").flows.lines.filter { $0.kind == .energySaved }
    // 40 MWh at $100.
    #expect(isClose(energy.filter { $0.year == 2030 }.reduce(0) { $0 + $1.dollars }, 4_000))
    #expect(energy.allSatisfy { $0.payer == .government })
    let flows = try sample.result("a4").flows
    #expect(flows.total(.capital, .payer(.government)) == 35_000 && !flows.hasUnstatedPayer)
    let burden = try #require(sample.ledger.burden(in: 2030))
    let others = sample.ledger.flows.filter { $0.action != "a4" }.flatMap(\.lines).filter {
      $0.year == 2030 && $0.payer == .household && [.energySaved, .energyAdded].contains($0.kind)
    }
    #expect(isClose(burden.savings, others.reduce(0) { $0 + $1.flow }))
    let stated = try lights("a4,savings_payer,household,,assumption,\n", capital: "35000")
    #expect(
      try stated.result("a4").flows.lines.filter { $0.kind == .energySaved }.allSatisfy {
        $0.payer == .household
      })
    #expect(
      isClose(try #require(stated.ledger.burden(in: 2030)).savings, burden.savings + 4_000))
  }

  @Test func `without incomes there is no burden`() throws {
    #expect(try MoneySample().ledger.burden(in: 2030) == nil)
  }
}
