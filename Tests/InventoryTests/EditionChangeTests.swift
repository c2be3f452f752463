import Factors
import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct EditionChangeTests {
  private let library = FactorLibrary.standard

  private func record(
    _ id: String, _ method: String, _ activity: String, _ quantity: Double, _ unit: String,
    year: Int, factor: String = ""
  ) -> ActivityRecord {
    Sample.record(method, activity, quantity, unit, year: year, factor: factor, id: id)
  }

  private var records: [ActivityRecord] {
    [
      record(
        "e23", "grid-electricity", "electricity", 1000, "MWh", year: 2023, factor: "egrid:CAMX"),
      record(
        "e23-1", "grid-electricity", "electricity", 1000, "MWh", year: 2023,
        factor: "egrid:CAMX revision=rev1"),
      record(
        "e19", "grid-electricity", "electricity", 1000, "MWh", year: 2019, factor: "egrid:CAMX"),
      record("g23", "stationary-fuel", "natural-gas", 1000, "mcf", year: 2023),
      record("s21", "stationary-fuel", "steam-and-heat", 1000, "MMBtu", year: 2021),
    ]
  }

  @Test func `revision 2 moves the record that states revision 1, and no other`() throws {
    // EPA eGRID2023, CAMX: CO2 436.655 lb/MWh in revision 1, 428.464 in revision 2
    let inventory = Sample.inventory(records)
    let change = try inventory.change(to: library.edition(named: "eGRID2023 rev2"))
    #expect(change.rows.map(\.record.id) == ["e23-1"])
    #expect(change.unchanged == 4)
    let row = try #require(change.rows.first)
    #expect(isClose(row.delta ?? 0, (428.464 - 436.655) * 0.453_592_37, within: 1e-6))
    let carbon = try #require(row.factors.first)
    #expect(carbon.symbol == "r(CO₂)")
    #expect(carbon.old == "436.655")
    #expect(carbon.new == "428.464")
    let year = try #require(change.totals.first { $0.year == 2023 })
    #expect(isClose(year.delta, row.delta ?? 0))
    #expect(change.totals.filter { $0.year != 2023 }.allSatisfy { $0.delta == 0 })
  }

  @Test func `going back to revision 1 moves the automatic choice, by as much`() throws {
    let inventory = Sample.inventory(Array(records.prefix(1)))
    let back = try inventory.change(to: library.edition(named: "eGRID2023 rev1"))
    #expect(back.rows.map(\.record.id) == ["e23"])
    #expect(isClose(back.rows.first?.delta ?? 0, (436.655 - 428.464) * 0.453_592_37, within: 1e-6))
  }

  @Test func `moving to the edition in use moves nothing`() throws {
    let inventory = Sample.inventory(Array(records.prefix(1)))
    let change = try inventory.change(to: library.edition(named: "eGRID2023"))
    #expect(change.rows.isEmpty)
    let same = try inventory.change(to: library.edition(named: "ar6"))
    #expect(same.rows.isEmpty)
    #expect(same.totals.allSatisfy { $0.delta == 0 })
  }

  @Test func `a record that only the new edition can calculate is named`() throws {
    let broken = record(
      "g23-1", "stationary-fuel", "natural-gas", 1000, "mcf", year: 2023, factor: "epa-hub:1999")
    let inventory = Sample.inventory(records + [broken])
    #expect(inventory.leftOut.map(\.id) == ["g23-1"])
    let change = try inventory.change(to: library.edition(named: "hub-2025"))
    let found = try #require(change.rows.first { $0.record.id == "g23-1" })
    #expect(found.old == nil)
    #expect(found.new != nil)
    #expect(found.delta == nil)
    #expect(change.notes.contains { $0.contains("1 record can only be calculated with hub-2025") })
    // Table 1 is the same in both editions
    #expect(!change.rows.contains { $0.record.id == "g23" })
  }

  @Test func `warming potentials move every record with methane, and name them`() throws {
    let inventory = Sample.inventory(records)
    let change = try inventory.change(to: library.edition(named: "ar5"))
    #expect(change.rows.count == 5)
    let gas = try #require(change.rows.first { $0.record.id == "g23" })
    let methane = try #require(gas.factors.first { $0.symbol == "GWP(CH₄)" })
    #expect(methane.old == "27.9")
    #expect(methane.new == "28")
    let potentials = try #require(library.warmingPotentials(set: "ar5", horizon: 100))
    for total in change.totals {
      #expect(
        isClose(total.new, EmissionsInventory(inventory, potentials: potentials).total(total.year)))
    }
  }

  @Test func `deltas of records sum to the delta of the total`() throws {
    let inventory = Sample.inventory(Array(records.prefix(4)))
    for name in ["eGRID2023 rev1", "hub-2021", "ar4", "ar6-20"] {
      let change = try inventory.change(to: library.edition(named: name))
      let rows = change.rows.compactMap(\.delta).reduce(0, +)
      let totals = change.totals.map(\.delta).reduce(0, +)
      #expect(isClose(rows, totals, within: 1e-6) || (rows - totals).magnitude < 1e-6, "\(name)")
    }
  }

  @Test func `an edition of a year without records says so`() throws {
    let inventory = Sample.inventory(Array(records.prefix(1)))
    let change = try inventory.change(to: library.edition(named: "eGRID2019"))
    #expect(change.rows.isEmpty)
    #expect(change.notes.contains { $0.contains("no record of that year") })
  }
}
