internal import Foundation
public import Tables

/// Rows of the real data beside the package.
public enum FactRows {
  /// Records of a CSV file below `facts`; the test that asks must be enabled only where it exists.
  public static func records(_ path: String) throws -> [CSVRecord] {
    let data = try Data(contentsOf: PackageFolder.facts.appending(path: path))
    return CSVTable.read(Array(data), file: path).table.records
  }
}
