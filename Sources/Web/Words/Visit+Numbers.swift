import Foundation

extension Visit {
  /// A number as the reader's language writes it, with a true minus sign.
  func number(_ value: Double, decimals: Int = 0) -> String {
    Self.signed(
      value.formatted(.number.precision(.fractionLength(decimals)).locale(language.locale)))
  }

  /// A number with at most so many digits that count.
  func number(_ value: Double, significantDigits digits: Int) -> String {
    Self.signed(
      value.formatted(.number.precision(.significantDigits(1...digits)).locale(language.locale)))
  }

  /// A minus as wide as a plus, as everywhere on a page, and never minus nothing.
  private static func signed(_ number: String) -> String {
    let isNothing = !number.contains { $0.isNumber && $0 != "0" }
    return number.replacing("-", with: isNothing ? "" : "−")
  }

  /// A share as a percentage, with a true minus sign.
  func percent(_ share: Double, decimals: Int = 0, isSigned: Bool = false) -> String {
    let digits = number(abs(share * 100), decimals: decimals)
    let isZero = !digits.contains { ("1"..."9").contains($0) }
    let sign = isZero ? "" : share < 0 ? "−" : isSigned ? "+" : ""
    return "\(sign)\(digits)%"
  }
}

/// An amount of greenhouse gases as a large number and its unit in words, such as “12.3” and “million t CO₂e”.
struct TonnesText {
  let number: String
  let unit: String

  init(_ tonnes: Double, _ visit: Visit) {
    if abs(tonnes) < 1_000_000 {
      number = visit.number(tonnes)
      unit = "t CO₂e"
    } else {
      number = visit.number(tonnes / 1_000_000, decimals: 2)
      unit = Phrase("million t CO₂e", "millones de t CO₂e")(visit.language)
    }
  }
}
