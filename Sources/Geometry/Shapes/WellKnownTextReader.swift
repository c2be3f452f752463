internal import Tables

/// Takes a shape from the front of bytes.
struct WellKnownTextReader {
  private let text: UnsafeRawBufferPointer
  private var position = 0
  /// How deep in a collection, so that no text can exhaust the stack.
  private var depth = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// The one shape of the text.
  mutating func whole() throws(ShapeProblem) -> Shape {
    skipReference()
    let shape = try taken()
    skipSpace()
    guard position == text.count else { throw unexpected("the end") }
    return shape
  }

  /// `SRID=4326;` in front, as databases write it.
  private mutating func skipReference() {
    guard let end = text.firstIndex(of: 0x3B), text.starts(with: Array("SRID=".utf8)) else {
      return
    }
    position = end + 1
  }

  private mutating func taken() throws(ShapeProblem) -> Shape {
    let name = word()
    let mark = position
    if !["Z", "M", "ZM"].contains(word()) { position = mark }
    switch name {
    case "POINT": return .points(try isEmpty() ? [] : positions())
    case "MULTIPOINT": return .points(try isEmpty() ? [] : multiPoint())
    case "LINESTRING": return .lines(try isEmpty() ? [] : [positions()])
    case "MULTILINESTRING": return .lines(try isEmpty() ? [] : rings())
    case "POLYGON": return .areas(try isEmpty() ? [] : [part()])
    case "MULTIPOLYGON":
      guard !isEmpty() else { return .areas([]) }
      return .areas(try list { reader throws(ShapeProblem) in try reader.part() })
    case "GEOMETRYCOLLECTION": return try collection()
    case "": throw nameless()
    default:
      throw ShapeProblem(
        "“\(name.prefix(30))” is no kind of shape. Use POINT, LINESTRING, POLYGON or MULTI before them."
      )
    }
  }

  /// Why a text without a name of a shape at its front is none.
  private func nameless() -> ShapeProblem {
    if position < text.count, text[position] == UInt8(ascii: "{") {
      return ShapeProblem(
        "This is GeoJSON, which a cell does not take. Import it as a file, or write POINT (longitude latitude) or POLYGON ((…))."
      )
    }
    guard position == text.count else { return unexpected("POINT, LINESTRING or POLYGON") }
    return ShapeProblem(
      "The shape is empty. Write it as POINT (longitude latitude), or as POLYGON ((…)).")
  }

  private mutating func collection() throws(ShapeProblem) -> Shape {
    guard !isEmpty() else { return .areas([]) }
    guard depth < 16 else { throw ShapeProblem("The collections of shapes are nested too deeply.") }
    depth += 1
    defer { depth -= 1 }
    return try Shape.joined(try list { reader throws(ShapeProblem) in try reader.taken() })
  }

  private mutating func part() throws(ShapeProblem) -> AreaPart {
    let rings = try rings()
    return AreaPart(outline: rings.first ?? [], holes: Array(rings.dropFirst()))
  }

  private mutating func rings() throws(ShapeProblem) -> [[Position]] {
    try list { reader throws(ShapeProblem) in try reader.positions() }
  }

  private mutating func positions() throws(ShapeProblem) -> [Position] {
    try list { reader throws(ShapeProblem) in try reader.onePosition() }
  }

  /// The points of a MULTIPOINT may each have their own parentheses.
  private mutating func multiPoint() throws(ShapeProblem) -> [Position] {
    try list { reader throws(ShapeProblem) in
      guard reader.take(0x28) else { return try reader.onePosition() }
      let position = try reader.onePosition()
      guard reader.take(0x29) else { throw reader.unexpected("“)”") }
      return position
    }
  }

  private mutating func list<Item>(
    _ item: (inout Self) throws(ShapeProblem) -> Item
  ) throws(ShapeProblem) -> [Item] {
    guard take(0x28) else { throw unexpected("“(”") }
    var items: [Item] = []
    repeat { items.append(try item(&self)) } while take(0x2C)
    guard take(0x29) else { throw unexpected("“)”") }
    return items
  }

  private mutating func onePosition() throws(ShapeProblem) -> Position {
    let x = try number()
    let y = try number()
    while !isAtDelimiter() { _ = try number() }
    return Position(x: x, y: y)
  }

  private mutating func number() throws(ShapeProblem) -> Double {
    skipSpace()
    let start = position
    while position < text.count, !isDelimiter(text[position]), text[position] > 0x20 {
      position += 1
    }
    let piece = UnsafeRawBufferPointer(rebasing: text[start..<position])
    guard !piece.isEmpty, let value = DecimalText.double(piece) else {
      position = start
      throw unexpected("a number")
    }
    return value
  }

  private mutating func isAtDelimiter() -> Bool {
    skipSpace()
    return position == text.count || isDelimiter(text[position])
  }

  private func isDelimiter(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x29 || byte == 0x2C }

  private mutating func isEmpty() -> Bool {
    let mark = position
    if word() == "EMPTY" { return true }
    position = mark
    return false
  }

  /// Letters in capitals.
  private mutating func word() -> String {
    skipSpace()
    var letters: [UInt8] = []
    while position < text.count {
      let upper = text[position] & 0xDF
      guard (0x41...0x5A).contains(upper) else { break }
      letters.append(upper)
      position += 1
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < text.count, text[position] <= 0x20 { position += 1 }
  }

  private func unexpected(_ wanted: String) -> ShapeProblem {
    guard position < text.count else {
      return ShapeProblem(
        "The shape breaks off where \(wanted) should stand. Copy it again, as a whole.")
    }
    let rest = String(decoding: text[position...].prefix(20), as: UTF8.self)
    return ShapeProblem(
      "The shape has “\(rest)” at character \(position + 1), where \(wanted) should stand.")
  }
}

extension Shape {
  /// Several shapes of one kind as one.
  static func joined(_ shapes: [Shape]) throws(ShapeProblem) -> Shape {
    var points: [Position] = []
    var lines: [[Position]] = []
    var areas: [AreaPart] = []
    for shape in shapes {
      switch shape {
      case .points(let more): points += more
      case .lines(let more): lines += more
      case .areas(let more): areas += more
      }
    }
    switch (points.isEmpty, lines.isEmpty, areas.isEmpty) {
    case (_, true, true): return .points(points)
    case (true, _, true): return .lines(lines)
    case (true, true, _): return .areas(areas)
    default:
      throw ShapeProblem(
        "A collection mixes points, lines and areas. Export each kind as features of their own.")
    }
  }
}
