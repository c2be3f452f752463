import Foundation
import Testing

@testable import Cryptography

@Suite struct SignatureTests {
  @Test(arguments: [SignatureExample.rs256, .es256, .ps256])
  func `a signature of each algorithm is verified`(example: SignatureExample) throws {
    let token = try JSONWebSignature(example.token)
    #expect(token.isSigned(by: try example.key()))
  }

  @Test(arguments: [SignatureExample.rs256, .es256, .ps256])
  func `one changed letter of header, payload or signature spoils a signature`(
    example: SignatureExample
  ) throws {
    let key = try example.key()
    let parts = example.token.split(separator: ".").map(String.init)
    let payload = Base64URL.text(Array(#"{"sub":"other"}"#.utf8))
    let otherPayload = try JSONWebSignature("\(parts[0]).\(payload).\(parts[2])")
    #expect(!otherPayload.isSigned(by: key))

    var bytes = try #require(Base64URL.bytes(parts[2]))
    bytes[20] ^= 1
    let otherSignature = try JSONWebSignature("\(parts[0]).\(parts[1]).\(Base64URL.text(bytes))")
    #expect(!otherSignature.isSigned(by: key))

    for length in [0, 1, 63, bytes.count - 1] {
      let short = Base64URL.text(bytes.prefix(length))
      let token = try JSONWebSignature("\(parts[0]).\(parts[1]).\(short)")
      #expect(!token.isSigned(by: key))
    }
  }

  @Test func `a key of another kind or purpose verifies nothing`() throws {
    let token = try JSONWebSignature(SignatureExample.rs256.token)
    #expect(!token.isSigned(by: try SignatureExample.es256.key()))
    let key = try SignatureExample.rs256.key()
    let forPSS = JSONWebKey(identifier: nil, material: key.material, algorithm: .ps256)
    #expect(!token.isSigned(by: forPSS))
  }

  @Test func `a signature of zeros, or by a point off the curve, is none`() throws {
    let parts = SignatureExample.es256.token.split(separator: ".").map(String.init)
    let zeros = Base64URL.text([UInt8](repeating: 0, count: 64))
    let token = try JSONWebSignature("\(parts[0]).\(parts[1]).\(zeros)")
    #expect(!token.isSigned(by: try SignatureExample.es256.key()))

    let good = try JSONWebSignature(SignatureExample.es256.token)
    guard case .p256(let x, var y) = try SignatureExample.es256.key().material else {
      throw ExampleProblem()
    }
    y[31] ^= 1
    #expect(!good.isSigned(by: JSONWebKey(identifier: nil, material: .p256(x: x, y: y))))
  }

  @Test func `an RSA key that can be forged is refused`() throws {
    // 1,024 bits; the signature itself is right.
    let token = try JSONWebSignature(SignatureExample.short.token)
    #expect(!token.isSigned(by: try SignatureExample.short.key()))

    guard case .rsa(let modulus, _) = try SignatureExample.rs256.key().material else {
      throw ExampleProblem()
    }
    let good = try JSONWebSignature(SignatureExample.rs256.token)
    for exponent: [UInt8] in [[], [0], [1], [2], [0, 0, 1]] {
      let key = JSONWebKey(
        identifier: nil, material: .rsa(modulus: modulus, exponent: exponent))
      #expect(!good.isSigned(by: key))
    }
  }

  @Test(arguments: ["none", "None", "HS256", "HS512", "RS1", "", "ES256K"])
  func `an algorithm without a private key is refused by name`(name: String) {
    let header = Base64URL.text(Array(#"{"alg":"\#(name)"}"#.utf8))
    #expect(throws: JSONWebSignature.Refusal.algorithm(name)) {
      _ = try JSONWebSignature("\(header).e30.")
    }
  }

  @Test func `what is no token is refused`() {
    let header = Base64URL.text(Array(#"{"alg":"RS256","crit":["exp"]}"#.utf8))
    #expect(throws: JSONWebSignature.Refusal.criticalExtension) {
      _ = try JSONWebSignature("\(header).e30.AA")
    }
    let long = String(repeating: "A", count: JSONWebSignature.limit + 1)
    #expect(throws: JSONWebSignature.Refusal.tooLong) { _ = try JSONWebSignature(long) }
    for text in ["", ".", "..", "a.b", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.e30.AA==", "é.é.é"] {
      #expect(throws: JSONWebSignature.Refusal.malformed) { _ = try JSONWebSignature(text) }
    }
  }

  @Test func `a key set keeps the keys that sign, and finds them by name`() throws {
    let example = SignatureExample.es256.fields
    let set = try #require(
      JSONWebKeySet(
        json: Array(
          """
          {"keys":[{"kid":"a",\(example)},{"kid":"b","use":"enc",\(example)},
          {"kid":"c","alg":"ES512",\(example)},{"kid":"d","key_ops":["sign"],\(example)},
          {"kty":"oct","k":"c2VjcmV0","kid":"e","alg":"HS256"},{"kty":7},17]}
          """.utf8)))
    #expect(set.keys.map(\.identifier) == ["a"])
    let header = JSONWebSignature.Header(algorithm: .es256, keyIdentifier: "a")
    #expect(set.keys(for: header).count == 1)
    let unknown = JSONWebSignature.Header(algorithm: .es256, keyIdentifier: "b")
    #expect(set.keys(for: unknown).isEmpty)
    #expect(JSONWebKeySet(json: Array("<html>".utf8)) == nil)
    #expect(JSONWebKeySet(json: Array("{}".utf8)) == nil)
  }

  @Test func `base64url has one text for some bytes`() {
    #expect(Base64URL.text([]) == "")
    #expect(Base64URL.text([0xFB, 0xFF]) == "-_8")
    for count in 0...40 {
      let bytes = RandomBytes.make(count)
      #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
    }
    for text in ["A", "AB", "AAB", "AA=", "AA==", "A A", "A+", "A/", "AAAAA"] {
      #expect(Base64URL.bytes(text) == nil, "\(text)")
    }
  }
}

struct ExampleProblem: Error {}
