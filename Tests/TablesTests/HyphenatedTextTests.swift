import Tables
import Testing

@Suite struct HyphenatedTextTests {
  @Test(arguments: [
    ("gas", true, true), ("natural-gas", true, true), ("on-road-rate", true, true),
    ("egrid-2021", false, true), ("2021", false, true), ("", false, false), ("-", false, false),
    ("natural--gas", false, false), ("-gas", false, false), ("gas-", false, false),
    ("Natural-gas", false, false), ("natural gas", false, false), ("año-gas", false, false),
  ])
  func `words of small letters have single hyphens between them`(
    text: String, withLetters: Bool, withDigits: Bool
  ) {
    #expect(text.isHyphenated() == withLetters)
    #expect(text.isHyphenated(digits: true) == withDigits)
    #expect(text[...].isHyphenated() == withLetters)
  }
}
