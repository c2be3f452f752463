import Factors
import Inventory
import TestSupport
import Testing

@Suite struct ContributionAnalysisTests {
  private let homes = DriverChain(
    id: "homes", title: "Electricity, residential",
    factors: [
      DriverChain.Factor(.population, start: 1000, end: 1100, unit: "population"),
      DriverChain.Factor(.energyPerPerson, start: 10, end: 9.24, unit: "MMBtu per population"),
      DriverChain.Factor(.gridCarbon, start: 0.05, end: 0.04, unit: "t CO2e per MMBtu"),
    ], notes: ["A note."])
  private let waste = DriverChain(
    id: "waste", title: "Mixed waste, landfill",
    factors: [
      DriverChain.Factor(.population, start: 1000, end: 1100),
      DriverChain.Factor(.wastePerPerson, start: 0.5, end: 0.4),
      DriverChain.Factor(.emissionsPerWaste, start: 0.6, end: 0.6),
    ])
  private let forest = DriverChain(
    id: "forest", title: "Forest",
    factors: [
      DriverChain.Factor(.activity, start: 10, end: 12),
      DriverChain.Factor(.intensity, start: -3, end: -3),
    ])
  private let changes = [
    RecordChange(kind: .newlyCounted, id: "p", title: "Propane", tonnes: 7, reason: "Was NE."),
    RecordChange(kind: .started, id: "f", title: "Ferry", tonnes: 20, reason: "New."),
    RecordChange(kind: .stopped, id: "k", title: "Kiln", tonnes: -40, reason: "Closed."),
  ]

  private var analysis: ContributionAnalysis {
    ContributionAnalysis(
      startYear: 2019, endYear: 2021, chains: [homes, waste, forest], changes: changes)
  }

  @Test func `parts add up over chains and to the whole change`() throws {
    let result = analysis
    // Start 500 + 300 − 30 + 40, end 406.56 + 264 − 36 + 7 + 20
    #expect(isClose(result.startTonnes, 810))
    #expect(isClose(result.endTonnes, 661.56))
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
    let population = try #require(result.drivers.first { $0.driver == .population })
    let parts = try [homes, waste].map { try LogMeanDivisia.contributions(of: $0)[0] }
    #expect(isClose(population.tonnes, parts[0] + parts[1]))
    #expect(population.parts.map(\.chain.id) == ["homes", "waste"])
    #expect(isClose(try #require(population.percentOfStart), population.tonnes / 810 * 100))
  }

  @Test func `drivers come in one order, whatever the order of chains`() {
    let order = ["population", "energy-per-person", "grid-carbon", "waste-per-person"]
    let turned = ContributionAnalysis(
      startYear: 2019, endYear: 2021, chains: [forest, waste, homes], changes: changes)
    #expect(analysis.drivers.map(\.driver.id) == order + ["emissions-per-waste"])
    #expect(turned.drivers.map(\.driver.id) == analysis.drivers.map(\.driver.id))
    #expect(isClose(turned.tonnes(of: .population) ?? .nan, analysis.tonnes(of: .population) ?? 0))
    #expect(analysis.recordChanges.map(\.id) == ["f", "k", "p"])
  }

  @Test func `a removal is not split, and its change is not lost`() {
    #expect(analysis.undivided.map(\.chain.id) == ["forest"])
    #expect(analysis.undivided.first?.tonnes == -6)
    #expect(analysis.undivided.first?.reason.contains("negative") == true)
    #expect(analysis.tonnes(of: .activity) == nil)
  }

  @Test func `a chain with an obstacle is kept whole`() {
    let whole = DriverChain(
      id: "w", title: "Coal", factors: homes.factors, obstacle: "It counts in two units.")
    let result = ContributionAnalysis(startYear: 2019, endYear: 2021, chains: [whole])
    #expect(result.drivers.isEmpty)
    #expect(isClose(result.undivided.first?.tonnes ?? .nan, 406.56 - 500))
    #expect(result.undivided.first?.reason == "It counts in two units.")
    #expect(result.residual.magnitude < 1e-9 * 500)
  }

  @Test func `totals from elsewhere show what was forgotten`() {
    let result = ContributionAnalysis(
      startYear: 2019, endYear: 2021, chains: [homes], totals: (500, 416.56))
    #expect(isClose(result.residual, 10))
  }

  @Test func `every result explains itself`() throws {
    let whole = analysis.explanation()
    #expect(whole.title == "Change of emissions, 2019 to 2021")
    #expect(whole.value == "−148 t CO2e")
    #expect(whole.parts.count == 5 + 3 + 1)
    let population = try #require(whole.parts.first)
    #expect(population.title == "Population, 2019 to 2021")
    let part = try #require(population.parts.first)
    #expect(part.inputs.map(\.value) == ["1,000", "1,100", "500", "407"])
    #expect(part.notes == ["A note."])
    #expect(whole.parts.contains { $0.title == "Sources that stopped: Kiln" })
  }

  @Test func `nothing changes nothing`() {
    let result = ContributionAnalysis(startYear: 2019, endYear: 2021, chains: [])
    #expect(result.change == 0)
    #expect(result.residual == 0)
  }
}
