internal import Climate

/// The years of a run in which nothing that needs a variable has a value at any place, as where a file has a year of no values.
///
/// What is missing at the beginning is not told: sums over months and seasons that begin in the year before have none there.
struct EmptyYears {
  let notes: [String]

  /// - Parameters:
  ///   - filled: Whether some place has a value, `[column][year]`
  ///   - columns: For each variable those that need it
  ///   - years: Those of a column
  init(
    _ filled: [Bool], columns: [ClimateVariable: [Int]], years: ClosedRange<Int>
  ) {
    var variables: [[Int]: [ClimateVariable]] = [:]
    for (variable, numbers) in columns {
      let empty = years.filter { year in
        !numbers.contains { filled[$0 * years.count + year - years.lowerBound] }
      }
      // The last year may be cut short, or lack the months of the next one.
      let first = years.first { !empty.contains($0) } ?? years.upperBound
      let told = empty.filter { $0 > first && $0 < years.upperBound }
      if !told.isEmpty { variables[told, default: []].append(variable) }
    }
    notes = variables.map { years, variables in
      let names = variables.map(\.rawValue).sorted().joined(separator: ", ")
      return "Nothing that needs \(names) has a value in \(Self.text(years)). Are days missing?"
    }.sorted()
  }

  /// Such as `2003–2004, 2009`.
  private static func text(_ years: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound == year - 1 {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
