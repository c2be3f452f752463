/// Numbers read from the bytes of a cell, without a `String` where that is exact.
public enum DecimalText {
  /// Reads a number as `Double(_:)` reads its text, to the last bit.
  ///
  ///     value = digits · 10^exponent      exact when digits ≤ 2⁵³ and |exponent| ≤ 22
  ///
  /// In that range both factors are exact and one rounding is left, so the result is the nearest number.
  /// Everything else is left to `Double(_:)`.
  ///
  /// - Returns: nil when the text is not a number.
  /// - Source: [CLINGER-1990], section 4, the fast path.
  public static func double(_ text: UnsafeRawBufferPointer) -> Double? {
    exactDouble(text) ?? Double(String(decoding: text, as: UTF8.self))
  }

  /// Reads a finite decimal number, as cells state them; nil for infinity, “not a number” and hexadecimal digits.
  static func finite(_ text: String) -> Double? {
    var text = text
    if let value = text.withUTF8({ exactDouble(UnsafeRawBufferPointer($0)) }) { return value }
    guard let value = Double(text), value.isFinite, !text.lowercased().hasPrefix("0x") else {
      return nil
    }
    return value
  }

  /// Reads a whole number of at most 18 digits, with or without a sign; nil otherwise.
  public static func integer(_ text: UnsafeRawBufferPointer) -> Int? {
    guard let first = text.first else { return nil }
    let start = first == 0x2D || first == 0x2B ? 1 : 0
    guard (1...18).contains(text.count - start) else { return nil }
    var value = 0
    for position in start..<text.count {
      let digit = text[position] &- 0x30
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return first == 0x2D ? -value : value
  }

  /// The number when digits, point and exponent are of the plain form and the result is exact.
  private static func exactDouble(_ text: UnsafeRawBufferPointer) -> Double? {
    var scan = DigitScan(text)
    let isNegative = scan.takeSign()
    guard scan.takeDigits() > 0 else { return nil }
    var exponent = 0
    if scan.take(0x2E) {
      let decimals = scan.takeDigits()
      guard decimals > 0 else { return nil }
      exponent = -decimals
    }
    if scan.take(0x65) || scan.take(0x45) {
      guard let stated = scan.takeExponent() else { return nil }
      exponent += stated
    }
    guard scan.isAtEnd, scan.value <= 1 << 53, scan.digits <= 19, (-22...22).contains(exponent)
    else { return nil }
    let digits = Double(scan.value)
    let magnitude = exponent < 0 ? digits / powers[-exponent] : digits * powers[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// 10⁰ to 10²², each exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

/// Takes a number's parts from the front of bytes.
private struct DigitScan {
  let text: UnsafeRawBufferPointer
  var position = 0
  /// All digits so far as one number; it wraps around after 19 digits.
  var value: UInt64 = 0
  /// Digits so far, without zeros in front.
  var digits = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func takeSign() -> Bool {
    if take(0x2D) { return true }
    _ = take(0x2B)
    return false
  }

  /// Takes digits; returns how many.
  @inline(__always)
  mutating func takeDigits() -> Int {
    let start = position
    while position < text.count {
      let digit = text[position] &- 0x30
      guard digit <= 9 else { break }
      value = value &* 10 &+ UInt64(digit)
      if value != 0 { digits += 1 }
      position += 1
    }
    return position - start
  }

  /// Takes an exponent of at most four digits.
  mutating func takeExponent() -> Int? {
    let isNegative = takeSign()
    let start = position
    var exponent = 0
    while position < text.count, position - start < 5 {
      let digit = text[position] &- 0x30
      guard digit <= 9 else { break }
      exponent = exponent * 10 + Int(digit)
      position += 1
    }
    guard (1...4).contains(position - start) else { return nil }
    return isNegative ? -exponent : exponent
  }
}
