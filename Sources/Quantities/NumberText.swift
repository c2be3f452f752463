/// Numbers as readers see them: US grouping, stated decimals, no exponent.
public enum NumberText {
  /// A number with a fixed number of decimals and thousands separators, rounded half away from zero.
  ///
  /// - Parameter decimals: 0…9.
  public static func grouped(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "not a number" }
    let scale = power(of: decimals)
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e18 else { return "\(value)" }
    let digits = UInt64(scaled)
    let whole = group(digits / UInt64(scale))
    let sign = value < 0 && digits > 0 ? "−" : ""
    guard decimals > 0 else { return sign + whole }
    let fraction = String(digits % UInt64(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return sign + whole + "." + zeros + fraction
  }

  /// A number as a cell or a field holds it: the shortest text that reads back as the very number, without separators.
  public static func cell(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// A number with about as many digits as it deserves: for inputs and factors.
  ///
  /// Values of 1,000 and more are grouped; smaller ones keep `digits` significant digits, without trailing zeros.
  public static func significant(_ value: Double, digits: Int = 6) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "not a number" }
    var decimals = 0
    var probe = value.magnitude
    while probe < power(of: digits - 1), decimals < 12 {
      probe *= 10
      decimals += 1
    }
    guard decimals <= 9 else { return "\(value)" }
    let text = grouped(value, decimals: decimals)
    // Of a number beyond all groups the zeros at the end are its exponent's.
    guard decimals > 0 else { return text }
    var trimmed = Substring(text)
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return String(trimmed)
  }

  /// An amount of US dollars, its sign before the currency.
  ///
  /// - Parameter decimals: 0…9.
  public static func dollars(_ value: Double, decimals: Int = 0) -> String {
    dollars(printed: grouped(value, decimals: decimals))
  }

  /// A number as `grouped` gives it, perhaps with a word such as “million” after it, as an amount of US dollars.
  public static func dollars(printed number: String) -> String {
    number.hasPrefix("−") ? "−$\(number.dropFirst())" : "$\(number)"
  }

  private static func power(of exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { product, _ in product * 10 }
  }

  private static func group(_ digits: UInt64) -> String {
    let text = String(digits)
    var grouped = ""
    for (index, character) in text.enumerated() {
      if index > 0, (text.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(character)
    }
    return grouped
  }
}
