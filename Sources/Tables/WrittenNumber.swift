/// Reads numbers as people and spreadsheets write them: `1,234.5`, `1.234,5`, `1 450 000`, `(12)`, `$5`, `5%`.
///
/// A point or a comma is the decimal mark, and groups of three digits may be parted by the other one or by spaces. Only
/// one mark before exactly three digits, as in `2,375`, can be read in two ways; how it is read depends on who wrote it.
public struct WrittenNumber: Hashable, Sendable {
  /// What a text says.
  public enum Reading: Hashable, Sendable {
    /// With a decimal point and without separators, as a table holds it.
    case number(String)
    case ambiguous(whole: String, decimal: String)
    case unreadable
  }

  /// Which mark parts thousands where it stands alone before three digits.
  public enum Groups: Hashable, Sendable {
    /// `2,375` is 2375 and `2.375` is 2.375, as in English.
    case comma
    /// `2.375` is 2375 and `2,375` is 2.375, as spreadsheets of many countries write.
    case point
    /// Nobody knows: both readings are given.
    case either
  }

  /// What may stand beside the digits and says nothing more than the column's unit does.
  public enum Sign: Hashable, Sendable {
    case dollars, percent
  }

  public let groups: Groups
  public let signs: Set<Sign>

  public init(groups: Groups, signs: Set<Sign> = []) {
    self.groups = groups
    self.signs = signs
  }

  /// Whether a table reads a text as a number just as it is.
  public static func isCell(_ text: String) -> Bool { DecimalText.finite(text) != nil }

  /// Reads a text, of which spaces at both ends are no part.
  ///
  /// - Returns: Digits exactly as they are written; nothing is rounded.
  public func read(_ written: String) -> Reading {
    var rest = String(written.map { $0.isWhitespace ? " " : $0 }).trimmed[...]
    var minus = takeMarks(&rest)
    if rest.first == "(", rest.last == ")" {
      rest = rest.dropFirst().dropLast().trimmed[...]
      minus += ["-"] + takeMarks(&rest)
    }
    if signs.contains(.percent), rest.last == "%" { rest = rest.dropLast().trimmed[...] }
    guard minus.count < 2 else { return .unreadable }
    return reading(String(rest), minus.isEmpty || minus == ["+"] ? "" : "-")
  }

  /// Takes signs and currencies from the front; gives the signs.
  private func takeMarks(_ rest: inout Substring) -> [Character] {
    var taken: [Character] = []
    while let mark = rest.first {
      if signs.contains(.dollars), mark == "$" || rest.hasPrefix("US$") {
        rest = rest.dropFirst(mark == "$" ? 1 : 3)
      } else if "-−–+".contains(mark) {
        taken.append(mark)
        rest = rest.dropFirst()
      } else {
        break
      }
      rest = rest.drop { $0 == " " }
    }
    return taken
  }

  private func reading(_ text: String, _ sign: String) -> Reading {
    if text.contains(where: { "eE".contains($0) }) { return scientific(text, sign) }
    guard text.contains(where: Self.isDigit),
      text.allSatisfy({ Self.isDigit($0) || "., ".contains($0) })
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
    return single(text, last, sign)
  }

  private func scientific(_ text: String, _ sign: String) -> Reading {
    guard text.first.map(Self.isDigit) == true,
      text.allSatisfy({ Self.isDigit($0) || ".eE+-".contains($0) }),
      let value = Double(sign + text), value.isFinite
    else { return .unreadable }
    return .number(sign + text)
  }

  /// A number whose one mark could part thousands.
  private func single(_ text: String, _ mark: Character, _ sign: String) -> Reading {
    let whole = grouped(text[...], by: mark, sign)
    let part = decimal(text, at: mark, groups: " ", sign)
    switch groups {
    case .comma: return mark == "," ? whole : part
    case .point: return mark == "." ? whole : part
    case .either:
      guard case .number(let first) = whole, case .number(let second) = part else {
        return .unreadable
      }
      return .ambiguous(whole: first, decimal: second)
    }
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
