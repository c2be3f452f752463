/// Numbers that files of the field write where there is none.
public enum FillValue {
  /// True for −999, −9999, −666666666 and the like, which stand for “missing” and which no quantity here can be.
  ///
  /// - Source: −999 in the tables of CDC/ATSDR SVI and of FEMA's index; −222222222 to −999999999 are the Census Bureau's
  ///   notes in estimates of its surveys; −3.4 × 10³⁸ is the lowest number of four bytes, which rasters and tables of
  ///   geographic programs write.
  public static func isFill(_ value: Double) -> Bool { value <= -1e30 || known.contains(value) }

  private static let known: Set<Double> = [
    -999, -9999, -99999, -999_999, -9_999_999, -99_999_999,
    -222_222_222, -333_333_333, -555_555_555, -666_666_666, -888_888_888, -999_999_999,
  ]
}
