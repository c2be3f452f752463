import Cryptography
import Testing

@Suite struct HMACTests {
  @Test func `codes are those of RFC 2202 and RFC 4231`() {
    let key = [UInt8](repeating: 0x0b, count: 20)
    // RFC 2202, section 3, cases 1 and 2
    #expect(
      Hexadecimal.text(HMAC.sha1(key: key, message: Array("Hi There".utf8)))
        == "b617318655057264e28bc0b6fb378c8ef146be00")
    let question = Array("what do ya want for nothing?".utf8)
    #expect(
      Hexadecimal.text(HMAC.sha1(key: Array("Jefe".utf8), message: question))
        == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
    // RFC 4231, section 4.2 and 4.3
    #expect(
      Hexadecimal.text(HMAC.sha256(key: key, message: Array("Hi There".utf8)))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      Hexadecimal.text(HMAC.sha256(key: Array("Jefe".utf8), message: question))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func `an empty key is one of zeros, as the padding makes it`() {
    #expect(HMAC.sha256(key: [], message: [1]) == HMAC.sha256(key: [0, 0], message: [1]))
  }

  @Test func `secrets are equal only when every byte is`() {
    #expect(ConstantTime.equal("same", "same"))
    #expect(ConstantTime.equal("", ""))
    #expect(!ConstantTime.equal("same", "sane"))
    #expect(!ConstantTime.equal("same", "same "))
  }
}
