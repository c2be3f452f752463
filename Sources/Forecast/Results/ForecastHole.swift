public import Inventory
internal import Quantities

/// What a total lacks because of an error, so that nothing can be told from the total.
public struct ForecastHole: Hashable, Sendable {
  /// How many records, or rows that may have been records.
  public let records: Int
  /// Metric tons CO2e of those whose emissions are known, in the base year.
  public let tonnes: Double
  /// How many of them have emissions that are not known.
  public let unknown: Int

  /// Makes a hole; nil when nothing is lacking.
  public init?(tonnes: [Double], unknown: Int) {
    guard !tonnes.isEmpty || unknown > 0 else { return nil }
    self.tonnes = tonnes.reduce(0, +)
    self.unknown = unknown
    records = tonnes.count + unknown
  }

  /// As in `1,234 t CO2e left out`.
  public var text: String {
    let count = "\(unknown) record\(unknown == 1 ? "" : "s") of unknown size"
    guard tonnes != 0 else { return "\(count) left out" }
    let known = EmissionsInventory.text(tonnes)
    return unknown == 0 ? "\(known) left out" : "\(known) and \(count) left out"
  }
}

extension Projection {
  /// What of the base year is in no year of the forecast because of an error; nil when nothing is.
  ///
  /// - Parameter reach: Only what belongs, or may belong, to it.
  public func hole(in reach: TargetReach = .everything) -> ForecastHole? {
    ForecastHole(
      tonnes: leftOut.filter { $0.tonnes != 0 && reach.includes($0.record) }
        .map(\.tonnes),
      unknown: inventory.unknownRecords(of: years.lowerBound, reach: reach))
  }
}

extension EmissionsInventory {
  /// What the total of a year lacks because of an error; nil when nothing is.
  public func hole(in year: Int, reach: TargetReach) -> ForecastHole? {
    ForecastHole(tonnes: [], unknown: unknownRecords(of: year, reach: reach))
  }

  /// How many records of a year could not be calculated, and rows that may have been one.
  func unknownRecords(of year: Int, reach: TargetReach) -> Int {
    leftOut.count { $0.year == year && reach.includes($0) }
      + rejected.count { row in
        (row.year == nil || row.year == year)
          && (reach.sectors.isEmpty || row.sector.map(reach.sectors.contains) != false)
      }
  }
}
