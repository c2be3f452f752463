internal import Quantities

/// One row of any table of the library, in the form that all of them share.
public struct FactorListing: Hashable, Sendable {
  /// A column that only some tables have, with its cell.
  public struct Detail: Hashable, Sendable {
    public let column: String
    public let text: String

    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// The row's own id, else one made of its table and key columns.
  public let id: String
  /// The table's name without ending, such as `egrid`.
  public let table: String
  /// What the table holds, such as `Grid electricity, total output rate`.
  public let tableTitle: String
  /// What the row is about, such as `Natural gas` or `Passenger car, motor gasoline, model year 2018`.
  public let what: String
  /// The gas as in the tables, such as `ch4`; empty where the row is not about a gas.
  public let gas: String
  /// The number as published; nil where the cell is empty.
  public let value: Double?
  public let unit: String
  /// What it is per; empty where the unit says so.
  public let per: String
  /// Such as `2021`, `eGRID2023 rev2` or `ar6`; empty where the table has none.
  public let edition: String
  /// The year of the data; nil where the row has none.
  public let year: Int?
  /// Model years of a vehicle that the row holds for; nil for everything else.
  public let modelYears: ClosedRange<Int>?
  /// A grid subregion or other region; empty where the row has none.
  public let region: String
  public let source: FactorSource
  public let status: EvidenceStatus
  /// The row's other cells, in the order of the table.
  public let details: [Detail]

  /// The number with its units, such as `0.05444 kg CO₂ per scf`.
  public var published: String {
    guard let value else { return "not published" }
    let isNamed = unit.lowercased().contains("co2e")
    let parts = [NumberText.significant(value, digits: 7), unit, isNamed ? "" : gasName]
    return parts.filter { !$0.isEmpty }.joined(separator: " ") + (per.isEmpty ? "" : " per \(per)")
  }

  /// What the row is about with its gas, region and edition, in one line.
  public var title: String {
    let region = region.isEmpty || what.contains(region) ? "" : region
    return [what, gasName, region, edition]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What stays the same from one edition to another, to find a row's counterpart.
  ///
  /// The id without its first part, which names the edition; the whole id where the table has no editions.
  public var key: String {
    guard !edition.isEmpty else { return "\(table):\(id)" }
    let rest = id.split(separator: ":", omittingEmptySubsequences: false).dropFirst()
    return ([table] + rest.map(String.init) + [unit, per]).joined(separator: ":")
  }

  /// The gas as printed; CO2e names the warming potentials it was published under, such as `CO2e (AR5)`.
  public var gasName: String { Self.gasName(of: gas) }

  /// Such as `model year 2018` or `model years 1973–1974`.
  static func text(ofModelYears years: ClosedRange<Int>) -> String {
    switch (years.lowerBound, years.upperBound) {
    case (0, 9999): "any model year"
    case (0, let to): "model years up to \(to)"
    case (let from, 9999): "model years from \(from)"
    case (let from, let to) where from == to: "model year \(from)"
    case (let from, let to): "model years \(from)–\(to)"
    }
  }

  /// What the row is about without its model years.
  var subjectWithoutYears: String {
    guard let modelYears else { return what }
    return what.replacing(", " + FactorListing.text(ofModelYears: modelYears), with: "")
  }
}
