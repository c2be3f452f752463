import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct MarginalTests {
  private let streams: EveryStream
  /// 500 kg in 2021 falling to 320 in 2030.
  private let rates: MarginalRates

  init() throws {
    streams = try EveryStream()
    rates = try #require(
      MarginalRates(
        path: ReferencePath(
          id: MarginalRates.path, unit: "kg-co2e/MWh",
          series: YearSeries([2021: 500, 2030: 320]),
          source: FactorSource(id: "s", author: "", title: "A study"), status: .verified)))
  }

  private func portfolio(_ actions: [Action]) -> Portfolio {
    Portfolio(actions: actions, projection: streams.projection, marginal: rates)
  }

  @Test func `power made on site saves what the margin emits`() throws {
    let solar = try Act.on("solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"])
    let portfolio = portfolio([solar])
    // 2 MW · 8760 h · 0.15 at 320 kg, and at 420 kg halfway between the two years.
    #expect(isClose(portfolio.marginalReduction(of: "x", in: 2030) ?? 0, 2628 * 0.32))
    #expect(isClose(portfolio.marginalReduction(of: "x", in: 2025) ?? 0, 2628 * 0.42))
    let average = try #require(portfolio.reduction(of: "x", in: 2030))
    #expect(isClose(average, 2628 * streams.perMegawattHour()))
  }

  @Test func `fuel saved counts as in the inventory, and power that takes its place at the margin`()
    throws
  {
    let pumps = try Act.on(
      "heat-pumps",
      [
        "subsector": "commercial", "participation": "0.5 share", "cop": "3 ratio",
        "furnace_efficiency": "0.9 share",
      ])
    let portfolio = portfolio([pumps])
    let heat = 40_000 * streams.growth() * 0.5
    let power = heat * Energy.mmBtu(1).megawattHours * 0.9 / 3
    let gas = streams.tonnes("g2") * 0.5
    #expect(
      isClose(portfolio.marginalReduction(of: "x", in: 2030) ?? 0, gas - power * 0.32, within: 1e-9)
    )
    let miles = try Act.on("vmt-reduction", ["saving": "0.1 share"])
    let other = self.portfolio([miles])
    #expect(
      isClose(
        other.marginalReduction(of: "x", in: 2030) ?? 0, other.reduction(of: "x", in: 2030) ?? 1))
    #expect(other.marginalNote(miles, in: 2030) == nil)
  }

  @Test func `shares at the margin sum to what all actions change, step by step`() throws {
    let actions = [
      try Act.on(
        "building-efficiency",
        [
          "subsector": "residential", "participation": "0.5 share", "saving": "0.2 share",
          "fuels": "both",
        ], id: "b"),
      try Act.on(
        "heat-pumps",
        [
          "subsector": "residential", "participation": "0.4 share", "cop": "3 ratio",
          "furnace_efficiency": "0.9 share",
        ], id: "h"),
      try Act.on("solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"], id: "s"),
      try Act.on(
        "community-choice", ["participation": "0.5 share", "saving": "0.8 share"], id: "c"),
    ]
    let portfolio = portfolio(actions)
    let frame = portfolio.frame(2030)
    let rate = 0.32 / Energy.megawattHours(1).canonical
    // The same by hand on a year whose electricity has the marginal rate.
    let rates = frame.records.indices.map {
      frame.records[$0].isGridElectricity ? rate : frame.rates[$0]
    }
    var state = YearState(
      YearFrame(
        year: 2030, activity: frame.activity, rates: rates, heat: frame.heat,
        records: frame.records, reference: frame.reference))
    let before = state.tonnes
    for action in portfolio.ordered { state.apply(action.effect(in: frame)) }
    let whole = try #require(portfolio.marginalReduction(in: 2030))
    #expect(isClose(whole, before - state.tonnes, within: 1e-10))
    #expect(whole != portfolio.reduction(in: 2030))
    let explanation = try #require(portfolio.marginalExplanation(2030, sources: [:]))
    #expect(explanation.inputs.map(\.symbol) == ["m", "e(grid)"])
    #expect(explanation.parts.count == 4)
    #expect(
      portfolio.explanation(of: actions[0], in: 2030, sources: [:]).notes
        .contains { $0.contains("marginal rate, 320 kg") })
  }

  @Test func `a year that the path does not reach has no figure, and other units are refused`()
    throws
  {
    let short = try #require(
      MarginalRates(
        path: ReferencePath(
          id: "p", unit: "kg-co2e/MWh", series: YearSeries([2021: 500, 2025: 400]),
          source: FactorSource(id: "s", author: "", title: "A study"), status: .verified)))
    let solar = try Act.on("solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"])
    let portfolio = Portfolio(
      actions: [solar], projection: streams.projection, marginal: short)
    #expect(portfolio.marginalReduction(of: "x", in: 2025) != nil)
    #expect(portfolio.marginalReduction(of: "x", in: 2026) == nil)
    #expect(portfolio.marginalReduction(in: 2026) == nil)
    let calculation = try SampleWorkspace([
      "paths.csv": """
      path,year,value,unit,source,note
      marginal-electricity,2021,500,g/mile,assumption,
      marginal-electricity,2030,400,g/mile,assumption,

      """
    ]).calculation()
    #expect(calculation.portfolio?.marginal == nil)
    #expect(
      calculation.findings.contains {
        $0.place.file == "paths.csv" && $0.severity == .error
          && $0.message.contains("kg-co2e/MWh")
      })
  }

  @Test func `without a path the grid's own non-baseload rate is offered and says what it is`()
    throws
  {
    let calculation = try SampleWorkspace().calculation()
    let rates = try #require(calculation.portfolio?.marginal)
    #expect(rates.note.contains("short-run"))
    #expect(rates.kilogramsPerMegawattHour(2021) == rates.kilogramsPerMegawattHour(2030))
    let catalog = FigureCatalog(calculation)
    guard case .found(let figure) = catalog.answer("action/a1/2030/marginal-reduction") else {
      Issue.record("There is no figure.")
      return
    }
    #expect(figure.explanation.notes.contains(rates.note))
    #expect(catalog.ids.contains("plan/2030/marginal-reduction"))
    guard case .found = catalog.answer("plan/2030/marginal-reduction") else {
      Issue.record("There is no figure of the plan.")
      return
    }
  }

  @Test func `the rates are those of the table of factors, subregion by subregion`() throws {
    let file = PackageFolder.root.appending(
      path: "Sources/Factors/Resources/egrid-nonbaseload.csv")
    let (table, _) = CSVTable.read(Array(try Data(contentsOf: file)), file: "egrid-nonbaseload.csv")
    let facts = ForecastLibrary.standard.marginals
    var compared = 0
    for record in table.records {
      let fact = try #require(facts[record["subregion"]])
      let pounds = try #require(Double(record["value"]))
      let gas = try #require(
        ["co2": Gas.carbonDioxide, "ch4": .methane, "n2o": .nitrousOxide][record["gas"]])
      #expect(isClose(fact.emissions[gas], Mass.pounds(pounds).kilograms))
      compared += 1
    }
    #expect(compared == facts.count * 3 && compared > 70)
  }

  @Test func `without a marginal rate nothing is told, not even of what saves nothing`() throws {
    let cooling = Adapted.action("r")
    let none = Portfolio(actions: [cooling], projection: streams.projection)
    #expect(none.marginalReduction(of: "r", in: 2030) == nil)
    #expect(none.marginalReduction(in: 2030) == nil)
    let known = portfolio([cooling])
    #expect(
      known.marginalReduction(of: "r", in: 2030) == 0 && known.marginalReduction(in: 2030) == 0)
  }
}
