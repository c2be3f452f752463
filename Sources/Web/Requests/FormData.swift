import Foundation

/// The fields of a form, in the order they were sent.
struct FormData: Sendable, Equatable {
  struct File: Sendable, Equatable {
    let name: String
    let contents: [UInt8]
  }

  private(set) var fields: [(name: String, value: String)] = []
  private(set) var files: [String: File] = [:]

  init(fields: [(name: String, value: String)] = [], files: [String: File] = [:]) {
    self.fields = fields
    self.files = files
  }

  static func == (left: FormData, right: FormData) -> Bool {
    left.fields.elementsEqual(right.fields, by: ==) && left.files == right.files
  }

  /// The first value of a field as it was sent.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of a field that may be chosen several times.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The field without spaces around it; empty when it was not sent.
  func text(_ name: String) -> String {
    (self[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension FormData {
  /// The most fields of one form; more is no form of ours.
  static let fieldLimit = 2_000

  /// Reads `application/x-www-form-urlencoded`; nil when it is malformed or has too many fields.
  init?(urlEncoded text: String) {
    var fields: [(name: String, value: String)] = []
    for part in text.split(separator: "&") {
      guard fields.count < Self.fieldLimit else { return nil }
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(sides[0]),
        let value = sides.count > 1 ? Self.decoded(sides[1]) : ""
      else { return nil }
      fields.append((name, value))
    }
    self.init(fields: fields)
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    // No text that a person writes has a NUL, and not every database takes one.
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
