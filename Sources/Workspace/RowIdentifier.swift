/// Short names for rows, made of what people call them.
package enum RowIdentifier {
  /// Lower-case letters, digits and hyphens of a text; empty when it has none.
  package static func made(from text: String) -> String {
    let plain = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(plain).split(separator: "-").joined(separator: "-")
  }

  /// The id, or with the first number that makes it one of its own.
  package static func free(_ id: String, among taken: Set<String>) -> String {
    guard taken.contains(id) else { return id }
    let number = (2...).first { !taken.contains("\(id)-\($0)") } ?? 2
    return "\(id)-\(number)"
  }
}
