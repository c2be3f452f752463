import Factors
import Quantities
import Strategies
import Tables
import Testing

/// Every calculator of the catalogue, on a community with every kind of stream.
@Suite struct CalculatorTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  /// All but the one without an effect and the one whose formula is anybody's.
  static let calculators = Calculator.all.filter { !$0.lead.isEmpty }

  @Test func `there are at least 45 calculators in nine groups, each with one name`() {
    #expect(Self.calculators.count >= 45)
    #expect(Set(Calculator.all.map(\.kind)).count == Calculator.all.count)
    #expect(Set(Calculator.all.map(\.title)).count == Calculator.all.count)
    for group in CalculatorGroup.allCases {
      #expect(Calculator.all.contains { $0.group == group }, "\(group)")
    }
  }

  @Test(arguments: Self.calculators.map(\.kind))
  func `a calculator cuts emissions, none at zero, and double never less`(_ kind: ActionKind) throws
  {
    let calculator = Calculator.of(kind)
    let lead = try #require(calculator.input(calculator.lead))
    func saved(_ value: String?) throws -> Double {
      let values = try Act.values(of: calculator, lead: value)
      let action = try Act.on(kind.rawValue, values)
      let portfolio = streams.portfolio(action)
      #expect(portfolio.findings.allSatisfy { $0.severity == .note }, "\(portfolio.findings)")
      return try #require(portfolio.reduction(of: "x", in: 2030))
    }
    let once = try saved(Act.plain(lead))
    #expect(once > 0)
    #expect(try saved("0 \(lead.units[0])") == 0)
    #expect(try saved(Act.plain(lead, doubled: true)) >= once)
  }

  @Test(arguments: Self.calculators.map(\.kind))
  func `a calculator says in both languages what it does and what it asks for`(
    _ kind: ActionKind
  ) throws {
    let calculator = Calculator.of(kind)
    #expect(calculator.title != calculator.spanishTitle && !calculator.spanishTitle.isEmpty)
    #expect(calculator.summary.hasSuffix(".") && calculator.spanishSummary.hasSuffix("."))
    #expect(calculator.summary != calculator.spanishSummary)
    #expect(calculator.validity.hasSuffix(".") && !calculator.equation.isEmpty)
    for input in calculator.inputs {
      #expect(input.meaning != input.spanishMeaning && !input.spanishMeaning.isEmpty)
      for unit in input.units {
        let unit = try #require(MeasurementUnit.named(unit), "\(unit)")
        #expect(unit.kind == input.kind)
      }
    }
  }

  @Test func `every usual value is of an input, within its range and between its ends`() throws {
    let facts = CalculatorFacts.standard
    var count = 0
    for calculator in Calculator.all {
      for input in calculator.inputs {
        guard let usual = facts.usual(input.name, of: calculator.kind) else { continue }
        count += 1
        let at = "\(calculator.kind.rawValue) \(input.name)"
        let unit = try #require(MeasurementUnit.named(usual.unit), "\(at)")
        #expect(unit.kind == input.kind, "\(at)")
        let value = try #require(Double(usual.value), "\(at)")
        #expect(input.range?.contains(value * unit.canonicalFactor) == true, "\(at)")
        if let low = usual.low.flatMap(Double.init), let high = usual.high.flatMap(Double.init) {
          #expect(low <= value && value <= high, "\(at)")
        }
        #expect(!usual.sources.contains("remembered") || usual.standing == .unverified, "\(at)")
      }
    }
    let rows = try ResourceTables.strategies.records("calculator-defaults")
    #expect(count == rows.count, "a row names no input of a calculator")
  }

  @Test func `what is verified has a source with a title, and usual parts of a whole fit in it`()
    throws
  {
    let facts = CalculatorFacts.standard
    var sums: [String: Double] = [:]
    for calculator in Calculator.all {
      for input in calculator.inputs {
        guard let usual = facts.usual(input.name, of: calculator.kind) else { continue }
        let titles = usual.sources.compactMap { facts.sources[$0]?.title }
        let isTitled = titles.allSatisfy { !$0.isEmpty && !$0.contains("not stated") }
        #expect(
          usual.standing == .unverified || isTitled, "\(calculator.kind.rawValue) \(input.name)")
        if calculator.kind.rawValue != "freight-logistics" {
          sums[input.name, default: 0] += try #require(Double(usual.value))
        }
      }
    }
    for name in ["emissions_share", "miles_share", "waste_share"] {
      #expect(try #require(sums[name]) <= 1, "\(name)")
    }
  }

  @Test func `every cost is of a calculator and says where it is from`() throws {
    let facts = CalculatorFacts.standard
    let rows = try ResourceTables.strategies.records("calculator-costs")
    #expect(Calculator.all.reduce(0) { $0 + facts.costs(of: $1.kind).count } == rows.count)
    for calculator in Calculator.all {
      for cost in facts.costs(of: calculator.kind) {
        #expect(cost.dollars > 0 && !facts.citation(cost.sources).isEmpty)
        #expect((2000...2026).contains(cost.priceYear))
        #expect((cost.low ?? 0) <= cost.dollars && cost.dollars <= (cost.high ?? .infinity))
      }
    }
  }

  @Test func `a usual value counts where none is stated, and a note says so`() throws {
    let action = try Act.on("retrocommissioning", ["participation": "0.5 share"])
    let portfolio = streams.portfolio(action)
    let saved = try #require(portfolio.reduction(of: "x", in: 2030))
    let whole = streams.tonnes("e2") + streams.tonnes("g2")
    #expect((saved / (0.5 * 0.16 * whole) - 1).magnitude < 1e-9)
    #expect(
      portfolio.findings.contains {
        $0.severity == .note && $0.message.contains("“saving” 0.16 share")
      })
    let own = try Act.on(
      "retrocommissioning", ["participation": "0.5 share", "saving": "0.1 share"])
    #expect(streams.portfolio(own).findings.isEmpty)
  }

  @Test func `an id that the catalogue does not have is no kind`() {
    #expect(ActionKind(rawValue: "perpetual-motion") == nil)
    #expect(ActionKind(rawValue: "heat-pumps") == .heatPumps)
    #expect(ActionKind.allCases.count == Calculator.all.count)
  }

  @Test(arguments: [
    ("off-road", "electric-equipment", "o1", "off-road equipment"),
    ("landfill", "recycling", "l1", "landfilled waste"),
    ("refrigerants", "gas-leaks", "n1", "natural gas that leaks"),
  ])
  func `what the inventory lacks is found at the input`(
    _ name: String, _ kind: String, _ record: String, _ what: String
  ) throws {
    let streams = try EveryStream(without: [record])
    let action = try Act.on(
      kind,
      try Act.values(of: Calculator.of(#require(ActionKind(rawValue: kind))), lead: "0.3 share"))
    let finding = try #require(streams.portfolio(action).findings.first { $0.severity == .error })
    #expect(finding.message.contains(what), "\(finding)")
    #expect(finding.place.file == "action-parameters.csv")
  }
}
