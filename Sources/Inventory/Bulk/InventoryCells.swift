internal import Quantities
internal import Tables

/// Where the columns of an inventory stand, and what a plain cell of each looks like.
struct InventoryCells {
  let id, year, sector, subsector, method, activity, quantity, unit, factor: Int?
  let account, gpc, scope, quality, factorQuality: Int?
  /// Columns that are empty in a plain row.
  let rare: [Int]

  init(_ header: [String]) {
    func position(_ name: String) -> Int? { header.firstIndex(of: name) }
    id = position("id")
    year = position("year")
    sector = position("sector")
    subsector = position("subsector")
    method = position("method")
    activity = position("activity")
    quantity = position("quantity")
    unit = position("unit")
    factor = position("factor")
    account = position("account")
    gpc = position("gpc")
    scope = position("scope")
    quality = position("quality")
    factorQuality = position("factor_quality")
    rare = [
      "notation_key", "control", "activity_uncertainty_percent", "factor_uncertainty_percent",
    ].compactMap(position)
  }

  /// True for lower-case letters, digits, hyphens and points, at least one.
  static func isIdentifier(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E: continue
      default: return false
      }
    }
    return !bytes.isEmpty
  }

  /// A year of four digits.
  static func year(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    guard bytes.count == 4, let first = bytes.first, first >= 0x30,
      let year = DecimalText.integer(bytes), (1850...2150).contains(year)
    else { return nil }
    return Int32(year)
  }
}

/// What the cells of each column mean, looked up once per different text.
struct KnownCells {
  /// Codes by number of the text.
  struct Column {
    private static let unknown: Int16 = -2
    private static let unusual: Int16 = -1
    private var codes: [Int16] = []
    private let meaning: @Sendable (String) -> Int32?

    init(_ meaning: @escaping @Sendable (String) -> Int32?) { self.meaning = meaning }

    /// The code of a text; nil when a decoder has to look at the row.
    @inline(__always)
    mutating func code(_ text: Int32, _ texts: borrowing SymbolTable) -> Int32? {
      if Int(text) >= codes.count || codes[Int(text)] == Column.unknown { look(text, texts) }
      let code = codes[Int(text)]
      return code < 0 ? nil : Int32(code)
    }

    private mutating func look(_ text: Int32, _ texts: borrowing SymbolTable) {
      while codes.count <= Int(text) { codes.append(Column.unknown) }
      codes[Int(text)] = meaning(texts[text]).map { Int16($0) } ?? Column.unusual
    }
  }

  var units = Column { MeasurementUnit.named($0) == nil ? nil : 0 }
  var methods = Column { $0.isEmpty ? nil : 0 }
  var qualities = Column { $0.isEmpty || DataQuality(rawValue: $0) != nil ? 0 : nil }
  var sectors = Column { Sector(rawValue: $0).map(LineKey.code) }
  var accounts = Column { text in
    text.isEmpty ? 0 : Account(rawValue: text).map { LineKey.code($0) }
  }
  var scopes = Column { text in
    text.isEmpty ? 0 : Int32(text).flatMap { (1...3).contains($0) ? $0 : nil }
  }
}
