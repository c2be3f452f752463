import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct SolidWasteCellTests {
  private func record(_ method: String, _ factor: String = "") -> ActivityRecord {
    Sample.record(method, "food-waste", 10, "tonne", factor: factor, sector: .waste)
  }

  @Test(arguments: [
    ("landfill-methane-commitment", "treated=in-boundary", "III.1.1", 1),
    ("landfill-methane-commitment-uscp", "treated=out-of-boundary", "III.1.2", 3),
    ("landfill-first-order-decay", "treated=imported", "III.1.3", 1),
    ("composting", "treated=out-of-boundary", "III.2.2", 3),
    ("anaerobic-digestion", "treated=in-boundary", "III.2.1", 1),
    ("waste-combustion", "treated=imported", "III.3.3", 1),
    ("open-burning", "treated=in-boundary", "III.3.1", 1),
  ])
  func `the place of treatment picks the cell`(
    _ method: String, _ factor: String, _ reference: String, _ scope: Int
  ) {
    // GPC 2021, chapter 8: III.x.1 in and in, III.x.2 in and out, III.x.3 out and in
    let record = record(method, factor)
    #expect(record.solidWasteReference == reference)
    #expect(record.gpcCellReference == reference)
    #expect(record.wasteTreatmentPlace?.scope == scope)
    #expect(record.scope(FactorLibrary.standard.protocols) == scope)
  }

  @Test func `the record's own reference goes first`() {
    var record = record("composting")
    #expect(record.solidWasteReference.isEmpty)
    #expect(record.gpcCellReference.isEmpty)
    record.gpcReference = "III.2.2"
    #expect(record.solidWasteReference == "III.2.2")
    #expect(Sample.problem(record) == nil)
  }

  @Test func `a reference that contradicts the place is refused`() {
    var record = record("composting", "treated=in-boundary")
    record.gpcReference = "III.2.2"
    let finding = Sample.problem(record)
    #expect(finding?.place.column == "gpc")
    #expect(finding?.message.contains("III.2.1") == true)
  }

  @Test func `an unknown place is refused, and no other method has a cell`() {
    #expect(Sample.problem(record("composting", "treated=moon"))?.place.column == "factor")
    #expect(record("direct-entry", "treated=in-boundary").solidWasteReference.isEmpty)
  }

  @Test func `the place changes no emissions`() throws {
    let without = try #require(Sample.emissions(record("composting")))
    let with = try #require(Sample.emissions(record("composting", "treated=imported")))
    #expect(without == with)
  }
}
