/// Texts that occur again and again, each kept once and known by a small number.
///
/// Looking a text up by its bytes makes no `String`, so a column of a million cells with forty
/// different values costs forty texts. Numbers count from 0 in the order of first appearance.
///
/// - Limits: Texts are told apart byte by byte; the same letters in another Unicode form are another
///   text. At most 2³¹ − 1 texts.
public struct SymbolTable: Sendable {
  /// All texts, one after another.
  private var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [Int] = []
  /// Hash tag in the upper half, number + 1 in the lower; 0 is free, and the count a power of 2.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)

  /// The number of the empty text.
  private var emptyNumber: Int32?

  public init() {}

  /// How many different texts there are.
  public var count: Int { ends.count }

  /// The text of a number; empty when the number is of no text.
  public subscript(number: Int32) -> String {
    guard ends.indices.contains(Int(number)) else { return "" }
    return String(decoding: bytes[range(Int(number))], as: UTF8.self)
  }

  /// Every text, by number.
  public var texts: [String] { ends.indices.map { self[Int32($0)] } }

  /// The number of a text that is given as UTF-8; a new text takes the next number.
  ///
  /// - Returns: The number, and whether the text is new.
  public mutating func insert(_ text: UnsafeRawBufferPointer) -> (number: Int32, isNew: Bool) {
    // Tables have many empty cells.
    if text.isEmpty, let emptyNumber { return (emptyNumber, false) }
    let hash = SymbolTable.hash(text)
    var slot = slot(hash)
    while slots[slot] != 0 {
      if let number = match(slots[slot], hash, text) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (add(text, hash, at: slot), true)
  }

  /// The number of a text; a new text takes the next number.
  public mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { insert(UnsafeRawBufferPointer($0)).number }
  }

  /// The number of a text, or nil when it never occurred.
  public func existingNumber(of text: String) -> Int32? {
    var text = text
    return text.withUTF8 { buffer in
      let text = UnsafeRawBufferPointer(buffer)
      let hash = SymbolTable.hash(text)
      var slot = slot(hash)
      while slots[slot] != 0 {
        if let number = match(slots[slot], hash, text) { return number }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  private mutating func add(_ text: UnsafeRawBufferPointer, _ hash: UInt64, at slot: Int) -> Int32 {
    let number = Int32(ends.count)
    if text.isEmpty { emptyNumber = number }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = hash & SymbolTable.tagMask | UInt64(number + 1)
    if ends.count * 4 > slots.count * 3 { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      let number = Int(entry & 0xFFFF_FFFF) - 1
      let hash = bytes[range(number)].withUnsafeBytes { SymbolTable.hash($0) }
      var slot = slot(hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  /// The number in a slot when its text is the one wanted.
  @inline(__always)
  private func match(_ entry: UInt64, _ hash: UInt64, _ text: UnsafeRawBufferPointer) -> Int32? {
    guard entry & SymbolTable.tagMask == hash & SymbolTable.tagMask else { return nil }
    let number = Int(entry & 0xFFFF_FFFF) - 1
    let range = range(number)
    guard range.count == text.count else { return nil }
    let isSame = bytes.withUnsafeBytes { stored in
      UnsafeRawBufferPointer(rebasing: stored[range]).isSame(as: text)
    }
    return isSame ? Int32(truncatingIfNeeded: number) : nil
  }

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000
}

extension SymbolTable {
  /// Returns 64 bits that are equal for equal bytes, and hardly ever for different ones.
  public static func fingerprint(of bytes: UnsafeRawBufferPointer) -> UInt64 { hash(bytes) }

  /// A hash of bytes: 16 at a time, folded by a multiplication of full width.
  @inline(__always)
  static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    guard let base = text.baseAddress else { return fold(0, 0) }
    var hash = UInt64(truncatingIfNeeded: text.count)
    var position = 0
    while text.count - position > 16 {
      hash = fold(hash ^ word(base, position), word(base, position + 8))
      position += 16
    }
    let (low, high) = tail(base + position, text.count - position)
    return fold(hash ^ low, high ^ 0xA076_1D64_78BD_642F)
  }

  /// Up to 16 bytes as two words that overlap where there are fewer.
  @inline(__always)
  private static func tail(_ base: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
    if count >= 8 { return (word(base, 0), word(base, count - 8)) }
    if count >= 4 {
      return (
        UInt64(base.loadUnaligned(as: UInt32.self)),
        UInt64(base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      )
    }
    guard count > 0 else { return (0, 0) }
    let first = UInt64(base.load(as: UInt8.self))
    let middle = UInt64(base.load(fromByteOffset: count / 2, as: UInt8.self))
    let last = UInt64(base.load(fromByteOffset: count - 1, as: UInt8.self))
    return (first << 16 | middle << 8 | last, 0)
  }

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ position: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(
      by: right ^ 0x8EBC_6AF0_9C88_C6E3)
    return product.high ^ product.low
  }
}

extension UnsafeRawBufferPointer {
  /// True when another range of the same length has the same bytes.
  @inline(__always)
  fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard let left = baseAddress, let right = other.baseAddress else { return count == other.count }
    var position = 0
    while position + 8 <= count {
      guard
        left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          == right.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      else { return false }
      position += 8
    }
    while position < count {
      guard
        left.load(fromByteOffset: position, as: UInt8.self)
          == right.load(fromByteOffset: position, as: UInt8.self)
      else { return false }
      position += 1
    }
    return true
  }
}
