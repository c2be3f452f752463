import Quantities
import Tables
import Workspace

/// How the inventory calculates a source in another year: the next year's file rarely says it again.
struct EarlierRecords {
  private struct Record {
    let year: Int
    let cells: [String: String]
    /// Whether the source's other records of the year are calculated in the same way.
    var isOnlyWay = true
  }

  /// The latest record of each source.
  private var records: [[String]: Record] = [:]

  init(_ grid: GridTable) {
    for row in grid.rows {
      let cells = Dictionary(zip(grid.columns, grid.cells(of: row))) { first, _ in first }
      guard let year = Int(cells["year"] ?? ""), cells["quantity"] ?? "" != "",
        cells["method"] ?? "" != ""
      else { continue }
      take(Record(year: year, cells: cells))
    }
  }

  private mutating func take(_ record: Record) {
    let key = Self.source(record.cells)
    guard let known = records[key], known.year >= record.year else {
      records[key] = record
      return
    }
    if known.year == record.year, !Self.isAlike(known, record) { records[key]?.isOnlyWay = false }
  }

  private static func isAlike(_ left: Record, _ right: Record) -> Bool {
    ["method", "factor"].allSatisfy { left.cells[$0] ?? "" == right.cells[$0] ?? "" }
  }

  private static func source(_ cells: [String: String]) -> [String] {
    // An empty account is the community's.
    let account = cells["account"] == "community" ? "" : cells["account"] ?? ""
    return [account] + ["sector", "subsector", "activity"].map { cells[$0] ?? "" }
  }

  /// Fills the method and the factor of a row as the same source has them in another year.
  ///
  /// - Parameters:
  ///   - mayTellMethod: Whether neither the file nor somebody has said a method.
  ///   - mayTellFactor: The same of the factor.
  /// - Returns: The id of the record that was followed; nil where nothing was filled.
  func fill(
    _ fields: inout [String: String], mayTellMethod: Bool, mayTellFactor: Bool
  ) -> String? {
    guard let record = records[Self.source(fields)], record.isOnlyWay,
      fields["year"] != String(record.year), fields["quantity"] ?? "" != "",
      let unit = MeasurementUnit.named(fields["unit"] ?? ""),
      MeasurementUnit.named(record.cells["unit"] ?? "")?.kind == unit.kind
    else { return nil }
    let method = record.cells["method"]
    var isFilled = false
    if mayTellMethod, fields["method"] != method {
      fields["method"] = method
      isFilled = true
    }
    if mayTellFactor, fields["method"] == method, fields["factor"] ?? "" == "" {
      let factor = Self.lasting(record.cells["factor"] ?? "")
      if !factor.isEmpty { fields["factor"] = factor }
      isFilled = isFilled || !factor.isEmpty
    }
    return isFilled ? record.cells["id"] : nil
  }

  /// A factor cell without inputs of a single year, such as `grid_year=2023`.
  private static func lasting(_ factor: String) -> String {
    factor.split(separator: " ").filter { word in
      guard let equals = word.firstIndex(of: "=") else { return true }
      return !word[..<equals].contains("year")
    }.joined(separator: " ")
  }
}
