import Factors
import Inventory
import Quantities
import Tables
import TestSupport

/// Short ways to make contracts for electricity and records that they cover.
enum ElectricitySamples {
  static func instrument(
    _ id: String, _ kind: ContractualInstrument.Kind, _ megawattHours: Double?,
    covers: [String] = [], poundsPerMWh: [(gas: String, value: Double)] = [], year: Int = 2021
  ) -> ContractualInstrument {
    let set = Sample.factorSet(
      id, poundsPerMWh.map { (gas: $0.gas, value: $0.value, unit: "lb", per: "MWh") })
    return ContractualInstrument(
      id: id, year: year, kind: kind, electricity: megawattHours.map { .megawattHours($0) },
      covers: covers, rates: set.rows.map(\.factor), source: "s",
      place: Place(file: "instruments.csv", row: 2))
  }

  static func record(
    _ id: String, _ megawattHours: Double, method: String = "grid-electricity-market",
    subsector: String = "", year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    var record = Sample.record(
      method, "electricity", megawattHours, "MWh", year: year, factor: factor, id: id)
    record.subsector = subsector
    return record
  }

  /// MWh of each contract that a record gets, by the contract's id.
  static func covered(
    _ record: ActivityRecord, in allocation: InstrumentAllocation
  ) -> [String: Double] {
    (allocation.parts(of: record) ?? []).reduce(into: [:]) { sum, part in
      sum[part.instrument.id, default: 0] += part.electricity.megawattHours
    }
  }
}
