import Factors
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Costs per a quantity of an action follow how much of it is done.
@Suite struct UnitCostTests {
  static let header =
    "id,action,what,payer,receiver,amount_usd,per,from_year,to_year,price_year,low,high,source,note"
  private static let capital = "u1,a1,capital,household,,700,home,2022,2025,2022,,,bill,"
  private static let operating = "u2,a1,operating,government,,12,home,2022,,2022,,,bill,"

  /// The parameters of the sample with homes to reach, and another participation of a1.
  static func parameters(participation: String = "0.5", homes: String = "2000") -> String {
    (SampleWorkspace().files["action-parameters.csv"] ?? "")
      .replacing("a1,participation,0.5,", with: "a1,participation,\(participation),")
      + "a1,homes,\(homes),households,assumption,\n"
  }

  private func sample(_ rows: [String], _ parameters: String = parameters()) throws -> MoneySample {
    try MoneySample(costs: [Self.header] + rows, ["action-parameters.csv": parameters])
  }

  @Test func `capital and yearly costs are worked out from the homes that take part`() throws {
    let sample = try sample([Self.capital, Self.operating])
    let flows = try sample.result("a1").flows
    #expect(flows.gaps.isEmpty)
    // 0.5 · 2,000 homes · $700, a quarter in each of four years.
    #expect(
      flows.lines.filter { $0.kind == .capital }.map(\.dollars) == [
        175_000, 175_000, 175_000, 175_000,
      ])
    let action = try #require(sample.calculation.action("a1"))
    // $12 for each of those reached by then.
    for line in flows.lines where line.kind == .operating {
      #expect(isClose(line.dollars, 12_000 * action.ramp(line.year)))
    }
    #expect(flows.lines.last { $0.kind == .operating }?.dollars == 12_000)
    let half = try self.sample(
      [Self.capital, Self.operating], Self.parameters(participation: "0.25"))
    #expect(try half.result("a1").flows.total(.capital, .all) == 350_000)
    #expect(
      isClose(
        try half.result("a1").flows.total(.operating, .all), flows.total(.operating, .all) / 2))
  }

  @Test func `a part of the inventory is that of the year of the full effect`() throws {
    let sample = try sample(["u3,a2,capital,household,,10,mmbtu,2022,,2022,,,bill,"])
    let flows = try sample.result("a2").flows
    // 40 percent of the gas of the homes in 2030, at 1.026 MMBtu a mcf.
    let heat = 0.4 * 50_000 * 1110.0 / 1020 * 1.026
    #expect(isClose(flows.total(.capital, .all), 10 * heat))
  }

  @Test func `portfolios and rankings count the same, and it moves with the start`() throws {
    let sample = try sample([Self.capital, Self.operating])
    let spending = sample.ledger.spending
    let action = try #require(sample.calculation.action("a1"))
    let flows = try sample.result("a1").flows
    let paid = flows.total(.capital, .all) + flows.total(.operating, .all)
    let whole = try spending.whole(action) { $0 }.get()
    #expect(isClose(whole.dollars, paid))
    #expect(whole.explanation.inputs.map(\.symbol) == ["c", "q", "c", "q"])
    #expect(
      whole.explanation.inputs[1].value == "1,000" || whole.explanation.inputs[1].value == "1000")
    let later = action.starting(in: 2024)
    #expect(spending.dollars(later, in: 2023) == 0)
    let expected = 175_000 + 12_000 * later.ramp(2024)
    #expect(isClose(try #require(spending.dollars(later, in: 2024)), expected))
    #expect(spending.dollars(later, in: 2024, of: .household) == 175_000)
  }

  @Test func `the cost of a ton does not jump when less is done`() throws {
    let whole = try sample([Self.capital])
    let half = try sample([Self.capital], Self.parameters(participation: "0.25"))
    func parts(_ sample: MoneySample) throws -> (capital: Double, perTonne: Double, tonnes: Double)
    {
      let action = try #require(sample.calculation.action("a1"))
      let tonnes = try #require(sample.calculation.portfolio?.cumulativeReduction(of: "a1"))
      return (
        try #require(sample.calculation.statedCost(.capital, of: action)).dollars,
        try #require(sample.calculation.costPerTonne(of: action)).cost.dollars, tonnes
      )
    }
    let (first, second) = (try parts(whole), try parts(half))
    #expect(first.capital == 700_000 && second.capital == 350_000)
    #expect(isClose(first.perTonne, 700_000 / first.tonnes))
    #expect(isClose(second.perTonne, 350_000 / second.tonnes))
    // What actions.csv states counts no longer.
    #expect(
      whole.calculation.lifetimeCost(of: try #require(whole.calculation.action("a1")))
        == .dollars(700_000))
  }

  @Test func `it explains itself as unit cost times quantity with its source`() throws {
    let explanation = try sample([Self.capital, Self.operating]).result("a1").explanation {
      "source \($0)"
    }
    let part = try #require(explanation.parts.first { $0.formula == "c · q" })
    #expect(part.value == "$700,000")
    #expect(part.inputs.map(\.symbol) == ["c", "q"])
    #expect(part.inputs[0].source == "source bill" && part.inputs[0].place?.row == 2)
    #expect(part.inputs[1].source == "participation · homes")
  }

  @Test func `rebound takes back what is saved, and nothing of what is run`() throws {
    let saving = Self.operating.replacing("u2,a1,operating", with: "u3,a1,saving")
    let sample = try sample([Self.capital, Self.operating, saving])
    var action = try #require(sample.calculation.action("a1"))
    action.uptake.rebound = 0.3
    let ledger = sample.ledger
    func factor(_ what: CostRow.What, in year: Int) throws -> Double {
      let row = try #require(ledger.book.costs.first { $0.what == what })
      return try #require(ledger.quantities.factor(row, of: action, in: year))
    }
    // All of 0.5 · 2,000 homes from 2026 on, two fifths of them in 2023.
    #expect(isClose(try factor(.operating, in: 2030), 1000))
    #expect(isClose(try factor(.operating, in: 2023), 400))
    #expect(isClose(try factor(.saving, in: 2030), 700))
    #expect(isClose(try factor(.capital, in: 2023), 1000))
  }

  @Test func `own shares below the whole need capital for no more than they reach`() throws {
    let sample = try sample([Self.capital, Self.operating])
    var action = try #require(sample.calculation.action("a1"))
    action.uptake.curve = .own
    action.uptake.shares = [2022: 0.2, 2026: 0.6, 2030: 0.4]
    let (ledger, spending) = (sample.ledger, sample.ledger.spending)
    let row = try #require(ledger.book.costs.first { $0.what == .capital })
    // 600 of 1,000 homes at most, though it is 400 again in the end.
    #expect(isClose(try #require(ledger.quantities.factor(row, of: action, in: 2022)), 600))
    let unit = try #require(ledger.quantities.unitCost(row, of: action))
    #expect(isClose(unit.most, 600) && unit.formula == "participation · homes · 0.6")
    // Of the row's years to 2025 the first adds 0.2 and each of three others 0.1.
    let expected = 700 * 600 * 0.4 + 12 * 200
    #expect(isClose(try #require(spending.dollars(action, in: 2022)), expected))
    let capital = try #require(spending.atFullEffect(action, .capital) { $0 })
    #expect(isClose(capital.dollars, 420_000))
    #expect(isClose(try #require(spending.atFullEffect(action, .operating) { $0 }).dollars, 7200))
  }

  @Test func `yearly rows that follow each other are not added`() throws {
    func operating(_ rows: [String]) throws -> (sample: MoneySample, action: Action) {
      let sample = try sample([Self.capital] + rows)
      return (sample, try #require(sample.calculation.action("a1")))
    }
    // The full effect is that of 2026.
    let (both, action) = try operating([
      "u2,a1,operating,government,,10,home,2022,2025,2022,,,bill,",
      "u3,a1,operating,government,,12,home,2026,,2022,,,bill,",
    ])
    #expect(both.calculation.statedCost(.operating, of: action)?.dollars == 12_000)
    let later = both.ledger.spending.atFullEffect(action.starting(in: 2024), .operating) { $0 }
    #expect(later?.dollars == 12_000)
    let (late, _) = try operating(["u2,a1,operating,government,,10,home,2028,,2022,,,bill,"])
    #expect(late.calculation.statedCost(.operating, of: action)?.dollars == 10_000)
    let (early, _) = try operating(["u2,a1,operating,government,,10,home,2022,2025,2022,,,bill,"])
    #expect(early.calculation.statedCost(.operating, of: action) == nil)
  }

  @Test func `a word that the calculator does not have is found with those that it has`() throws {
    let sample = try sample(["u1,a1,capital,household,,700,lamp,2022,2025,2022,,,bill,"])
    let finding = try #require(
      sample.calculation.findings.first { $0.place.file == "costs.csv" && $0.place.column == "per" }
    )
    #expect(finding.severity == .error)
    #expect(finding.message.contains("“lamp”") && finding.message.contains("“home”"))
    #expect(try sample.result("a1").netPresentValue == nil)
  }

  @Test func `homes that nobody counted are asked for, and nothing is told`() throws {
    let sample = try MoneySample(costs: [Self.header, Self.capital])
    let finding = try #require(
      sample.calculation.findings.first { $0.place.file == "costs.csv" && $0.place.column == "per" }
    )
    #expect(
      finding.message.contains("“homes”") && finding.message.contains("action-parameters.csv"))
    #expect(try sample.result("a1").netPresentValue == nil)
    let action = try #require(sample.calculation.action("a1"))
    #expect(sample.ledger.spending.dollars(action, in: 2022) == nil)
  }
}

/// What costs of each calculator may be stated per.
@Suite struct CalculatorQuantityTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  @Test(arguments: Calculator.all.map(\.kind))
  func `a calculator has quantities made of its inputs, in both languages`(_ kind: ActionKind)
    throws
  {
    let calculator = Calculator.of(kind)
    let words = calculator.quantities.map { $0.word.lowercased() }
    #expect(!words.isEmpty && Set(words).count == words.count)
    for quantity in calculator.quantities {
      #expect(quantity.size.isFinite && quantity.size > 0, "\(quantity.word)")
      #expect(!quantity.spanishMeaning.isEmpty && !quantity.meaning.isEmpty)
      for factor in quantity.factors {
        let isInput = calculator.input(factor.name)?.kind != nil
        #expect(isInput != (quantity.parameter?.name == factor.name), "\(factor.name)")
      }
      #expect(quantity.amount != nil || !quantity.factors.isEmpty)
      for unit in quantity.parameter?.units ?? [] {
        #expect(MeasurementUnit.named(unit)?.kind == quantity.parameter?.kind)
      }
    }
    for cost in CalculatorFacts.standard.costs(of: kind) {
      #expect(calculator.quantity(cost.per) != nil, "\(cost.per)")
      #expect(CostRow.What(rawValue: cost.what) != nil)
    }
  }

  @Test(arguments: Calculator.all.filter { !$0.lead.isEmpty }.map(\.kind))
  func `a quantity is known on a full inventory and doubles with what is done`(_ kind: ActionKind)
    throws
  {
    let calculator = Calculator.of(kind)
    let lead = try #require(calculator.input(calculator.lead))
    func whole(_ quantity: CalculatorQuantity, doubled: Bool) throws -> Double? {
      var values = try Act.values(of: calculator, lead: Act.plain(lead, doubled: doubled))
      if let parameter = quantity.parameter {
        values[parameter.name] = Act.plain(parameter)
      }
      let action = try Act.on(kind.rawValue, values)
      #expect(action.problem(per: quantity.word) == nil)
      let quantities = ActionQuantities(portfolio: streams.portfolio(action))
      return quantities.whole(quantity.word, of: action, with: 2030)
    }
    for quantity in calculator.quantities {
      let once = try #require(try whole(quantity, doubled: false), "\(quantity.word)")
      // Beside its main one an input may be none unless it is stated.
      let isMain = quantity.word == calculator.quantities[0].word
      #expect(isMain ? once > 0 : once >= 0, "\(quantity.word)")
      guard quantity.factors.contains(where: { $0.name == calculator.lead }) else { continue }
      let twice = try #require(try whole(quantity, doubled: true))
      #expect(isClose(twice, 2 * once, within: 1e-9), "\(quantity.word)")
    }
  }
}
