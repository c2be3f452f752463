/// Where a link of the text leads.
public enum BookLink: Hashable, Sendable {
  /// An address outside the book.
  case external(String)
  /// Another chapter by its id, and one of its headings.
  case chapter(id: String, fragment: String?)
  /// A heading, chart or table; a heading is one of the same chapter.
  case fragment(String)
  /// A file beside the pages.
  case file(String)
  /// An address that could run a program, or cannot be read.
  case unsafe

  /// Sorts an address as written in Markdown, such as `03-inventory.md#buildings`.
  public init(_ url: String) {
    let url = url.trimmedOfSpaces
    let isReadable = url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    guard isReadable, !url.isEmpty, !url.hasPrefix("//"), !url.contains("\\") else {
      self = .unsafe
      return
    }
    if let scheme = Self.scheme(of: url) {
      let isKnown = ["http", "https", "mailto", "tel"].contains(scheme)
      self = isKnown ? .external(url) : .unsafe
      return
    }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil
    let path = String(parts[0])
    if path.isEmpty {
      self = fragment.map { .fragment($0) } ?? .unsafe
    } else if path.lowercased().hasSuffix(".md") {
      self = .chapter(id: ManuscriptChapter.id(file: path), fragment: fragment)
    } else {
      self = .file(url)
    }
  }

  /// The scheme in lower case; nil for an address without one.
  private static func scheme(of url: String) -> String? {
    guard let colon = url.firstIndex(of: ":") else { return nil }
    let before = url[..<colon]
    guard !before.contains(where: { "/?#".contains($0) }) else { return nil }
    return before.lowercased()
  }
}
