internal import Foundation

/// Which addresses of a provider are asked.
enum ProviderAddress {
  /// Whether an address is https, or of this machine when the issuer is too.
  static func isAllowed(_ text: String, ofIssuer issuer: String) -> Bool {
    guard let parts = parts(text), parts.user == nil, parts.password == nil, parts.fragment == nil,
      let host = parts.host, !host.isEmpty
    else { return false }
    switch parts.scheme {
    case "https": return true
    case "http":
      return isThisMachine(host) && (self.parts(issuer)?.host).map(isThisMachine) == true
    default: return false
    }
  }

  /// An address with more fields in its query.
  static func adding(_ fields: [(name: String, value: String)], to address: String) -> String {
    let separator = address.contains("?") ? (address.hasSuffix("?") ? "" : "&") : "?"
    return address + separator + form(fields)
  }

  /// Fields as `application/x-www-form-urlencoded`.
  static func form(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  /// A text with all but unreserved characters as percent codes.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(Character(UnicodeScalar(byte)))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }

  private static func parts(_ text: String) -> URLComponents? {
    // What is not plain ASCII is read differently by different programs.
    guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    return URLComponents(string: text)
  }

  private static func isThisMachine(_ host: String) -> Bool {
    ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
  }
}
