internal import Quantities

extension Explanation {
  /// How many terms a sum explains one by one; a reader of more reads none.
  public static let shownTerms = 100

  /// Which terms a sum explains one by one: all of them when they are few, else the largest, of equal ones the first.
  ///
  /// - Parameter sizes: The size of each term, by position.
  public static func shown(ofSizes sizes: [Double]) -> Set<Int> {
    guard sizes.count > shownTerms else { return Set(sizes.indices) }
    let least = sizes.sorted(by: >)[shownTerms - 1]
    let above = sizes.indices.filter { sizes[$0] > least }
    let equal = sizes.indices.filter { sizes[$0] == least }
    return Set(above + equal.prefix(max(0, shownTerms - above.count)))
  }

  /// The terms of a sum that it does not explain one by one, as one part.
  public static func smallerTerms(_ count: Int, value: String, formula: String) -> Explanation {
    Explanation(
      title: "\(NumberText.grouped(Double(count))) smaller records", value: value,
      formula: formula,
      notes: ["Ask for a sector or a single record to see them one by one."])
  }
}
