public import Tables

/// A row of an inventory that could not be read as a record; totals name it as left out.
public struct RejectedRecord: Hashable, Sendable {
  /// The id as written; may be empty.
  public let id: String
  /// Nil when the year itself could not be read: the row may belong to any total.
  public let year: Int?
  /// Nil when the sector itself could not be read.
  public let sector: Sector?
  public let place: Place

  public init(id: String, year: Int?, sector: Sector?, place: Place) {
    self.id = id
    self.year = year
    self.sector = sector
    self.place = place
  }

  /// True when the row may have belonged to a total.
  func mayBelong(where isIncluded: (ActivityRecord) -> Bool) -> Bool {
    guard let year else { return true }
    return (sector.map { [$0] } ?? Sector.allCases).contains { sector in
      isIncluded(
        ActivityRecord(
          id: id, year: year, sector: sector, subsector: "", method: "", activity: "",
          quantity: nil, unit: nil, place: place))
    }
  }
}
