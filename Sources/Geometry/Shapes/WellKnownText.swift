internal import Tables

/// Shapes as text of one line, such as `POLYGON ((-93 45, -93 46, -92 46, -93 45))`.
///
/// - Source: OGC 06-103r4, Simple Feature Access, part 1, section 7.
public enum WellKnownText {
  /// Reads a shape; heights and measures are left out.
  public static func shape(_ text: String) throws(ShapeProblem) -> Shape {
    var text = text
    let result = text.withUTF8 { bytes -> Result<Shape, ShapeProblem> in
      var reader = WellKnownTextReader(UnsafeRawBufferPointer(bytes))
      do throws(ShapeProblem) { return .success(try reader.whole()) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The first position of a text, without reading the rest; nil where there is none.
  public static func firstPosition(_ text: String) -> Position? {
    guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    let numbers = text[open...].drop { "( ".contains($0) }
      .prefix { !",()".contains($0) }.split(separator: " ", maxSplits: 2)
    guard numbers.count >= 2, let x = Double(numbers[0]), let y = Double(numbers[1])
    else { return nil }
    return Position(x: x, y: y)
  }

  /// Writes a shape with so many decimals: 7 are about a centimetre.
  public static func text(_ shape: Shape, decimals: Int = 7) -> String {
    switch shape {
    case .points(let points) where points.count == 1:
      "POINT \(text(points, decimals))"
    case .points(let points): "MULTIPOINT \(list(points.map { text([$0], decimals) }))"
    case .lines(let lines) where lines.count == 1: "LINESTRING \(text(lines[0], decimals))"
    case .lines(let lines): "MULTILINESTRING \(list(lines.map { text($0, decimals) }))"
    case .areas(let parts) where parts.count == 1: "POLYGON \(text(parts[0], decimals))"
    case .areas(let parts): "MULTIPOLYGON \(list(parts.map { text($0, decimals) }))"
    }
  }

  private static func text(_ part: AreaPart, _ decimals: Int) -> String {
    list(part.rings.map { text($0, decimals) })
  }

  private static func text(_ positions: [Position], _ decimals: Int) -> String {
    list(positions.map { "\(number($0.x, decimals)) \(number($0.y, decimals))" })
  }

  private static func list(_ parts: [String]) -> String {
    parts.isEmpty ? "EMPTY" : "(\(parts.joined(separator: ", ")))"
  }

  /// Plain digits without zeros at the end; the whole number is exact up to 2⁵³.
  static func number(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 9e15 else { return "\(value)" }
    let digits = String(Int64(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
    let whole = padded.dropLast(decimals)
    let sign = scaled < 0 ? "-" : ""
    return fraction.isEmpty ? sign + whole : "\(sign)\(whole).\(String(fraction))"
  }
}
