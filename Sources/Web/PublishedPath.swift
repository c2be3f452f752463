import Foundation
import Workspace

/// A requested path that names a plan and a file in it, taken apart and checked.
struct PublishedPath: Equatable, Sendable {
  let plan: String
  /// Names below the plan's folder, decoded; empty for the folder itself.
  let names: [String]
  /// True when the path ends in a slash, so that relative links resolve inside the folder.
  let endsInSlash: Bool

  /// Reads a path as it came in the request, still percent-encoded.
  ///
  /// Nil for every path that could mean something else than it says: `.`, `..`, hidden files, empty
  /// names, backslashes, encoded slashes and control characters.
  init?(requestPath: String) {
    var parts = requestPath.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].isEmpty, parts[1] == "plans" else { return nil }
    parts.removeFirst(2)
    endsInSlash = parts.last?.isEmpty == true
    if endsInSlash { parts.removeLast() }
    let decoded = parts.compactMap(Self.name)
    guard decoded.count == parts.count, let plan = decoded.first, Community.isIdentifier(plan)
    else {
      return nil
    }
    self.plan = plan
    names = Array(decoded.dropFirst())
  }

  /// The name of one of the plan's own pages, such as `inventory`, and `index` of its folder; nil for anything else.
  var page: String? {
    guard let name = names.first else { return endsInSlash ? "index" : nil }
    return names.count == 1 && name.hasSuffix(".html") ? String(name.dropLast(5)) : nil
  }

  /// The same path, percent-encoded, with a slash at its end.
  var asFolder: String {
    let encoded = names.map {
      $0.addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? $0
    }
    return "/plans/" + ([plan] + encoded).joined(separator: "/") + "/"
  }

  private static func name(_ encoded: Substring) -> String? {
    guard let name = String(encoded).removingPercentEncoding, !name.isEmpty, name.first != "."
    else { return nil }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0 != "/" && $0 != "\\"
    }
    return isPlain ? name : nil
  }

  private static let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
}
