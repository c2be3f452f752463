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
  /// The fuel of a stream as it is sold; nil for what is not a fuel.
  let fuels: [Fuel?]
  let records: [ActivityRecord]
  /// The largest stream of a carrier, which stands for its cleanliness, price and sector; actions that need one are
  /// refused where there is none.
  let reference: [Carrier: Int]
  /// What follows after the streams.
  let parts: [StreamPart]
  /// Metric tons CO2e per canonical unit of a carrier: the mean of all its streams by their activity of the year.
  let carrierRates: [Carrier: Double]
  /// Where grid electricity is bought.
  let purchases: PowerPurchases
  /// Metric tons CO2e by sector of streams without activity, which no action changes and no stream here has.
  let idle: [Sector: Double]

  /// What no year changes: the records of the streams, and the heat in their fuels.
  struct Streams: Sendable {
    let records: [ActivityRecord]
    let heat: [Energy?]
    let fuels: [Fuel?]
    let reference: [Carrier: Int]
    let parts: StreamParts
    let purchases: PowerPurchases

    init(of projection: Projection, parts: StreamParts = .none) {
      let library = projection.inventory.context.library
      let records = projection.streams.map(\.record)
      self.parts = parts
      self.records = parts.repeated(records)
      purchases = PowerPurchases(parts.repeated(records), parts: parts.parts)
      heat = parts.repeated(records.map { YearFrame.heat(of: $0, library: library) })
      fuels = parts.repeated(records.map { $0.isFuel ? library.fuels[$0.activity] : nil })
      reference = Carrier.allCases.reduce(into: [:]) { reference, carrier in
        let sizes = records.map { ($0.quantity ?? 0) * ($0.unit?.canonicalFactor ?? 0) }
        // Of equal ones the first, and never one by the order of rows alone while another is larger.
        reference[carrier] = records.indices.filter { carrier.isStoodFor(by: records[$0]) }
          .max { (sizes[$0], $1) < (sizes[$1], $0) }
      }
    }
  }

  init(projection: Projection, year: Int, streams known: Streams) {
    let index = year - projection.years.lowerBound
    let potentials = projection.inventory.potentials
    let streams = projection.streams
    let activity = known.parts.divided(streams.map { $0.activity(index) })
    let rates = known.parts.repeated(streams.map { potentials.tonnes($0.rate(index)) })
    self.year = year
    self.activity = activity
    self.rates = rates
    carrierRates = Carrier.allCases.reduce(into: [:]) { means, carrier in
      let own = known.records.indices.filter { carrier.isStoodFor(by: known.records[$0]) }
      let whole = own.reduce(0) { $0 + activity[$1] }
      let tonnes = own.reduce(0) { $0 + activity[$1] * rates[$1] }
      means[carrier] = whole > 0 ? tonnes / whole : known.reference[carrier].map { rates[$0] }
    }
    records = known.records
    heat = known.heat
    fuels = known.fuels
    reference = known.reference
    parts = known.parts.parts
    purchases = known.purchases
    idle = streams.reduce(into: [:]) { idle, stream in
      guard stream.baseActivity == 0 else { return }
      idle[stream.record.sector, default: 0] += potentials.tonnes(stream.emissions(index))
    }
  }

  /// A frame of given numbers; without records only given steps can act on it.
  ///
  /// - Parameter purchases: Where grid electricity is bought; what the records say unless given.
  init(
    year: Int, activity: [Double], rates: [Double], heat: [Energy?] = [], fuels: [Fuel?] = [],
    records: [ActivityRecord] = [], reference: [Carrier: Int],
    carrierRates: [Carrier: Double]? = nil, parts: [StreamPart] = [],
    purchases: PowerPurchases? = nil
  ) {
    self.year = year
    self.activity = activity
    self.rates = rates
    self.heat = heat
    self.fuels = fuels
    self.records = records
    self.reference = reference
    self.parts = parts
    self.carrierRates = carrierRates ?? reference.mapValues { rates[$0] }
    self.purchases = purchases ?? PowerPurchases(records, parts: parts)
    idle = [:]
  }

  /// Streams that a condition holds for.
  func positions(where isIncluded: (ActivityRecord) -> Bool) -> [Int] {
    records.indices.filter { isIncluded(records[$0]) }
  }

  /// The heat in one canonical unit of a record's fuel, by the library's default heat content.
  static func heat(of record: ActivityRecord, library: FactorLibrary) -> Energy? {
    guard let unit = record.unit, record.method == "stationary-fuel" else { return nil }
    if unit.kind == .energy { return Energy(canonical: 1) }
    guard let fuel = library.fuels[record.activity], fuel.unit.kind == unit.kind,
      let heat = fuel.heatContent
    else { return nil }
    return .mmBtu(heat / fuel.unit.canonicalFactor)
  }
}
