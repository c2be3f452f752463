import Cryptography
import Testing

@Suite struct SealedBoxTests {
  private let key = [UInt8](repeating: 7, count: 32)

  @Test func `a box opens with its key and its context only`() {
    let box = SealedBox.seal([1, 2, 3], key: key, context: [9])
    #expect(SealedBox.open(box, key: key, context: [9]) == [1, 2, 3])
    #expect(SealedBox.open(box, key: key, context: [8]) == nil)
    #expect(SealedBox.open(box, key: key, context: []) == nil)
    #expect(SealedBox.open(box, key: [UInt8](repeating: 8, count: 32), context: [9]) == nil)
    #expect(SealedBox.open(box, key: [7], context: [9]) == nil)
  }

  @Test func `no bit of a box can be changed unseen`() {
    let box = SealedBox.seal([1, 2, 3], key: key, context: [9])
    for index in box.indices {
      var changed = box
      changed[index] ^= 1
      #expect(SealedBox.open(changed, key: key, context: [9]) == nil)
    }
    for length in box.indices {
      #expect(SealedBox.open(Array(box.prefix(length)), key: key, context: [9]) == nil)
    }
  }

  @Test func `the same bytes are never sealed the same way twice, and nothing can be sealed`() {
    let boxes = (0..<20).map { _ in SealedBox.seal([1], key: key, context: []) }
    #expect(Set(boxes).count == 20)
    let empty = SealedBox.seal([], key: key, context: [1])
    #expect(SealedBox.open(empty, key: key, context: [1]) == [])
  }

  // McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case 16
  @Test func `a box of the standard's example opens`() throws {
    let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    let sealed =
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    let box = "cafebabefacedbaddecaf888" + sealed + "76fc6ece0f4e1768cddf8853bb2d551b"
    let context = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
    let plain =
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
      + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    let opened = SealedBox.open(bytes(box), key: bytes(key), context: bytes(context))
    #expect(opened.map(Hexadecimal.text) == plain)
  }

  private func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }
}
