/// How a forecast is cut into parts.
public enum ForecastPart: String, Hashable, Sendable, CaseIterable {
  case sector, subsector, gas, fuel, scope, record

  /// As the heading of a column, such as `Sector`.
  public var title: String {
    switch self {
    case .fuel: "Fuel or activity"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }
}

/// One part of a forecast over all years.
public struct ForecastSeries: Hashable, Sendable {
  /// Such as `buildings`, `ch4` or a record's id.
  public let key: String
  /// As printed, such as `Buildings`.
  public let title: String
  /// Metric tons CO2e by year, the first of the base year; metric tons of the gas for biogenic CO2.
  public let tonnes: [Double]
  /// False for what stands beside every total, as biogenic carbon dioxide does.
  public let isInTotal: Bool

  /// The key of what actions emit or take up beside all records and what no part holds.
  public static let besideKey = "beside-records"
  /// True for what actions emit or take up beside all records and what no part holds.
  public var isBesideRecords: Bool { key == Self.besideKey }
}

extension Projection {
  /// Every part of the forecast over all years; those in the total sum to it.
  public func breakdown(by part: ForecastPart) -> [ForecastSeries] {
    var sums = PartSums(by: part, of: self)
    for stream in streams {
      let row = sums.row(of: stream.record)
      for index in 0..<years.count {
        if let row {
          sums.add(stream.tonnes(index), to: row, in: index)
        } else {
          sums.add(stream.emissions(index), in: index)
        }
      }
    }
    return sums.series
  }
}
