import Testing

@testable import Accounts

@Suite struct PasswordRulesTests {
  private let rules = PasswordRules(shortest: 15)
  private let words = ["maria.lopez@cityofmoss.gov", "Maria Lopez", "Cairn"]

  private func flaw(_ password: String) -> PasswordFlaw? {
    rules.flaw(of: password, words: words)
  }

  @Test(arguments: [
    "seven lamps by the river", "zR4$kkw9!pQx2vLm", "correct lamp staple otter",
    "пароль из четырёх слов", "wet stones under moss", "maria likes wet stones",
  ])
  func `length is enough, whatever the signs are`(password: String) {
    #expect(flaw(password) == nil)
  }

  @Test func `length is counted in characters, and its limit in bytes`() {
    #expect(flaw("abcdwxyz !? 12") == .tooShort(least: 15))
    #expect(flaw(String("seven lamps by the river ".repeated(8))) == .repetitive)
    let signs = (0..<99).compactMap { Unicode.Scalar(0x4e00 + $0 * 7) }.map(Character.init)
    #expect(flaw("é" + String(signs)) == .tooLong)
    #expect(flaw("a\u{301}b\u{301}c\u{301}") == .tooShort(least: 15))
  }

  @Test(arguments: [
    "aaaaaaaaaaaaaaaaaaaa", "abababababababab", "abc123abc123abc123", "abcdefghijklmnop",
    "123456789012345", "qwertyuiopasdfgh", "zyxwvutsrqponmlk", "lampotterlampotterlampotter",
  ])
  func `what repeats itself or runs along the keyboard is refused`(password: String) {
    #expect(flaw(password) == .repetitive)
  }

  @Test(arguments: [
    "maria.lopez@cityofmoss.gov", "MariaLopez20261", "cityofmoss.gov!!!", "C4irnCairn2026!!",
    "mar1alop3z##2026",
  ])
  func `what everybody who knows the person would try is refused`(password: String) {
    #expect(flaw(password) == .expected)
  }

  @Test(arguments: [
    "Password12345!!", "p@ssw0rdp@ssw0rd1", "correct horse battery staple", "Welcome-Summer26",
  ])
  func `common words with little around them are refused`(password: String) {
    #expect(flaw(password) == .common)
  }

  @Test func `a letter sent as one sign or as two is the same`() {
    #expect(PasswordRules.normalised("caf\u{e9}") == PasswordRules.normalised("cafe\u{301}"))
    #expect(
      Array(PasswordRules.normalised("cafe\u{301}").utf8) == Array("caf\u{e9}".utf8))
  }
}

extension String {
  func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
