public import Quantities
public import Tables

/// A path that a community wants made: a maker and what it is told, from `path-makers.csv`.
public struct PathRequest: Hashable, Sendable {
  /// One row: a parameter, for one year or for all.
  public struct Value: Hashable, Sendable {
    public let parameter: String
    /// Nil for every year.
    public let year: Int?
    /// As written.
    public let text: String
    /// Nil when the cell is empty, or for a word.
    public let unit: MeasurementUnit?
    public let source: String
    public let place: Place

    public init(
      parameter: String, year: Int?, text: String, unit: MeasurementUnit?, source: String,
      place: Place
    ) {
      self.parameter = parameter
      self.year = year
      self.text = text
      self.unit = unit
      self.source = source
      self.place = place
    }
  }

  /// The id of the path to make.
  public var id: String
  /// The id of the maker.
  public var maker: String
  public var values: [Value]
  /// Of its first row.
  public var place: Place

  public init(id: String, maker: String, values: [Value], place: Place) {
    self.id = id
    self.maker = maker
    self.values = values
    self.place = place
  }
}
