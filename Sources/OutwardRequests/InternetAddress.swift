internal import Foundation

/// One address of a machine, as a name leads to it.
public struct InternetAddress: Hashable, Sendable, CustomStringConvertible {
  /// 4 bytes, or 16 for IPv6.
  public let bytes: [UInt8]

  /// Reads the written form, such as `192.0.2.7` or `2001:db8::7`; nil when it is none.
  public init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  public var description: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(
      bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, socklen_t(buffer.count))
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// As it stands in a URL.
  var urlHost: String { bytes.count == 4 ? description : "[\(description)]" }

  /// Whether it is of the internet at large: not of this machine, a private network, or set apart for a purpose.
  ///
  /// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates).
  public var isPublic: Bool {
    if bytes.count == 4 { return !Self.setApart.contains { $0.contains(bytes) } }
    // ::ffff:a.b.c.d is the IPv4 address.
    if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return InternetAddress(bytes: Array(bytes.suffix(4))).isPublic
    }
    // Only 2000::/3 is given out; in it, tunnels that lead to IPv4 and examples are set apart.
    return bytes[0] & 0xE0 == 0x20 && !Self.setApart6.contains { $0.contains(bytes) }
  }

  private struct Block {
    let start: [UInt8]
    let bits: Int

    func contains(_ bytes: [UInt8]) -> Bool {
      (0..<bits).allSatisfy { bit in
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let fixed = bit / 8 < start.count ? start[bit / 8] : 0
        return bytes[bit / 8] & mask == fixed & mask
      }
    }
  }

  private static let setApart = [
    Block(start: [0], bits: 8), Block(start: [10], bits: 8), Block(start: [100, 64], bits: 10),
    Block(start: [127], bits: 8), Block(start: [169, 254], bits: 16),
    Block(start: [172, 16], bits: 12), Block(start: [192, 0, 0], bits: 24),
    Block(start: [192, 0, 2], bits: 24), Block(start: [192, 88, 99], bits: 24),
    Block(start: [192, 168], bits: 16), Block(start: [198, 18], bits: 15),
    Block(start: [198, 51, 100], bits: 24), Block(start: [203, 0, 113], bits: 24),
    Block(start: [224], bits: 4), Block(start: [240], bits: 4),
  ]

  private static let setApart6 = [
    Block(start: [0x20, 0x01, 0x00], bits: 23), Block(start: [0x20, 0x01, 0x0D, 0xB8], bits: 32),
    Block(start: [0x20, 0x02], bits: 16), Block(start: [0x3F, 0xFF, 0x00], bits: 20),
  ]
}
