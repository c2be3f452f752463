import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

@Suite struct MoneyDrawsTests {
  private let rate = DiscountRate(id: "r", name: "r", rate: 0.05, source: "s")

  private static let header =
    "id,what,subject,parameter,distribution,low,best,high,source,note"
  private static let sureInventory = (SampleWorkspace().files["inventory.csv"] ?? "")
    .replacing(",H,bill", with: ",,bill").replacing(",M,bill", with: ",,bill")

  private func sample(
    _ rows: [String], costs: [String] = MoneySample.costs, prices: [String] = MoneySample.prices,
    _ changes: [String: String] = [:]
  ) throws -> MoneySample {
    try MoneySample(
      costs: costs, prices: prices,
      [
        "inventory.csv": Self.sureInventory,
        "ranges.csv": ([Self.header] + rows).joined(separator: "\n") + "\n",
      ].merging(changes) { $1 })
  }

  private func draws(_ sample: MoneySample, count: Int = 400) throws -> PlanDraws {
    var options = PlanDraws.Options()
    options.draws = count
    return PlanDraws(
      sample.calculation.workspace.rangeBook, portfolio: try #require(sample.calculation.portfolio),
      levels: [], money: sample.ledger, rate: rate, options: options)
  }

  @Test func `a drawn discount rate gives the money at that rate`() throws {
    let sample = try sample(["d,discount-rate,usual,,uniform,2,,8,assumption,"])
    let result = try draws(sample)
    #expect(result.findings.isEmpty)
    let input = try #require(result.inputs.inputs.first { $0.id == "d" })
    let stream = DrawStream(seed: 1, input: "d")
    let money = try #require(result.money)
    for draw in [0, 5, 399] {
      let rate = DiscountRate(
        id: "x", name: "x", rate: input.shape.value(at: stream.unit(draw)), source: "s")
      #expect((0.02...0.08).contains(rate.rate))
      for id in ["a1", "a2"] {
        let stated = try #require(sample.ledger.result(of: id, rate: rate)?.netPresentValue)
        let drawn = try #require(money.actions[id]).values[draw]
        #expect(isClose(drawn, stated, within: 1e-9))
      }
    }
  }

  @Test func `ranges without width give the money of the costs page in every draw`() throws {
    let sample = try sample([
      "r1,price,electricity,,uniform,1,1,1,assumption,",
      "r2,parameter,a1,participation,uniform,0.5,0.5,0.5,assumption,",
    ])
    let result = try draws(sample)
    let money = try #require(result.money)
    #expect(result.findings.isEmpty)
    #expect(money.order == ["a1", "a2"] && money.unknown.isEmpty)
    var sum = 0.0
    for id in money.order {
      let stated = try #require(try sample.result(id).netPresentValue)
      let drawn = try #require(money.actions[id])
      #expect(drawn.values.allSatisfy { isClose($0, stated, within: 1e-9) })
      #expect(isClose(drawn.stated, stated))
      let perTonne = try #require(try sample.result(id).costPerTonne)
      #expect(isClose(try #require(drawn.costPerTonne).p50, perTonne, within: 1e-9))
      sum += stated
    }
    #expect(isClose(try #require(money.plan).stated, sum))
    #expect(try #require(money.plan).values.allSatisfy { isClose($0, sum, within: 1e-9) })
  }

  @Test func `a draw is what the ledger gives when its numbers are written into it`() throws {
    let result = try draws(
      try sample([
        "r1,price,natural-gas,,uniform,0.5,1,1.5,assumption,",
        "r2,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,",
        "r3,cost,k4,,triangular,300000,400000,600000,assumption,",
      ]))
    #expect(result.findings.isEmpty)
    for draw in [0, 3, 399] {
      let drawn = Dictionary(
        uniqueKeysWithValues: result.inputs.inputs.map { input in
          (input.id, input.shape.value(at: DrawStream(seed: 1, input: input.id).unit(draw)))
        })
      func value(_ id: String) -> Double { drawn[id] ?? .nan }
      let parameters = (SampleWorkspace().files["action-parameters.csv"] ?? "")
        .replacing("a1,participation,0.5,", with: "a1,participation,\(value("r2")),")
      let written = try sample(
        [],
        costs: MoneySample.costs.map {
          $0.replacing("400000", with: "\(value("r3") * 400_000)")
        },
        prices: MoneySample.prices.map {
          $0.replacing("2021,8,mcf", with: "2021,\(8 * value("r1")),mcf")
            .replacing("2031,12,mcf", with: "2031,\(12 * value("r1")),mcf")
        }, ["action-parameters.csv": parameters])
      for id in ["a1", "a2"] {
        let expected = try #require(try written.result(id).netPresentValue)
        let values = try #require(result.money?.actions[id]?.values)
        #expect(isClose(values[draw], expected, within: 1e-9), "\(id), draw \(draw)")
      }
    }
  }

  @Test func `a unit cost follows the draws of its own amount and of what is done`() throws {
    let costs = [
      UnitCostTests.header, "u1,a1,capital,household,,700,home,2022,2025,2022,,,bill,",
      "u2,a1,incentive,utility,household,12,home,2022,,2022,,,bill,",
      "u3,a2,capital,household,,400000,,2022,,2022,,,bill,",
    ]
    let result = try draws(
      try sample(
        [
          "r1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,",
          "r2,cost,u1,,triangular,500,700,900,assumption,",
        ], costs: costs, ["action-parameters.csv": UnitCostTests.parameters()]))
    #expect(result.findings.isEmpty)
    for draw in [0, 7, 399] {
      let drawn = Dictionary(
        uniqueKeysWithValues: result.inputs.inputs.map { input in
          (input.id, input.shape.value(at: DrawStream(seed: 1, input: input.id).unit(draw)))
        })
      let (share, ratio) = (drawn["r1"] ?? .nan, drawn["r2"] ?? .nan)
      let written = try sample(
        [], costs: costs.map { $0.replacing(",700,home", with: ",\(700 * ratio),home") },
        ["action-parameters.csv": UnitCostTests.parameters(participation: "\(share)")])
      for id in ["a1", "a2"] {
        let expected = try #require(try written.result(id).netPresentValue)
        let values = try #require(result.money?.actions[id]?.values)
        #expect(isClose(values[draw], expected, within: 1e-9), "\(id), draw \(draw)")
      }
    }
  }

  @Test func `unit costs follow drawn uptake and decay, and savings alone the rebound`() throws {
    let costs = [
      UnitCostTests.header, "u1,a1,capital,household,,700,home,2022,2025,2022,,,bill,",
      "u2,a1,operating,government,,12,home,2022,,2022,,,bill,",
      "u3,a1,saving,household,,5,home,2022,,2022,,,bill,",
      "u4,a2,capital,household,,400000,,2022,,2022,,,bill,",
    ]
    let parameters = UnitCostTests.parameters()
    let result = try draws(
      try sample(
        [
          "r1,uptake,a1,,uniform,0.5,,1,assumption,", "r2,rebound,a1,,uniform,0,,30,assumption,",
          "r3,decay,a1,,uniform,0,,5,assumption,",
        ], costs: costs, ["action-parameters.csv": parameters]))
    #expect(result.findings.isEmpty)
    for draw in [0, 7, 399] {
      let drawn = Dictionary(
        uniqueKeysWithValues: result.inputs.inputs.map { input in
          (input.id, input.shape.value(at: DrawStream(seed: 1, input: input.id).unit(draw)))
        })
      let (reached, rebound) = (drawn["r1"] ?? .nan, drawn["r2"] ?? .nan)
      let decay = drawn["r3"] ?? .nan
      let written = try sample(
        [], costs: costs,
        [
          "action-parameters.csv": parameters,
          "actions.csv": Self.actions(own: "own,\(decay * 100),\(rebound * 100)"),
          "uptake.csv": Self.evenShares(to: reached),
        ])
      for id in ["a1", "a2"] {
        let expected = try #require(try written.result(id).netPresentValue)
        let values = try #require(result.money?.actions[id]?.values)
        #expect(isClose(values[draw], expected, within: 1e-9), "\(id), draw \(draw)")
      }
    }
  }

  /// The actions of the sample with columns for uptake, decay and rebound, filled for a1.
  private static func actions(own: String) -> String {
    (SampleWorkspace().files["actions.csv"] ?? "").split(separator: "\n").map { line in
      let cells =
        line.hasPrefix("id,")
        ? "uptake,decay_percent,rebound_percent"
        : line.hasPrefix("a1,") ? own : ",,"
      return "\(line),\(cells)\n"
    }.joined()
  }

  /// Even steps from 2022 to 2026 up to a part of the full effect, as own shares of a1.
  private static func evenShares(to part: Double) -> String {
    let rows = (1...5).map { "a1,\(2021 + $0),\(part * Double($0) * 20),bill,\n" }
    return "action,year,percent,source,note\n" + rows.joined()
  }

  @Test func `the chance to pay back is that of the price above the one that just pays`() throws {
    // Money of a1 alone: gas and power are worth E, everything else C. It pays where the ratio of both prices is above C ÷ E.
    let flat = try sample([])
    let stated = try flat.result("a1")
    let energy = stated.present(.energySaved) - stated.present(.energyAdded)
    let rest = energy - (try #require(stated.netPresentValue))
    let edge = rest / energy
    // A normal price whose middle lies a half of a deviation beside the edge.
    let deviation = 0.2
    let spread = deviation * 1.644_853_626_951_472_7
    let gasOnly =
      MoneySample.prices.filter { !$0.hasPrefix("electricity") }
      + ["electricity,,,2021,0,kWh,2022,,,bill,", "electricity,,,2030,0,kWh,2022,,,bill,"]
    let withoutPower = try sample([], prices: gasOnly)
    let gasEdge = try {
      let result = try withoutPower.result("a1")
      let gas = result.present(.energySaved)
      return (gas - (try #require(result.netPresentValue))) / gas
    }()
    #expect(edge < gasEdge)
    let middle = gasEdge + deviation / 2
    let scaled = gasOnly.map {
      $0.replacing("2021,8,mcf", with: "2021,\(8 * middle),mcf")
        .replacing("2031,12,mcf", with: "2031,\(12 * middle),mcf")
    }
    let low = (middle - spread) / middle
    let high = (middle + spread) / middle
    let result = try draws(
      try sample(
        ["r1,price,natural-gas,,normal,\(low),1,\(high),assumption,"], prices: scaled),
      count: 20_000)
    let chance = try #require(result.money?.actions["a1"]?.paysBack)
    // Φ(0.5)
    #expect((chance.probability - 0.691_462_46).magnitude < 4 * chance.error)
    #expect(chance.text.contains("±"))
  }

  @Test func `what has no price or no cost is left out and named`() throws {
    let sample = try sample(
      ["r1,price,natural-gas,,uniform,0.5,1,1.5,assumption,"],
      costs: MoneySample.costs.filter { !$0.hasPrefix("k4") })
    let money = try #require(try draws(sample).money)
    #expect(money.order == ["a1"] && money.unknown == ["a2"])
    #expect(money.notes.contains { $0.contains("“a2”") })
    // An action that cuts nothing has no chance to pay back by energy.
    #expect(money.actions["a3"] == nil)
  }

  @Test func `ranges of prices that cannot be used are findings at their cells`() throws {
    let sample = try sample([
      "b1,price,moonlight,,uniform,0.5,1,1.5,assumption,",
      "b2,price,natural-gas,2030,uniform,0.5,1,1.5,assumption,",
      "b3,price,natural-gas,,uniform,-0.5,1,1.5,assumption,",
      "b4,price,natural-gas,,uniform,0.5,1,1.5,assumption,",
      "b5,price,natural-gas,,uniform,0.5,1,1.5,assumption,",
    ])
    let found = sample.calculation.findings.filter { $0.place.file == "ranges.csv" }
    #expect(found.map(\.place.row) == [2, 3, 4, 6])
    #expect(found.map(\.place.column) == ["subject", "parameter", "low", "subject"])
    #expect(found[0].message.contains("electricity, natural-gas"))
  }

  @Test func `a result explains itself with its spread and what is held`() throws {
    let result = try draws(
      try sample(["r1,price,natural-gas,,uniform,0.5,1,1.5,assumption,"]))
    let money = try #require(result.money)
    let plan = try #require(money.plan)
    let explanation = money.explanation(plan, title: "All", by: result)
    #expect(explanation.inputs.contains { $0.symbol == "c p50" })
    #expect(explanation.notes.contains { $0.contains("is not drawn") })
    #expect(plan.netPresentValue.p5 < plan.netPresentValue.p95)
    #expect(result.explanations(ranking: 2030).contains { $0.title.contains("pays back") })
  }

  @Test func `a ton of all actions has the money and the tons of the same ones`() throws {
    func draws(_ money: Double, _ tonnes: [Double]?) -> ActionDraws {
      let values = [Double](repeating: money, count: 5)
      return ActionDraws(
        values: values, quotient: tonnes.map { (values, $0) }, stated: money)
    }
    // The first saves nothing in one draw of five, and the third changes no emissions.
    let first = draws(-4e6, [2000, 2000, 2000, 2000, -1])
    let all = [first, draws(-1e6, [10_000, 10_000, 10_000, 10_000, 10_000]), draws(-3e6, nil)]
    #expect(first.result.costPerTonne == nil)
    let plan = ActionDraws(sumOf: all).result
    #expect(isClose(try #require(plan.costPerTonne).p50, 5e6 / 12_000))
    #expect(plan.netPresentValue.p50 == -8e6 && plan.stated == -8e6)
    #expect(ActionDraws(sumOf: [first, draws(-3e6, nil)]).result.costPerTonne == nil)
    #expect(ActionDraws(sumOf: [all[2]]).result.costPerTonne == nil)
  }
}
