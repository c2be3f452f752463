import Cryptography
import Testing

@Suite struct Base32Tests {
  // RFC 4648, section 10, without the padding
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ])
  func `texts are those of RFC 4648`(plain: String, text: String) {
    #expect(Base32.text(Array(plain.utf8)) == text)
    #expect(Base32.bytes(text) == Array(plain.utf8))
    #expect(Base32.bytes(text.lowercased()) == Array(plain.utf8))
  }

  @Test(arguments: ["M", "MZX", "MZXW61", "MZXW 6", "MZ", "MZXW6YTBO0"])
  func `what no bytes make is refused`(text: String) {
    #expect(Base32.bytes(text) == nil)
  }
}
