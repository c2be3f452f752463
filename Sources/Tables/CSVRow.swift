/// One row of a CSV file by itself, for callers that keep rows apart.
public enum CSVRow {
  /// The cells of the first row of some bytes, as written but without quotes around them.
  ///
  /// Bytes that are not UTF-8 are shown as replacement characters.
  public static func cells(of bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else { return [] }
      var parser = CSVRowParser()
      _ = parser.parse(base, from: 0, to: buffer.count, isLast: true)
      return parser.cells.prefix(parser.count).map { parser.text(of: $0, base) }
    }
  }
}
