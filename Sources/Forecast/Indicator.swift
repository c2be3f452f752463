public import Quantities
public import Tables

/// A measure of the community by year, such as its population, with the row behind every value.
public struct Indicator: Hashable, Sendable {
  /// Where one value stands and comes from.
  public struct Origin: Hashable, Sendable {
    public let source: String
    public let place: Place

    public init(source: String, place: Place) {
      self.source = source
      self.place = place
    }
  }

  public let id: String
  public let unit: MeasurementUnit
  public let series: YearSeries
  public let origins: [Int: Origin]

  public init(id: String, unit: MeasurementUnit, series: YearSeries, origins: [Int: Origin]) {
    self.id = id
    self.unit = unit
    self.series = series
    self.origins = origins
  }

  /// The id in words, such as `Vehicle miles`.
  public var title: String {
    if id == "vmt" { return "Vehicle miles traveled" }
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
