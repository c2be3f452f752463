import Foundation

/// Reads numbers as people write them into forms.
///
/// A point or a comma is the decimal mark, and groups of three digits may be parted by the other one or by spaces. In
/// English `2,375` has a separator of thousands. In Spanish both `2,375` and `2.375` are written for either number, so the
/// form asks which one is meant.
struct NumberReader {
  enum Reading: Equatable {
    /// With a decimal point and without separators, as a table holds it.
    case number(String)
    case ambiguous(whole: String, decimal: String)
    case unreadable
  }

  let language: Language

  func read(_ written: String) -> Reading {
    var rest = written.trimmingCharacters(in: .whitespacesAndNewlines)[...]
    var signs: [Character] = []
    while let mark = rest.first, let length = Self.length(ofMark: rest) {
      if mark != "$", mark != "U" { signs.append(mark) }
      rest = rest.dropFirst(length).drop(while: \.isWhitespace)
    }
    guard signs.count < 2 else { return .unreadable }
    let sign = signs.isEmpty || signs == ["+"] ? "" : "-"
    return reading(String(rest.map { $0.isWhitespace ? " " : $0 }), sign)
  }

  /// How many letters of a sign or currency a text begins with; nil when it begins with something else.
  private static func length(ofMark text: Substring) -> Int? {
    if text.hasPrefix("US$") { return 3 }
    return text.first.flatMap { "$-−–+".contains($0) ? 1 : nil }
  }

  private func reading(_ text: String, _ sign: String) -> Reading {
    if text.contains(where: { "eE".contains($0) }), text.first?.isNumber == true,
      let value = Double(sign + text), value.isFinite
    {
      return .number(sign + text)
    }
    guard text.contains(where: Self.isDigit),
      text.allSatisfy({ Self.isDigit($0) || ".,".contains($0) || $0 == " " })
    else { return .unreadable }
    let marks = text.filter { ".,".contains($0) }
    guard let last = marks.last else { return grouped(text[...], by: " ", sign) }
    let other: Character = last == "." ? "," : "."
    if marks.contains(other) {
      return marks.count { $0 == last } == 1
        ? decimal(text, at: last, groups: other, sign) : .unreadable
    }
    if marks.count > 1 { return grouped(text[...], by: last, sign) }
    guard isGroup(text, last) else { return decimal(text, at: last, groups: " ", sign) }
    let (whole, part) = (
      grouped(text[...], by: last, sign), decimal(text, at: last, groups: " ", sign)
    )
    guard language == .spanish, case .number(let first) = whole, case .number(let second) = part
    else { return last == "," ? whole : part }
    return .ambiguous(whole: first, decimal: second)
  }

  /// True when the one mark of a text could part thousands: one to three digits before it, three after.
  private func isGroup(_ text: String, _ mark: Character) -> Bool {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && !parts[0].hasPrefix("0")
      && parts[1].count == 3 && parts.allSatisfy { $0.allSatisfy(Self.isDigit) }
  }

  private func decimal(
    _ text: String, at mark: Character, groups: Character, _ sign: String
  ) -> Reading {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].allSatisfy(Self.isDigit) else { return .unreadable }
    let whole = parts[0].isEmpty ? "0" : parts[0]
    guard case .number(let number) = grouped(whole, by: groups, sign) else { return .unreadable }
    return .number(parts[1].isEmpty ? number : "\(number).\(parts[1])")
  }

  private func grouped(_ text: Substring, by mark: Character, _ sign: String) -> Reading {
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    let isRight =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isRight, groups.allSatisfy({ $0.allSatisfy(Self.isDigit) }) else { return .unreadable }
    return .number(sign + groups.joined())
  }

  private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }
}

extension NumberReader {
  /// Nil for what is no number, and for what could be two.
  func number(_ written: String) -> Double? {
    guard case .number(let text) = read(written) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A whole number, of which every mark before three digits parts thousands.
  func count(_ written: String) -> Int? {
    switch NumberReader(language: .spanish).read(written) {
    case .number(let text), .ambiguous(whole: let text, decimal: _): Int(text)
    case .unreadable: nil
    }
  }

  /// What to ask of whoever wrote a number that can be read in two ways; nil for every other text.
  func question(_ written: String) -> String? {
    guard case .ambiguous(let whole, let decimal) = read(written) else { return nil }
    return NumberReadingText.in(language).ambiguous(written, whole, "\(decimal)0")
  }

  /// What is wrong with a number.
  ///
  /// - Parameters:
  ///   - message: What to say of a text that is no number, or not one that is allowed.
  func problem(
    with written: String, _ message: String, isAllowed: (Double) -> Bool = { _ in true }
  ) -> String? {
    question(written) ?? (number(written).map(isAllowed) == true ? nil : message)
  }

  /// A number as a table holds it; any other text as it is.
  func cell(_ written: String) -> String {
    guard case .number(let text) = read(written) else { return written }
    guard text.hasSuffix("0"), case .ambiguous = read(String(text.dropLast())) else { return text }
    return String(text.dropLast())
  }

  /// A cell as a form shows it, so that it is read as the same number again.
  func field(_ cell: String) -> String {
    guard Double(cell) != nil, case .ambiguous = read(cell) else { return cell }
    return cell + "0"
  }
}

/// The words about numbers of forms.
struct NumberReadingText: Words {
  let ambiguous: @Sendable (_ written: String, _ whole: String, _ decimal: String) -> String

  static let english = NumberReadingText(
    ambiguous: { "“\($0)” can be \($1) or \($2). Write one of the two." })

  static let spanish = NumberReadingText(
    ambiguous: { "“\($0)” puede ser \($1) o \($2). Escriba uno de los dos." })
}

extension Visit {
  /// Reads numbers in the reader's language.
  var numbers: NumberReader { NumberReader(language: language) }
}
