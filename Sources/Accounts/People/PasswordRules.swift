internal import Foundation

/// What makes a password too easy to guess.
public enum PasswordFlaw: Hashable, Sendable, CustomStringConvertible {
  case tooShort(least: Int)
  case tooLong
  /// It is the e-mail, the name or the service, with little around it.
  case expected
  /// It repeats a few signs, or runs along the alphabet or the keyboard.
  case repetitive
  /// It is one of the words that people try first, with little around it.
  case common

  public var description: String {
    switch self {
    case .tooShort(let least):
      "A password has at least \(least) characters; four or five words that have nothing to do with each other are easy to remember."
    case .tooLong: "A password has at most 200 bytes."
    case .expected:
      "This password is too close to your e-mail, your name or the name of this service."
    case .repetitive:
      "This password repeats itself or runs along the keyboard; anybody would try that."
    case .common: "This password is made of a word that everybody tries first."
    }
  }
}

/// The rules for new passwords.
///
/// After NIST SP 800-63B-4, section 3.1.1.2: length counts, every sign may be used, no mixture of kinds is asked for, no
/// change by the calendar; what is expected or common is refused. Passwords are not compared with lists of stolen ones.
struct PasswordRules: Sendable {
  let shortest: Int
  static let mostBytes = 200

  /// The form of a password that is hashed: the same whether a keyboard sends é as one sign or as two.
  static func normalised(_ password: String) -> String {
    password.precomposedStringWithCanonicalMapping
  }

  /// The first flaw of a password, or nil.
  ///
  /// - Parameter words: What somebody who knows the person would try: e-mail, name, service.
  func flaw(of password: String, words: [String]) -> PasswordFlaw? {
    let password = Self.normalised(password)
    guard password.utf8.count <= Self.mostBytes else { return .tooLong }
    guard password.unicodeScalars.count >= shortest else { return .tooShort(least: shortest) }
    let plain = Self.plain(password)
    if Self.isRepetitive(plain) { return .repetitive }
    if Self.isMostly(plain, of: words.flatMap(Self.pieces)) { return .expected }
    if Self.isMostly(plain, of: Self.common) { return .common }
    return nil
  }

  /// Small letters without the usual replacements of letters by signs.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { replaced[$0] ?? $0 })
  }

  private static let replaced: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  /// The words of an e-mail or a name that are long enough to be recognised, and the whole.
  private static func pieces(_ text: String) -> [String] {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { plain(String($0)) }
    return [plain(text)] + words.filter { $0.count >= 4 }
  }

  /// Whether fewer than eight signs are left when the words are taken out.
  private static func isMostly(_ password: String, of words: [String]) -> Bool {
    var rest = password
    for word in words.sorted(by: { $0.count > $1.count }) where word.count >= 4 {
      rest = rest.replacingOccurrences(of: word, with: "")
    }
    return rest.count < password.count && rest.count < 8
  }

  private static func isRepetitive(_ password: String) -> Bool {
    let signs = Array(password)
    if Set(signs).count < 5 { return true }
    if (1...signs.count / 2).contains(where: { period in
      zip(signs, signs.dropFirst(period)).allSatisfy { $0 == $1 }
    }) {
      return true
    }
    let steps = zip(signs, signs.dropFirst()).filter { isStep($0, $1) }
    return steps.count * 4 >= (signs.count - 1) * 3
  }

  /// Whether two signs are neighbours in the alphabet, among the digits or on the keyboard, or the same.
  private static func isStep(_ first: Character, _ second: Character) -> Bool {
    first == second
      || runs.contains { $0.contains("\(first)\(second)") || $0.contains("\(second)\(first)") }
  }

  // Digits as `plain` leaves them.
  private static let runs = [
    "abcdefghijklmnopqrstuvwxyz", "oi2eas6t89o", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedc",
    "qwertz", "azerty",
  ]

  private static let common = [
    "password", "passwort", "passphrase", "contrasena", "qwerty", "letmein", "welcome", "monkey",
    "dragon", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "trustno",
    "whatever", "starwars", "administrator", "admin", "changeme", "default", "secret", "climate",
    "summer", "winter", "spring", "autumn", "correct horse battery staple",
    "correcthorsebatterystaple",
  ].map(plain)
}
