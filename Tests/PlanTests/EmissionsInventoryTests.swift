import Factors
import Inventory
import Plan
import Quantities
import TestSupport
import Testing

@Suite struct EmissionsInventoryTests {
  private let calculation: () throws -> EmissionsInventory = {
    try SampleWorkspace().calculation().inventory
  }

  @Test func `sectors sum to the total, in any order of rows`() throws {
    let inventory = try calculation()
    let sum = inventory.sectors.reduce(0) { $0 + (inventory.total(2021, sector: $1) ?? .nan) }
    #expect(isClose(sum, inventory.total(2021)))
    let shuffled = EmissionsInventory(
      records: inventory.entries.map(\.record).reversed(), context: inventory.context,
      potentials: inventory.potentials)
    #expect(isClose(shuffled.total(2021), inventory.total(2021)))
  }

  @Test func `an explanation's parts sum to its value`() throws {
    let inventory = try calculation()
    let explanation = inventory.explanation(title: "t") { $0.year == 2021 }
    #expect(explanation.parts.count == 6)
    #expect(explanation.value == EmissionsInventory.text(inventory.total(2021)))
    #expect(explanation.notes.contains { $0.contains("not estimated (NE)") })
  }

  @Test func `every input of an explanation has a source or a place`() throws {
    let inventory = try calculation()
    for entry in inventory.entries {
      let explanation = inventory.explanation(of: entry)
      #expect(!explanation.formula.isEmpty)
      #expect(!explanation.inputs.isEmpty)
      for input in explanation.inputs {
        #expect(!input.source.isEmpty || input.place != nil, "\(entry.record.id) \(input.name)")
        #expect(!input.unit.isEmpty, "\(entry.record.id) \(input.name)")
      }
    }
  }

  @Test func `an unknown method leaves its record out and says so`() throws {
    var record = Sample.record("magic", "x", 1, "MWh")
    record.id = "m"
    let inventory = Sample.inventory([record])
    #expect(inventory.entries.isEmpty)
    #expect(inventory.leftOut.map(\.id) == ["m"])
    #expect(inventory.omissions { _ in true }.count == 1)
  }

  @Test func `a sector without a record is not zero`() throws {
    let inventory = try calculation()
    #expect(inventory.total(2019, sector: .waste) == nil)
    #expect(inventory.notationKeys(2021, sector: .transportation) == "NE")
  }

  @Test func `another set of warming potentials changes only methane and the like`() throws {
    let inventory = try calculation()
    let records = inventory.entries.map(\.record)
    let before = Sample.inventory(records, inventory.context, set: "ar2")
    let after = Sample.inventory(records, inventory.context, set: "ar6")
    #expect(before.emissions { _ in true } == after.emissions { _ in true })
    #expect(before.total(2021) < after.total(2021))
  }

  @Test func `what is taken from an earlier inventory comes to the same as what is calculated`()
    throws
  {
    let before = try calculation()
    var records = before.entries.map(\.record)
    records[0].quantity = records[0].quantity.map { $0 * 2 }
    func inventory(_ context: InventoryContext, _ previous: EmissionsInventory?)
      -> EmissionsInventory
    {
      EmissionsInventory(
        records: records, context: context, potentials: before.potentials, reusing: previous)
    }
    let fresh = inventory(before.context, nil)
    let reused = inventory(before.context, before)
    #expect(reused.entries.map(\.emissions) == fresh.entries.map(\.emissions))
    #expect(reused.entries[0].emissions != before.entries[0].emissions)
    var elsewhere = before.context
    elsewhere.subregion = "CAMX"
    let moved = inventory(elsewhere, before)
    #expect(moved.entries.map(\.emissions) == inventory(elsewhere, nil).entries.map(\.emissions))
    #expect(moved.entries.map(\.emissions) != reused.entries.map(\.emissions))
  }
}
