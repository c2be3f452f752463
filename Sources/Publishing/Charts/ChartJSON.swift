import Foundation

/// A JSON value with deterministic text: keys sorted, shortest numbers, `<` escaped.
///
/// Literals read like the specification they make, so that charts stay legible in Swift.
public enum ChartJSON: Hashable, Sendable {
  case object([String: ChartJSON])
  case array([ChartJSON])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  /// A whole number.
  public static func number(_ value: Int) -> ChartJSON { .number(Double(value)) }

  /// A number rounded to the hundredth, for pixel positions.
  static func pixel(_ value: Double) -> ChartJSON { .number((value * 100).rounded() / 100) }

  /// A measured value rounded to seven significant digits, so that noise of the calculation in the
  /// last places never changes a specification.
  static func measure(_ value: Double) -> ChartJSON {
    guard value.isFinite, value != 0 else { return value == 0 ? .number(0) : .null }
    let scale = pow(10, 6 - floor(log10(abs(value))))
    guard scale.isFinite, scale > 0 else { return .number(0) }
    return .number((value * scale).rounded() / scale)
  }

  /// An array of strings.
  static func strings(_ values: [String]) -> ChartJSON { .array(values.map(ChartJSON.string)) }

  /// An array of numbers.
  static func numbers(_ values: [Double]) -> ChartJSON { .array(values.map(ChartJSON.measure)) }

  /// This object with the other's members added; the other's win.
  func merging(_ other: ChartJSON) -> ChartJSON {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return other }
    return .object(mine.merging(theirs) { _, new in new })
  }
}

// MARK: Literals

extension ChartJSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  public init(dictionaryLiteral elements: (String, ChartJSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }

  public init(arrayLiteral elements: ChartJSON...) {
    self = .array(elements)
  }
}

extension ChartJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}

// MARK: Text

extension ChartJSON: CustomStringConvertible {
  /// The JSON text on one line.
  ///
  /// A number that JSON cannot hold becomes `null`, never 0.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .object(let members):
      text += "{"
      for (index, key) in members.keys.sorted().enumerated() {
        if index > 0 { text += "," }
        Self.write(key, to: &text)
        text += ":"
        members[key]?.write(to: &text)
      }
      text += "}"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .string(let value): Self.write(value, to: &text)
    case .number(let value): text += Self.text(of: value)
    case .bool(let value): text += value ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    // `-0` and `12.0` would be valid, but one value should have one text.
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// Escapes what JSON requires, and `<` and line separators so that the text may stand in a page.
  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
