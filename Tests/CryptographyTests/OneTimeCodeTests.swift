import Cryptography
import Testing

@Suite struct OneTimeCodeTests {
  private let secret = Array("12345678901234567890".utf8)

  // RFC 6238, appendix B, the rows of SHA1
  @Test(arguments: [
    (59.0, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
    (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func `codes are those of RFC 6238`(seconds: Double, code: String) {
    let step = OneTimeCode.step(secondsSince1970: seconds)
    #expect(OneTimeCode.code(secret: secret, step: step, digits: 8) == code)
    #expect(OneTimeCode.code(secret: secret, step: step) == code.suffix(6))
  }

  @Test func `a code holds one step before and after its own, and says which it was`() {
    let step = OneTimeCode.step(secondsSince1970: 59)
    let code = OneTimeCode.code(secret: secret, step: step)
    for now in step - 1...step + 1 {
      #expect(OneTimeCode.matchingStep(secret: secret, typed: code, step: now) == step)
    }
    #expect(OneTimeCode.matchingStep(secret: secret, typed: code, step: step + 2) == nil)
    #expect(OneTimeCode.matchingStep(secret: secret, typed: code, step: step - 2) == nil)
  }

  @Test func `spaces between the digits are passed over, anything else is not`() {
    #expect(OneTimeCode.matchingStep(secret: secret, typed: " 287 082 ", step: 1) == 1)
    for wrong in ["", "28708", "2870820", "94287082", "２８７０８２"] {
      #expect(OneTimeCode.matchingStep(secret: secret, typed: wrong, step: 1) == nil)
    }
  }
}
