public import Factors

extension Community {
  /// The code of the county that the community is, or that holds its inner point; nil where its code names none.
  ///
  /// - Throws: `FactorLibraryError` when this installation lacks its gazetteer.
  public func countyCode() throws(FactorLibraryError) -> String? {
    guard !geoid.isEmpty else { return nil }
    if geoid.utf8.count == 5 { return geoid }
    return try Gazetteer.standard().place(geoid: geoid)?.county
  }
}
