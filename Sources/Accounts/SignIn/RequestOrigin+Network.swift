internal import Cryptography
internal import Foundation

extension RequestOrigin {
  /// What one customer of a network has: an address, or the 2⁶⁴ of an IPv6 network.
  package var network: String {
    var bytes = in6_addr()
    guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    let parts = withUnsafeBytes(of: bytes) { Array($0) }
    // ::ffff:192.0.2.1 is that address of IPv4.
    guard parts.prefix(10).contains(where: { $0 != 0 }) || parts[10] != 0xff || parts[11] != 0xff
    else { return parts.suffix(4).map(String.init).joined(separator: ".") }
    return Hexadecimal.text(Array(parts.prefix(8)))
  }
}
