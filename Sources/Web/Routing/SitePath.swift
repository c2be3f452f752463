import Foundation

/// Every address of the site's own pages.
enum SitePath {
  static let signIn = "/sign-in"
  static let confirm = "/confirm"
  static let workspaces = "/workspaces"
  static let account = "/account"
  static let administration = "/administration"

  static func workspace(_ id: String, _ rest: String = "") -> String {
    "/workspaces/\(id)" + (rest.isEmpty ? "" : "/\(rest)")
  }

  static func signIn(returningTo path: String) -> String {
    signIn + "?return=" + encoded(path)
  }

  /// A part of a query, percent-encoded.
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  /// A path of this server that somebody may be sent to; nil for whatever could lead elsewhere.
  static func safeReturn(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return text
  }

  private static let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
}
