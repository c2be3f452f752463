import Foundation
import TestSupport

/// Values that another program computed; `make_expected.py` says how.
struct ExpectedValues {
  /// By index and year: one value, or twelve for the months.
  let values: [String: [Int: [Double]]]

  init(_ file: String) throws {
    let path = PackageFolder.root.appending(path: "Tests/ClimateTests/Conformance/\(file)")
    var values: [String: [Int: [Double]]] = [:]
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 2, let year = Int(fields[1]) else { continue }
      values[fields[0], default: [:]][year] = fields.dropFirst(2).map { Double($0) ?? .nan }
    }
    self.values = values
  }

  /// The values of an index, keyed like the labels of periods: `1960`, or `1960-07`.
  func labeled(_ index: String) -> [String: Double] {
    var result: [String: Double] = [:]
    for (year, found) in values[index] ?? [:] {
      for (number, value) in found.enumerated() {
        let month = number < 9 ? "0\(number + 1)" : "\(number + 1)"
        result[found.count == 1 ? "\(year)" : "\(year)-\(month)"] = value
      }
    }
    return result
  }
}
