/// The code of a census tract as files of the field write it.
enum TractCode {
  /// The eleven digits, and whether a spreadsheet had taken the zero at their start; nil for what is no code.
  ///
  /// The Census Bureau's long codes begin with the level and end with the short one.
  static func read(_ text: String) -> (code: String, lostZero: Bool)? {
    var code = text.firstRange(of: "US").map { String(text[$0.upperBound...]) } ?? text
    if code.hasSuffix(".0") { code.removeLast(2) }
    let lostZero = code.utf8.count == 10
    if lostZero { code = "0" + code }
    guard code.utf8.count == 11, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return (code, lostZero)
  }
}
