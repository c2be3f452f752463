import Factors
import Foundation
import Inventory
import Quantities
import Tables
import TestSupport

/// Records of many methods, from the example and at random, with the context they are calculated in.
enum MixedRecords {
  static let declaration = TableDeclaration(
    file: "inventory.csv",
    columns: [
      "id", "year", "sector", "subsector", "method", "activity", "quantity", "unit", "factor",
      "account", "gpc", "uscp", "scope", "control", "within", "notation_key", "quality",
      "factor_quality", "activity_uncertainty_percent", "factor_uncertainty_percent", "source",
      "note",
    ], required: ["id", "year", "sector", "method", "activity", "quantity", "unit"])

  static let context = Sample.context(
    vehicles: [
      Sample.vehicle("passenger-car", "motor-gasoline", share: 0.7, mpg: 25, modelYear: 2012),
      Sample.vehicle("passenger-car", "electricity", share: 0.1, mpg: 3, modelYear: 2012),
      Sample.vehicle("medium-heavy", "diesel", share: 0.2, mpg: 7, modelYear: 2012),
    ],
    materials: [Sample.material("paper", 0.4), Sample.material("food-waste", 0.6)])

  /// The example's `inventory.csv`.
  static func exampleBytes() throws -> [UInt8] {
    Array(try Data(contentsOf: PackageFolder.example.appending(path: "inventory.csv")))
  }

  /// The example's mixes, in the standard library.
  static func exampleContext() throws -> InventoryContext {
    var context = Sample.context()
    for record in try rows("vehicle-mix.csv") {
      var decoder = RecordDecoder(record)
      guard let share = decoder.amount("share"), let mpg = decoder.amount("mpg"),
        let year = decoder.year("model_year")
      else { continue }
      context.vehicleMixes[record["set"], default: []].append(
        Sample.vehicle(
          record["vehicle"], record["fuel"], share: share, mpg: mpg, modelYear: year))
    }
    for record in try rows("waste-mix.csv") {
      var decoder = RecordDecoder(record)
      guard let share = decoder.amount("share") else { continue }
      context.wasteMixes[record["set"], default: []].append(
        Sample.material(record["material"], share))
    }
    return context
  }

  private static func rows(_ file: String) throws -> [CSVRecord] {
    let data = try Data(contentsOf: PackageFolder.example.appending(path: file))
    return CSVTable.read(Array(data), file: file).table.records
  }

  /// Records of a whole file, one by one, with the findings of their cells.
  static func records(_ bytes: [UInt8]) -> (records: [ActivityRecord], findings: [Finding]) {
    var (table, findings) = CSVTable.read(bytes, file: "inventory.csv")
    let duplicates = declaration.duplicateFindings(of: { $0["id"] }, named: "id", in: table.records)
    let skipped = Set(
      (findings + duplicates).filter { $0.severity == .error }.compactMap(\.place.row))
    findings += declaration.headerFindings(in: table) + duplicates
    var records: [ActivityRecord] = []
    for record in table.records where !skipped.contains(record.row) {
      var decoder = RecordDecoder(record)
      if let activity = ActivityRecord(&decoder) { records.append(activity) }
      findings += decoder.findings
    }
    return (records, findings)
  }

  /// Reads bytes into columns.
  static func reading(
    _ bytes: [UInt8], limit: Int = 1000, parameters: [String: [String: RecordParameter]] = [:],
    keepsIDs: Bool = false
  ) throws -> RecordColumnsReader.Reading {
    try RecordColumnsReader.read(
      file: "inventory.csv", declaration: declaration, parameters: parameters,
      keepsIDs: keepsIDs, limit: limit
    ) {
      var rest = bytes[...]
      return { buffer in
        let taken = rest.prefix(buffer.count)
        buffer.copyBytes(from: taken)
        rest = rest.dropFirst(taken.count)
        return taken.count
      }
    }
  }

  /// Random rows of `inventory.csv`: most good, some with notation keys, other accounts or mistakes.
  static func randomBytes(_ count: Int, seed: UInt64) -> [UInt8] {
    let kinds = [
      "buildings,residential,grid-electricity,electricity,#,MWh,,,I.1.2,2",
      "buildings,commercial,grid-electricity,electricity,#,kWh,egrid:RFCW,,I.2.2,2",
      "industry,,stationary-fuel,natural-gas,#,mcf,epa-hub:2021,,I.3.1,1",
      "buildings,residential,stationary-fuel,wood,#,short-ton,,,I.1.1,1",
      "transportation,on-road,on-road-vmt,vehicle-miles,#,mile,mix,,II.1.1,1",
      "waste,landfill,landfill-methane-commitment,mixed-waste,#,tonne,mix recovery=0.4,,III.1.2,3",
      "waste,burned,waste-combustion,mixed-waste,#,short-ton,,,III.3.1,1",
      "waste,compost,composting,organics,#,tonne,,,III.2.2,3",
      "waste,landfill,landfill-methane-commitment,mixed-waste,#,tonne,mix,,III.1.3,1",
      "water,,wastewater-sit,population,#,people,,,III.4.1,1",
      "industry,,direct-entry,sf6,#,kg,,,IV.1,1",
      "industry,,direct-entry,ch4,#,kg,origin=fossil,,IV.1,",
      "land,trees,direct-entry,co2-removal,#,tonne,,,,",
      "buildings,offices,grid-electricity,electricity,#,MWh,,government,,2",
    ]
    let broken = [
      "buildings,residential,grid-electricity,electricity,#,MWh,egrid:MARS,,I.1.1,2",
      "buildings,residential,no-such-method,x,#,MMBtu,,,I.1.1,1",
    ]
    var generator = Seed(seed)
    var text =
      "id,year,sector,subsector,method,activity,quantity,unit,factor,account,gpc,scope,notation_key,note\n"
    for index in 0..<count {
      let pool = generator.next() % 30 == 0 ? broken : kinds
      let kind = pool[Int(generator.next() % UInt64(pool.count))]
      let year = 1988 + generator.next() % 36
      var quantity = "\(Double(generator.next() % 1_000_000_000) / 1000)"
      var end = ",,"
      switch generator.next() % 40 {
      case 0: (quantity, end) = ("", ",NE,not yet")
      case 1: end = ",C,one business"
      case 2: end = ",IE,\"both, \"\"counted\"\"\""
      case 3: quantity = ["", "-5", "1,5", "x", "1e20"][Int(generator.next() % 5)]
      default: break
      }
      if quantity.contains(",") { quantity = "\"\(quantity)\"" }
      text += "r\(index),\(year),\(kind.replacing("#", with: quantity))\(end)\n"
    }
    return Array(text.utf8)
  }
}
