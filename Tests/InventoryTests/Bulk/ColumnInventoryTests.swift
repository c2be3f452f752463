import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct ColumnInventoryTests {
  /// Both ways round each amount once or twice, and sum in another order.
  private let rounding = 1e-12

  private func isSame(_ left: EmissionsByGas, _ right: EmissionsByGas) -> Bool {
    left.gases == right.gases
      && left.gases.allSatisfy { isClose(left[$0], right[$0], within: rounding) }
      && isClose(left.removals.kilograms, right.removals.kilograms, within: rounding)
      && isClose(left.fossilMethane.kilograms, right.fossilMethane.kilograms, within: rounding)
  }

  /// What an inventory calculated record by record has in one cell of a roll-up.
  private struct Cell {
    var emissions = EmissionsByGas.zero
    var records = 0
    var leftOut = 0
    var notationKeys: [NotationKey: Int] = [:]
  }

  private func cells(
    _ inventory: EmissionsInventory, withBeside: Bool = false, by key: (ActivityRecord) -> String
  ) -> [String: Cell] {
    var cells: [String: Cell] = [:]
    for entry in inventory.territorialEntries { cells[key(entry.record)] = Cell() }
    for entry in withBeside ? inventory.allEntries : inventory.entries {
      cells[key(entry.record), default: Cell()].emissions += entry.emissions
      cells[key(entry.record), default: Cell()].records += 1
    }
    for record in inventory.leftOut { cells[key(record), default: Cell()].leftOut += 1 }
    for record in inventory.unquantified {
      guard let notationKey = record.notationKey else { continue }
      cells[key(record), default: Cell()].notationKeys[notationKey, default: 0] += 1
    }
    return cells
  }

  private func expectSame(
    _ totals: [(String, ColumnInventory.Total)], _ expected: [String: Cell]
  ) {
    #expect(totals.count == expected.count)
    for (key, total) in totals {
      let cell = expected[key] ?? Cell()
      let isEqual =
        isSame(total.emissions, cell.emissions) && total.records == cell.records
        && total.leftOut == cell.leftOut && total.notationKeys == cell.notationKeys
      #expect(isEqual, "\(key): \(total) is not \(cell)")
    }
  }

  /// Compares every roll-up with the sums of an inventory calculated record by record.
  private func expectSame(_ columns: ColumnInventory, _ inventory: EmissionsInventory) {
    expectSame(
      columns.byGPCReference.map { ("\($0.cell.year) \($0.cell.reference)", $0.total) },
      cells(inventory, withBeside: true) { "\($0.year) \($0.gpcCellReference)" })
    expectSame(
      columns.bySector.map { cell, total in
        ("\(cell.year) \(cell.sector) \(cell.scope ?? 0)", total)
      },
      cells(inventory) {
        "\($0.year) \($0.sector) \($0.scope(inventory.context.library.protocols) ?? 0)"
      })
    expectSame(columns.byYear.map { ("\($0.cell)", $0.total) }, cells(inventory) { "\($0.year)" })
    expectSame([("all", columns.total)], cells(inventory) { _ in "all" })
    let beside = inventory.territorialEntries.reduce(into: EmissionsByGas.zero) {
      $0 += $1.emissions
    }
    #expect(isSame(columns.beside.emissions, beside))
    let references = columns.byGPCReference.map(\.cell)
    #expect(references == references.sorted())
    for (year, total) in columns.byYear {
      let tonnes = inventory.potentials.tonnes(total.emissions)
      #expect(isClose(tonnes, inventory.total(year), within: rounding))
    }
  }

  @Test func `totals of the example are those of the inventory`() throws {
    let context = try MixedRecords.exampleContext()
    let bytes = try MixedRecords.exampleBytes()
    let reading = try MixedRecords.reading(bytes)
    let inventory = Sample.inventory(MixedRecords.records(bytes).records, context)
    #expect(reading.rejected == 0)
    #expect(inventory.leftOut.isEmpty)
    #expect(inventory.entries.count > 20 && !inventory.unquantified.isEmpty)
    expectSame(ColumnInventory(reading.columns, context: context), inventory)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `totals of mixed records are those of the inventory`(_ seed: UInt64) throws {
    let bytes = MixedRecords.randomBytes(2000, seed: seed)
    let columns = try MixedRecords.reading(bytes).columns
    let inventory = Sample.inventory(MixedRecords.records(bytes).records, MixedRecords.context)
    #expect(inventory.leftOut.count > 20 && !inventory.territorialEntries.isEmpty)
    let bulk = ColumnInventory(columns, context: MixedRecords.context)
    expectSame(bulk, inventory)
    #expect(bulk.findings.count < 200)
  }

  @Test func `running every record gives the same totals and a finding for each`() throws {
    let bytes = MixedRecords.randomBytes(1500, seed: 4)
    let columns = try MixedRecords.reading(bytes).columns
    let inventory = Sample.inventory(MixedRecords.records(bytes).records, MixedRecords.context)
    let single = ColumnInventory(columns, context: MixedRecords.context, runsEachRecord: true)
    expectSame(single, inventory)
    #expect(single.findings.findings.map(\.place) == inventory.findings.map(\.place))
  }

  @Test func `books are kept apart`() throws {
    let bytes = MixedRecords.randomBytes(1000, seed: 5)
    let columns = try MixedRecords.reading(bytes).columns
    let records = MixedRecords.records(bytes).records.filter { $0.bookedAccount == .government }
    let government = ColumnInventory(
      columns, account: .government, context: MixedRecords.context)
    #expect(government.total.records > 0)
    #expect(
      government.total.records + government.total.leftOut
        + government.total.notationKeys.values.reduce(0, +) == records.count)
  }

  @Test func `contracts for electricity are allocated as in the inventory`() throws {
    let rows = (0..<60).map { index in
      let method = index % 3 == 0 ? "grid-electricity" : "grid-electricity-market"
      let home = index % 2 == 0 ? "residential" : "commercial"
      return "r\(index),2021,buildings,\(home),\(method),electricity,\(100 + index),MWh"
    }
    let header = "id,year,sector,subsector,method,activity,quantity,unit\n"
    let bytes = Array((header + rows.joined(separator: "\n")).utf8)
    var context = Sample.context()
    context.instruments = [
      ("rec", .certificate, Energy.megawattHours(700), ["residential"]),
      ("ppa", .contract, .megawattHours(250), ["r4", "r7", "r8"]),
    ].map { id, kind, energy, covers in
      ContractualInstrument(
        id: id, year: 2021, kind: kind, electricity: energy, covers: covers, rates: [],
        place: Place(file: "instruments.csv", row: 2))
    }
    let inventory = Sample.inventory(MixedRecords.records(bytes).records, context)
    let named = try MixedRecords.reading(bytes, keepsIDs: true).columns
    let bulk = ColumnInventory(named, context: context)
    expectSame(bulk, inventory)
    let unnamed = ColumnInventory(try MixedRecords.reading(bytes).columns, context: context)
    #expect(unnamed.total.leftOut == 40)
    #expect(unnamed.findings.findings.first?.message.contains("ids") == true)
  }

  @Test func `a recipe that fails is one finding with its number of records and first rows`() {
    var columns = RecordColumns(file: "inventory.csv")
    for row in 2..<12 {
      var record = Sample.record("stationary-fuel", "peat-of-mars", Double(row), "MMBtu")
      record.id = "r\(row)"
      record.gpcReference = row % 2 == 0 ? "I.1.1" : "I.2.1"
      record.place = Place(file: "inventory.csv", row: row)
      columns.append(record)
    }
    let bulk = ColumnInventory(columns, context: MixedRecords.context)
    #expect(bulk.findings.count == 2)
    let finding = bulk.findings.findings.first
    #expect(finding?.place == Place(file: "inventory.csv", row: 2, column: "activity"))
    #expect(finding?.message.contains("5 records are not in any total") == true)
    #expect(finding?.message.contains("rows 2, 4, 6 and others") == true)
    #expect(bulk.total.leftOut == 10 && bulk.total.records == 0)
  }

  @Test func `a record without an amount is left out and not zero`() {
    var columns = RecordColumns(file: "inventory.csv")
    var record = Sample.record("stationary-fuel", "natural-gas", 1, "MMBtu")
    record.quantity = nil
    columns.append(record)
    let bulk = ColumnInventory(columns, context: MixedRecords.context)
    #expect(bulk.total.leftOut == 1)
    #expect(bulk.findings.findings.first?.place.column == "quantity")
    #expect(bulk.kilograms(of: .carbonDioxide).allSatisfy { $0.isNaN })
  }

  @Test func `records in another order and of twice the amount give the same and twice the total`()
    throws
  {
    let records = MixedRecords.records(MixedRecords.randomBytes(800, seed: 6)).records
    var generator = Seed(8)
    func total(_ records: [ActivityRecord]) -> EmissionsByGas {
      var columns = RecordColumns(file: "inventory.csv")
      for record in records { columns.append(record) }
      return ColumnInventory(columns, context: MixedRecords.context).total.emissions
    }
    let once = total(records)
    #expect(isSame(total(records.shuffled(using: &generator)), once))
    let doubled = records.map { record in
      var record = record
      record.quantity = record.quantity.map { $0 * 2 }
      return record
    }
    #expect(isSame(total(doubled), once * 2))
  }

  @Test func `emissions by record sum to the total of their gas`() throws {
    let columns = try MixedRecords.reading(MixedRecords.randomBytes(1000, seed: 9)).columns
    let bulk = ColumnInventory(columns, context: MixedRecords.context)
    for gas in bulk.total.emissions.gases {
      let kilograms = bulk.kilograms(of: gas)
      #expect(kilograms.count == columns.count)
      let sum = kilograms.filter { !$0.isNaN }.reduce(0, +)
      let total = bulk.total.emissions[gas] + bulk.beside.emissions[gas]
      #expect(isClose(sum, total, within: rounding))
    }
  }

  /// What recipes rest on: were it otherwise, records of one recipe would differ.
  @Test func `a linear method looks at nothing of a record beside its recipe`() throws {
    let context = try MixedRecords.exampleContext()
    let records = MixedRecords.records(try MixedRecords.exampleBytes()).records
    for record in records where record.quantity != nil {
      var other = record
      other.id = "another"
      other.sector = record.sector == .land ? .waste : .land
      other.subsector = "elsewhere"
      other.quality = nil
      other.source = "other"
      #expect(Sample.emissions(record, context) == Sample.emissions(other, context))
    }
  }
}
