internal import Quantities

/// The records of one source in one year, such as residential electricity of 2019, added up.
struct RecordGroup: Sendable {
  /// What makes two records the same source in two years.
  struct Key: Hashable, Sendable {
    let sector: Sector
    let subsector: String
    let activity: String
    let gpcReference: String
    let scope: Int?

    init(_ record: ActivityRecord, _ cells: LineCells) {
      let cell = cells.cell(of: record)
      sector = record.sector
      subsector = record.subsector
      activity = record.activity
      gpcReference = cell.reference
      scope = cell.scope
    }

    /// Such as `Electricity, residential`.
    var title: String {
      let words = activity.split(separator: "-").joined(separator: " ")
      let name = words.prefix(1).uppercased() + words.dropFirst()
      return [name, subsector].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Such as `buildings/residential/electricity/I.1.2/2`.
    var id: String {
      [sector.rawValue, subsector, activity, gpcReference, scope.map(String.init) ?? ""]
        .joined(separator: "/")
    }
  }

  let key: Key
  let records: [ActivityRecord]
  /// Metric tons CO2e.
  let tonnes: Double
  /// The unit of the first record, in which `activity` counts; nil when a record has none.
  let unit: MeasurementUnit?
  /// The sum of the quantities; nil when the records count in units that cannot be added.
  let activity: Double?

  /// Adds up records of one key; nil when there is none.
  init?(
    _ key: Key, _ entries: [EmissionsInventory.Entry],
    tonnes: (EmissionsInventory.Entry) -> Double
  ) {
    guard let first = entries.first else { return nil }
    self.key = key
    records = entries.map(\.record)
    unit = first.record.unit
    self.tonnes = entries.reduce(0) { $0 + tonnes($1) }
    activity = RecordGroup.sum(of: records)
  }

  private static func sum(of records: [ActivityRecord]) -> Double? {
    guard let unit = records.first?.unit else { return nil }
    var sum = 0.0
    for record in records {
      guard let quantity = record.quantity, let own = record.unit, own.measuresSame(as: unit)
      else { return nil }
      sum += quantity * own.canonicalFactor
    }
    return sum / unit.canonicalFactor
  }

  /// Methods of the records, in order.
  var methods: [String] { Set(records.map(\.method)).sorted() }
}
