/// The `.dbf` file of a shapefile: dBASE III.
struct AttributeTable {
  private(set) var fieldNames: [String] = []
  private(set) var rows: [[String: String]] = []
  /// Why the table is not whole.
  private(set) var problem: String?

  /// - Parameter isUTF8: What the `.cpg` file says; nil when there is none.
  init(_ bytes: [UInt8], isUTF8: Bool?) {
    let file = LittleBytes(bytes)
    guard let count = file.integer(at: 4), let header = file.short(at: 8),
      let length = file.short(at: 10), count >= 0, header >= 33, length > 0, header <= file.count
    else {
      problem = "The .dbf file is damaged. Export the layer again."
      return
    }
    let fields = Self.fields(file, header: header)
    // Fields without a byte of the row would let a small file ask for any amount of memory.
    guard fields.allSatisfy({ $0.length > 0 && $0.offset + $0.length <= length }) else {
      problem = "The .dbf file's fields do not fit into its rows. Export the layer again."
      return
    }
    fieldNames = fields.map(\.name)
    let most = Self.largestCellCount / max(1, fields.count)
    for row in 0..<Int(count) {
      guard row < most else {
        problem =
          "The .dbf file has more than \(Self.largestCellCount / 1_000_000) million cells; rows from \(row + 1) on were left out. Export fewer fields, or cut the layer to the community."
        return
      }
      let start = header + row * length
      guard let record = file[start..<start + length] else {
        problem =
          "The .dbf file breaks off after row \(row) of \(count). Send it again, as a whole."
        return
      }
      rows.append(Self.values(record, fields, isUTF8: isUTF8))
    }
  }

  /// Every cell takes memory many times its bytes in the file.
  static let largestCellCount = 10_000_000

  private struct Field {
    let name: String
    let isText: Bool
    let offset: Int
    let length: Int
  }

  private static func fields(_ file: LittleBytes, header: Int) -> [Field] {
    var fields: [Field] = []
    var offset = 1
    var place = 32
    while place + 32 <= header, file.byte(at: place) != 0x0D,
      let name = file[place..<place + 11], let kind = file.byte(at: place + 11),
      let length = file.byte(at: place + 16)
    {
      // Text may be longer than a byte can say; the decimals' byte holds the rest then.
      let more = kind == 0x43 ? Int(file.byte(at: place + 17) ?? 0) << 8 : 0
      fields.append(
        Field(
          name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self), isText: kind == 0x43,
          offset: offset, length: Int(length) + more))
      offset += Int(length) + more
      place += 32
    }
    return fields
  }

  private static func values(
    _ record: ArraySlice<UInt8>, _ fields: [Field], isUTF8: Bool?
  ) -> [String: String] {
    var values: [String: String] = [:]
    for field in fields {
      let start = min(record.startIndex + field.offset, record.endIndex)
      let bytes = record[start..<min(start + field.length, record.endIndex)]
      let text = Self.trimmed(decoded(bytes.prefix { $0 != 0 }, isUTF8: isUTF8))
      // Asterisks mean that a number did not fit or is missing.
      values[field.name] = !field.isText && text.contains("*") ? "" : text
    }
    return values
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Without a `.cpg`, text that is no UTF-8 is Latin 1, as most programs of the field write it.
  private static func decoded(_ bytes: ArraySlice<UInt8>, isUTF8: Bool?) -> String {
    if isUTF8 != false, let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
