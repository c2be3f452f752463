import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// Roll-up rules, as verified on 78 city-years of C40's public dashboard (14 US cities, 2023-05-30).
@Suite struct FrameworkReportTests {
  private let cells = FactorLibrary.standard.protocols.gpcCells

  /// A record of so many kilograms of CO2 in a cell.
  private func record(_ reference: String, _ kilograms: Double, id: String) -> ActivityRecord {
    var record = Sample.record("direct-entry", "co2", kilograms, "kg", id: id)
    record.gpcReference = reference
    return record
  }

  /// One record per cell, each a power of two, so that a sum tells which cells are in it.
  private var allCells: EmissionsInventory {
    Sample.inventory(
      cells.enumerated().map { index, cell in
        record(cell.reference, Double(UInt64(1) << UInt64(index)), id: "r\(index)")
      })
  }

  private func members(of total: String) throws -> Set<String> {
    let report = allCells.report(.gpc, year: 2021)
    let sum = try #require(report.totals.first { $0.name == total }).emissions
    let bits = UInt64(sum.carbonDioxide.kilograms)
    return Set(
      cells.enumerated().filter { bits & (UInt64(1) << UInt64($0.offset)) != 0 }
        .map(\.element.reference))
  }

  @Test func `the GPC has 53 leaf cells in the published proportions`() {
    #expect(cells.count == 53)
    #expect(Set(cells.map(\.reference)).count == 53)
    #expect(cells.count { $0.level == .basic } == 32)
    #expect(cells.count { $0.level == .basicPlus } == 15)
    #expect(cells.count { $0.level == .territorial } == 5)
    #expect([1, 2, 3].map { scope in cells.count { $0.scope == scope } } == [27, 11, 15])
  }

  /// BASIC = Σ I.1–I.6 (x.1 + x.2) + I.7.1 + I.8.1 + Σ II.1–5 (x.1 + x.2) + Σ III.1–4 (x.1 + x.2).
  @Test func `BASIC leaves out power sold to the grid, imported waste and scope 3 travel`() throws {
    var expected: Set<String> = ["I.7.1", "I.8.1"]
    for n in 1...6 { expected.formUnion(["I.\(n).1", "I.\(n).2"]) }
    for n in 1...5 { expected.formUnion(["II.\(n).1", "II.\(n).2"]) }
    for n in 1...4 { expected.formUnion(["III.\(n).1", "III.\(n).2"]) }
    #expect(try members(of: "BASIC") == expected)
  }

  /// BASIC+ = BASIC + Σ I.x.3 + Σ II.x.3 + IV + V.
  @Test func `BASIC+ adds losses, travel across the boundary, processes and land`() throws {
    var expected: Set<String> = ["IV.1", "IV.2", "V.1", "V.2", "V.3"]
    for n in 1...6 { expected.insert("I.\(n).3") }
    for n in 1...4 { expected.insert("II.\(n).3") }
    #expect(try members(of: "BASIC+").subtracting(try members(of: "BASIC")) == expected)
  }

  /// Territorial = Σ scope 1 of I and II + I.4.4 + I.7.1 + I.8.1 + III.x.1 + III.x.3 + IV + V.
  @Test func `territorial is all of scope 1 and nothing else`() throws {
    #expect(
      try members(of: "Territorial")
        == Set(cells.filter { $0.scope == 1 }.map(\.reference)))
  }

  @Test func `a record in no cell is in no total, and a finding says so`() {
    let report = Sample.inventory([record("I.9.9", 1000, id: "odd")]).report(.gpc, year: 2021)
    #expect(report.totals.allSatisfy { $0.emissions == .zero })
    let finding = report.findings.first { $0.severity == .error }
    #expect(finding?.message.contains("“I.9.9”") == true)
    #expect(finding?.tonnesAtStake == 1)
  }

  @Test func `notation keys fill a cell, missing cells are named with where to get the data`() {
    var keyed = record("I.1.1", 0, id: "keyed")
    keyed.quantity = nil
    keyed.unit = nil
    keyed.notationKey = .includedElsewhere
    keyed.note = "In I.2.1"
    let report = Sample.inventory([keyed]).report(.gpc, year: 2021)
    let line = report.lines.first { $0.reference == "I.1.1" }
    #expect(line?.keyText == "IE")
    #expect(line?.isMissing == false)
    let messages = report.findings.map(\.message)
    #expect(!messages.contains { $0.contains(": I.1.1,") })
    #expect(messages.count { $0.contains("neither an amount nor a notation key") } == 31)
    #expect(messages.contains { $0.contains("I.2.2") && $0.contains("utility reports") })
  }

  @Test func `every framework of the community sums the same records`() throws {
    let inventory = allCells
    let crf = inventory.report(.crf, year: 2021)
    let sum = crf.lines.reduce(EmissionsByGas.zero) { $0 + $1.emissions }
    let all = inventory.allEntries.reduce(EmissionsByGas.zero) { $0 + $1.emissions }
    #expect(isClose(sum.carbonDioxide.kilograms, all.carbonDioxide.kilograms))
    let inside = try #require(crf.totals.first)
    let outsideOrPower = cells.filter {
      $0.crfCategory == .outside || $0.crfSubsector == "energy-generation"
    }
    let left = outsideOrPower.compactMap { cell in
      cells.firstIndex(of: cell).map { Double(UInt64(1) << UInt64($0)) }
    }.reduce(0, +)
    #expect(
      inside.emissions.carbonDioxide.kilograms == sum.carbonDioxide.kilograms - left)
  }

  @Test func `the US protocol counts a line that is source and activity in both`() throws {
    var both = record("I.1.1", 1000, id: "both")
    both.uscpReference = "BE.1 both"
    var source = record("I.4.4", 10_000, id: "source")
    source.uscpReference = "BE.6 source"
    var chosen = record("VI.1", 100_000, id: "chosen")
    chosen.uscpReference = "BE.5 activity influence"
    let report = Sample.inventory([both, source, chosen]).report(.uscp, year: 2021)
    func tonnes(_ name: String) throws -> Double {
      try #require(report.totals.first { $0.name == name }).emissions.carbonDioxide.tonnes
    }
    #expect(try tonnes("Five basic activities") == 1)
    #expect(try tonnes("In-boundary sources") == 11)
    #expect(try tonnes("Community-wide activities") == 101)
    #expect(try tonnes("Significant influence") == 101)
    #expect(report.findings.count { $0.message.contains("basic activity") } == 4)
  }

  @Test func `an optional framework of the US protocol has a total once a record joins it`() throws
  {
    var home = record("I.1.1", 1000, id: "home")
    home.uscpReference = "BE.1 both household"
    var shop = record("I.2.1", 10_000, id: "shop")
    shop.uscpReference = "BE.1 both busines"
    let report = Sample.inventory([home, shop]).report(.uscp, year: 2021)
    let total = try #require(report.totals.first { $0.name == "Household consumption" })
    #expect(total.emissions.carbonDioxide.tonnes == 1)
    #expect(!report.totals.contains { $0.name == "Life cycle of community businesses" })
    #expect(report.findings.contains { $0.message.contains("“busines” has no meaning") })
  }

  @Test(arguments: [
    (GovernmentControl.operational, 1.0, 2.0), (.financial, 2.0, 1.0),
  ])
  func `what a government does not control is scope 3`(
    _ control: GovernmentControl, _ scope1: Double, _ scope3: Double
  ) throws {
    var leased = record("", 1000, id: "leased")
    leased.account = .government
    leased.subsector = "buildings-and-facilities"
    leased.scope = 1
    leased.control = .operational
    var owned = leased
    owned.id = "owned"
    owned.quantity = 2000
    owned.control = .financial
    let inventory = EmissionsInventory(
      records: [leased, owned], account: .government, context: Sample.context(),
      potentials: try #require(FactorLibrary.standard.warmingPotentials(set: "ar5", horizon: 100)))
    let report = inventory.report(.lgop, year: 2021, control: control)
    #expect(report.totals.map(\.emissions.carbonDioxide.tonnes) == [scope1, 0, scope3])
  }

  @Test func `power for the grid and waste from elsewhere stand beside the total`() {
    let inventory = Sample.inventory([
      record("I.4.4", 9000, id: "plant"), record("III.1.3", 4000, id: "imported"),
      record("I.1.2", 5000, id: "homes"),
    ])
    #expect(inventory.total(2021) == 5)
    #expect(inventory.territorialEntries.map(\.record.id) == ["plant", "imported"])
    let notes = inventory.explanation(title: "All") { _ in true }.notes
    #expect(notes.count { $0.contains("is beside this total") } == 2)
  }

  @Test func `accounts are never summed with one another`() {
    var own = Sample.record("direct-entry", "co2", 1000, "kg", id: "town-hall")
    own.account = .government
    let inventory = Sample.inventory([own, record("I.2.1", 5000, id: "commercial")])
    #expect(inventory.total(2021) == 5)
  }

  @Test func `removals stay beside every total`() {
    let inventory = Sample.inventory([
      Sample.record("direct-entry", "co2-removal", 7000, "kg", sector: .land, id: "trees"),
      record("I.1.1", 1000, id: "gas"),
    ])
    #expect(inventory.total(2021) == 1)
    #expect(inventory.potentials.removals(inventory.emissions { _ in true }) == 7)
    let notes = inventory.explanation(title: "All") { _ in true }.notes
    #expect(notes.contains { $0.contains("7 t CO₂ taken up") })
  }
}
