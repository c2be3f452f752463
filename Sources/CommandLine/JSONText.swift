internal import Foundation

/// What commands print as JSON.
enum JSONText {
  /// A table under its header as objects: numbers where a cell is one, null where it is empty.
  ///
  /// - Parameter textColumns: Columns that stay text though a cell of them may look like a number.
  static func of(_ table: [[String]], textColumns: Set<String> = []) -> String {
    let header = table.first ?? []
    let objects = table.dropFirst().map { row in
      Dictionary(
        uniqueKeysWithValues: zip(header, row).map { column, text -> (String, any Sendable) in
          if text.isEmpty { return (column, NSNull()) }
          guard !textColumns.contains(column), let number = Double(text) else {
            return (column, text)
          }
          return (column, number)
        })
    }
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: objects, options: options) else {
      return "[]"
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// An encodable value.
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
