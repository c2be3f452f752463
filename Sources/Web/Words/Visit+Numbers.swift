import Foundation

extension Visit {
  /// A number as the reader's language writes it.
  func number(_ value: Double, decimals: Int = 0) -> String {
    value.formatted(.number.precision(.fractionLength(decimals)).locale(language.locale))
  }

  /// A number with at most so many digits that count.
  func number(_ value: Double, significantDigits digits: Int) -> String {
    value.formatted(.number.precision(.significantDigits(1...digits)).locale(language.locale))
  }

  /// A share as a percentage, with a true minus sign.
  func percent(_ share: Double, decimals: Int = 0, isSigned: Bool = false) -> String {
    let digits = number(abs(share * 100), decimals: decimals)
    let isZero = !digits.contains { ("1"..."9").contains($0) }
    let sign = isZero ? "" : share < 0 ? "−" : isSigned ? "+" : ""
    return "\(sign)\(digits)%"
  }
}

/// An amount of greenhouse gases as a large number and its unit in words, such as “12.3” and “million t CO2e”.
struct TonnesText {
  let number: String
  let unit: String

  init(_ tonnes: Double, _ visit: Visit) {
    if abs(tonnes) < 1_000_000 {
      number = visit.number(tonnes)
      unit = "t CO2e"
    } else {
      number = visit.number(tonnes / 1_000_000, decimals: 2)
      unit = Phrase("million t CO2e", "millones de t CO2e")(visit.language)
    }
  }
}
