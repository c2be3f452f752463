internal import Foundation
public import Tables

/// Reads the library's own CSV resources.
enum FactorTable {
  /// A resource of the library could not be read: the program is broken, not the data.
  static func records(_ name: String) throws(FactorLibraryError) -> [CSVRecord] {
    guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: "csv"),
      let data = FileManager.default.contents(atPath: url.path)
    else { throw .resourceMissing("\(name).csv") }
    let (table, findings) = CSVTable.read(Array(data), file: "factors/\(name).csv")
    if let broken = findings.first(where: { $0.severity == .error }) {
      throw .resourceBroken(broken)
    }
    return table.records
  }

  /// Records of several resources, one after the other.
  static func records(of names: [String]) throws(FactorLibraryError) -> [CSVRecord] {
    var records: [CSVRecord] = []
    for name in names { records += try self.records(name) }
    return records
  }
}

/// Why the factor library cannot be used.
public enum FactorLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
  case resourceMissing(String)
  case resourceBroken(Finding)

  public var description: String {
    switch self {
    case .resourceMissing(let name):
      "The factor table \(name) is missing from this installation of Cairn. Install it again."
    case .resourceBroken(let finding):
      "The factor library of this installation cannot be read: \(finding)"
    }
  }
}
