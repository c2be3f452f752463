/// Years as options name them: apart or joined by commas, and from one to another with a hyphen.
enum YearList {
  /// The years, each once and in order.
  ///
  /// - Parameter all: The years that there are; nil takes any.
  /// - Throws: `CommandFailure` with the word that is no year.
  static func read(_ words: [String], within all: ClosedRange<Int>?) throws -> [Int] {
    let parts = words.flatMap { $0.split(separator: ",") }.map(String.init)
    return Set(try parts.flatMap { try years($0, all) }).sorted()
  }

  private static func years(_ part: String, _ all: ClosedRange<Int>?) throws -> ClosedRange<Int> {
    let ends = part.split(separator: "-").map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first <= last, last - first < 500, all?.contains(first) ?? true, all?.contains(last) ?? true
    else {
      let span = all.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? ""
      throw CommandFailure("“\(part)” is no year or range of years\(span).")
    }
    return first...last
  }
}
