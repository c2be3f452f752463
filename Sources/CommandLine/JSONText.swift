internal import Foundation

/// What commands print as JSON.
enum JSONText {
  /// A table under its header as objects: numbers where a cell is one, null where it is empty.
  ///
  /// - Parameter textColumns: Columns that stay text though a cell of them may look like a number.
  static func of(_ table: [[String]], textColumns: Set<String> = []) -> String {
    let header = distinct(table.first ?? [])
    let objects = table.dropFirst().map { row in
      Dictionary(
        uniqueKeysWithValues: zip(header, row).map {
          ($0, value($1, isText: textColumns.contains($0)))
        })
    }
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: objects, options: options) else {
      preconditionFailure("Texts, finite numbers and nulls are always JSON.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// A community may call a criterion as another column is called: the second one is `title_2`.
  private static func distinct(_ names: [String]) -> [String] {
    var known: Set<String> = []
    return names.map { name in
      var (distinct, number) = (name, 2)
      while !known.insert(distinct).inserted {
        distinct = "\(name)_\(number)"
        number += 1
      }
      return distinct
    }
  }

  /// A name such as “Nan” or “Infinity” reads as a number that JSON does not have.
  private static func value(_ text: String, isText: Bool) -> any Sendable {
    if text.isEmpty { return NSNull() }
    guard !isText, let number = Double(text), number.isFinite else { return text }
    return number
  }

  /// An encodable value.
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
