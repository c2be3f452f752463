internal import Cryptography
internal import Foundation
internal import Tables

/// Writes the name of a row from its key's cells, such as `population/2021`.
///
/// A cell's letters (of any language), digits and `-._:,()` stay as they are; any other byte is written `=2F`,
/// so that a name can stand in an address. An empty cell is `*`. A name of more than 200 bytes is cut off
/// and ends in a digest of the whole.
enum RowKey {
  private static let separator = UInt8(ascii: "/")
  private static let limit = 200

  /// The name of a record of a table that was laid out with the key's columns; empty when the key is.
  static func text(
    of record: Int, in layout: CSVLayout, columns: Int, base: UnsafeRawPointer
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(48)
    var isEmpty = true
    for column in 0..<columns {
      if column > 0 { bytes.append(separator) }
      layout.withCell(record: record, column: column, base: base) { cell in
        if cell.isEmpty { return bytes.append(UInt8(ascii: "*")) }
        isEmpty = false
        append(cell, to: &bytes)
      }
    }
    return isEmpty ? "" : text(bytes)
  }

  /// The name for cells, trimmed here; empty when all of them are.
  static func text(cells: [String]) -> String {
    let cells = cells.map(\.trimmed)
    guard cells.contains(where: { !$0.isEmpty }) else { return "" }
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      if cell.isEmpty {
        bytes.append(UInt8(ascii: "*"))
        continue
      }
      Array(cell.utf8).withUnsafeBytes { append($0, to: &bytes) }
    }
    return text(bytes)
  }

  /// The name of the occurrence of a key, from 1: the key itself, then `key~2`, `key~3`; `~1` for no key.
  static func name(_ key: String, occurrence: Int) -> String {
    occurrence == 1 && !key.isEmpty ? key : "\(key)~\(occurrence)"
  }

  /// The key of a name: without `~2`.
  static func key(ofName name: String) -> String {
    guard let mark = name.utf8.lastIndex(of: UInt8(ascii: "~")) else { return name }
    let digits = name[name.utf8.index(after: mark)...].utf8
    guard (1...9).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return name
    }
    return String(name[..<mark])
  }

  private static func append(_ cell: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    if cell.allSatisfy({ isPlain[Int($0)] }) {
      // `.` and `..` would lead somewhere else in an address.
      let isDots = cell.count <= 2 && cell.allSatisfy { $0 == UInt8(ascii: ".") }
      if isDots { escape(UInt8(ascii: "."), to: &bytes) }
      bytes.append(contentsOf: isDots ? UnsafeRawBufferPointer(rebasing: cell.dropFirst()) : cell)
      return
    }
    let text = String(decoding: cell, as: UTF8.self).precomposedStringWithCanonicalMapping
    for scalar in text.unicodeScalars {
      if isReadable(scalar) {
        bytes.append(contentsOf: String(scalar).utf8)
      } else {
        for byte in String(scalar).utf8 { escape(byte, to: &bytes) }
      }
    }
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    bytes += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let isPlain: [Bool] = (0..<256).map { byte in
    let byte = UInt8(byte)
    return (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
      || "-._:,()".utf8.contains(byte)
  }

  private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isPlain[Int(scalar.value)] }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
    var end = 160
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "=~" + SHA256.hex(bytes).prefix(16)
  }
}
