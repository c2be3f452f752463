internal import Factors

extension Community {
  /// The code of the county that the community is, or that holds its inner point; nil where its code names none.
  public func countyCode() -> String? {
    guard !geoid.isEmpty else { return nil }
    if geoid.utf8.count == 5 { return geoid }
    return Gazetteer.standard.place(geoid: geoid)?.county
  }
}
