import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// What made records of two calculations of one inventory come to something else.
@Suite struct RecalculatedRecordTests {
  private func gas(_ id: String, _ amount: Double) -> ActivityRecord {
    Sample.record("stationary-fuel", "natural-gas", amount, "MMBtu", id: id)
  }

  private func power(_ id: String, _ amount: Double, factor: String = "") -> ActivityRecord {
    Sample.record("grid-electricity", "electricity", amount, "MWh", factor: factor, id: id)
  }

  /// The causes of the only record that moves.
  private func causes(
    _ before: EmissionsInventory, _ after: EmissionsInventory
  ) throws -> [RecalculationLogEntry.Change] {
    let moved = after.recalculatedRecords(since: before)
    #expect(moved.count == 1)
    return try #require(moved.first).causes
  }

  @Test func `another amount is better activity data, and not another factor`() throws {
    let before = Sample.inventory([gas("gas", 100), gas("same", 7)])
    let after = Sample.inventory([gas("gas", 120), gas("same", 7)])
    let moved = after.recalculatedRecords(since: before)
    #expect(moved.map(\.id) == ["gas"])
    let row = try #require(moved.first)
    #expect(row.causes == [.activity])
    #expect(isClose(row.delta, before.total(2021) / 107 * 20))
  }

  @Test func `another factor cell, and another grid for all records, are factors`() throws {
    let here = Sample.inventory([power("power", 100)])
    #expect(
      try causes(here, Sample.inventory([power("power", 100, factor: "egrid:CAMX")])) == [.factor])
    var context = Sample.context()
    context.subregion = "CAMX"
    #expect(try causes(here, Sample.inventory([power("power", 100)], context)) == [.factor])
    #expect(
      try causes(here, Sample.inventory([power("power", 90)], context)) == [.factor, .activity])
  }

  @Test func `warming potentials move a record by themselves`() throws {
    let before = Sample.inventory([gas("gas", 100)])
    let after = Sample.inventory([gas("gas", 100)], set: "ar4")
    #expect(try causes(before, after) == [.potentials])
    let row = try #require(after.recalculatedRecords(since: before).first)
    #expect(row.moved.contains { $0.symbol.hasPrefix("GWP(") })
  }

  @Test func `a record that one calculation alone counts is a matter of boundary, key or error`()
    throws
  {
    let both = Sample.inventory([gas("a", 10), gas("b", 20)])
    let one = Sample.inventory([gas("a", 10)])
    #expect(try causes(one, both) == [.boundary])
    #expect(try causes(both, one) == [.boundary])
    var keyed = gas("b", 20)
    keyed.quantity = nil
    keyed.notationKey = .notEstimated
    #expect(try causes(Sample.inventory([gas("a", 10), keyed]), both) == [.activity])
    var wrong = gas("b", 20)
    wrong.method = "no-such-method"
    let broken = Sample.inventory([gas("a", 10), wrong])
    #expect(try causes(broken, both) == [.error])
    let row = try #require(both.recalculatedRecords(since: broken).first)
    #expect(row.old == nil)
    #expect(isClose(try #require(row.new), one.total(2021) * 2))
    #expect(row.before?.method == "no-such-method")
  }

  @Test func `what records move by adds up to what the year moves by`() throws {
    let before = Sample.inventory([gas("a", 10), gas("b", 20), gas("gone", 5)])
    let after = Sample.inventory(
      [gas("a", 11), gas("b", 20), gas("new", 50), power("power", 3)], set: "ar4")
    let moved = after.recalculatedRecords(since: before)
    #expect(moved.count == 5)
    #expect(
      isClose(moved.reduce(0) { $0 + $1.delta }, after.total(2021) - before.total(2021)))
    let sizes = moved.map(\.delta.magnitude)
    #expect(sizes == sizes.sorted(by: >))
    #expect(after.recalculatedRecords(since: after).isEmpty)
  }
}
