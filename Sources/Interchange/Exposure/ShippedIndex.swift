internal import Factors
public import Tables
internal import Workspace

/// An index of census tracts whose table comes with Cairn, so that a community needs no file of its publisher.
public enum ShippedIndex: String, CaseIterable, Sendable {
  /// The Climate and Economic Justice Screening Tool 1.0: people, low income and the mark, tracts of 2010.
  case cejst = "cejst-1-0"

  /// The id of its source in the library.
  public var source: String { rawValue }

  private var resource: String { "cejst-tracts" }

  /// Its rows of some counties, as a table for `TractMeasureImport`.
  ///
  /// - Parameter counties: Their five digits, as of 2010, or fewer for all counties whose digits begin so.
  public func table(of counties: Set<String>) -> CSVTable {
    let header = ["tract", "population", "low_income", "disadvantaged"]
    var table = CSVTable(file: "\(rawValue).csv", header: header)
    let beginnings = counties.filter { !$0.isEmpty }
    let records = ResourceTables.required { () throws(ResourceProblem) in
      try ResourceTables.vulnerability.records(resource)
    }
    for record in records
    where beginnings.contains(where: { record["tract"].hasPrefix($0) }) {
      table.append(header.map { record[$0] })
    }
    return table
  }

  /// The counties whose tracts a community has, or the one that codes are to begin with.
  ///
  /// - Parameter prefix: Counts where the community has no tracts; two digits are a state.
  public static func counties(
    of tracts: [String], orPrefix prefix: String
  ) -> Set<String> {
    Set((tracts.isEmpty ? [prefix] : tracts).map { String($0.prefix(5)) })
  }
}
