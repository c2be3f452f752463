internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities

/// What stays the same for every set of actions in one year: streams, and their emissions per activity.
///
/// A class, so that the hundreds of states of one year share it without copying.
final class YearFrame: Sendable {
  let year: Int
  /// Canonical activity by stream under business as usual.
  let activity: [Double]
  /// Metric tons CO2e per canonical unit of activity, by stream.
  let rates: [Double]
  /// Heat in a canonical unit of a stream's fuel; nil for what is not a fuel.
  let heat: [Energy?]
  let records: [ActivityRecord]
  /// The stream whose emissions per unit are a carrier's; actions that need one are refused where there is none.
  let reference: [Carrier: Int]
  /// What follows after the streams.
  let parts: [StreamPart]

  /// What no year changes: the records of the streams, and the heat in their fuels.
  struct Streams: Sendable {
    let records: [ActivityRecord]
    let heat: [Energy?]
    let reference: [Carrier: Int]
    let parts: StreamParts

    init(of projection: Projection, parts: StreamParts = .none) {
      let library = projection.inventory.context.library
      let records = projection.streams.map(\.record)
      self.parts = parts
      self.records = parts.repeated(records)
      heat = parts.repeated(records.map { YearFrame.heat(of: $0, library: library) })
      reference = Carrier.allCases.reduce(into: [:]) { reference, carrier in
        reference[carrier] = records.firstIndex(where: carrier.isStoodFor)
      }
    }
  }

  init(projection: Projection, year: Int, streams known: Streams) {
    let index = year - projection.years.lowerBound
    let potentials = projection.inventory.potentials
    let streams = projection.streams
    self.year = year
    activity = known.parts.divided(streams.map { $0.activity(index) })
    rates = known.parts.repeated(streams.map { potentials.tonnes($0.rate(index)) })
    records = known.records
    heat = known.heat
    reference = known.reference
    parts = known.parts.parts
  }

  /// A frame of given numbers; without records only given steps can act on it.
  init(
    year: Int, activity: [Double], rates: [Double], heat: [Energy?] = [],
    records: [ActivityRecord] = [], reference: [Carrier: Int], parts: [StreamPart] = []
  ) {
    self.year = year
    self.activity = activity
    self.rates = rates
    self.heat = heat
    self.records = records
    self.reference = reference
    self.parts = parts
  }

  /// Streams that a condition holds for.
  func positions(where isIncluded: (ActivityRecord) -> Bool) -> [Int] {
    records.indices.filter { isIncluded(records[$0]) }
  }

  /// The heat in one canonical unit of a record's fuel, by the library's default heat content.
  private static func heat(of record: ActivityRecord, library: FactorLibrary) -> Energy? {
    guard let unit = record.unit, record.method == "stationary-fuel" else { return nil }
    if unit.kind == .energy { return Energy(canonical: 1) }
    guard let fuel = library.fuels[record.activity], fuel.unit.kind == unit.kind,
      let heat = fuel.heatContent
    else { return nil }
    return .mmBtu(heat / fuel.unit.canonicalFactor)
  }
}
