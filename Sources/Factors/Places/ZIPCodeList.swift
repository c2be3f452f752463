/// A list of ZIP codes written shortly, as in `zip-utilities.csv`.
///
/// Words are separated by spaces. `55401` is a ZIP code; `11` after it is 55411, because two digits
/// repeat the three before them; `35-47` or `55435-47` is every ZIP code from 55435 to 55447.
enum ZIPCodeList {
  /// The ZIP codes as numbers, in the order written; nil when a word is not of this form.
  static func read(_ text: String) -> [UInt32]? {
    var codes: [UInt32] = []
    var hundreds: UInt32?
    for word in text.utf8.split(separator: 0x20) {
      let ends = word.split(separator: 0x2D, omittingEmptySubsequences: false)
      guard let start = ends.first, ends.count <= 2, let number = number(start) else { return nil }
      let first: UInt32
      switch (start.count, hundreds) {
      case (5, _): first = number
      case (2, .some(let hundreds)): first = hundreds + number
      default: return nil
      }
      let base = first - first % 100
      hundreds = base
      guard ends.count == 2 else {
        codes.append(first)
        continue
      }
      guard ends[1].count == 2, let tail = self.number(ends[1]), base + tail > first else {
        return nil
      }
      codes.append(contentsOf: first...(base + tail))
    }
    return codes
  }

  /// The number as a ZIP code of five digits.
  static func text(_ code: UInt32) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  private static func number(_ digits: Substring.UTF8View.SubSequence) -> UInt32? {
    var value: UInt32 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit), value < 10_000_000 else { return nil }
      value = value * 10 + UInt32(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
  }
}
