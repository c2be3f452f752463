internal import Tables

/// The names of rows by their numbers in a spreadsheet.
struct RowNumbers {
  private var names: [String: [Int: String]] = [:]

  init(_ documents: [String: FileDocuments], files: Set<String>) {
    for file in files {
      guard let documents = documents[file], documents.main?.kind == .table,
        let layout = CSVLayout(documents.bytes, file: file),
        layout.rows.count == documents.rows.count
      else { continue }
      names[file] = Dictionary(
        zip(layout.rows, documents.rows).map { ($0, $1.name.row ?? "") }
      ) { first, _ in first }
    }
  }

  /// Nil when the row is not one of the documents.
  func name(_ row: Int, in file: String) -> String? { names[file]?[row] }

  /// A message with names in place of row numbers, as in “already used in row 5”.
  func withNames(_ message: String, in file: String) -> String {
    guard names[file] != nil, Self.namesRows(message) else { return message }
    var result = ""
    var rest = message[...]
    while let range = rest.firstRange(of: "row ") {
      result += rest[..<range.upperBound]
      rest = rest[range.upperBound...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      result += Int(digits).map { name($0, in: file) ?? "\($0)" } ?? String(digits)
      rest = rest[digits.endIndex...]
    }
    return result + rest
  }

  /// Whether a message may name a row; by bytes, since a save asks this of thousands of messages.
  private static func namesRows(_ message: String) -> Bool {
    var found = 0
    for byte in message.utf8 {
      found = byte == mark[found] ? found + 1 : (byte == mark[0] ? 1 : 0)
      if found == mark.count { return true }
    }
    return false
  }

  private static let mark = Array("row ".utf8)
}
