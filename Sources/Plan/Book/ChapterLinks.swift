/// The links of a text that lead to one chapter.
public enum ChapterLinks {
  /// The text with its links to a chapter's file leading to another name; every other byte stays.
  ///
  /// Inline links, pictures' links and definitions of references are known: `[text](03-inventory.md#buildings)` and
  /// `[name]: 03-inventory.md`.
  ///
  /// - Parameters:
  ///   - old: The file as it is called, such as `03-inventory.md`.
  ///   - new: The file as it will be called.
  public static func renaming(_ old: String, to new: String, in text: String) -> String {
    let id = ManuscriptChapter.id(file: old)
    return text.replacing(/(\]\(\s*<?|\]:[ \t]*<?)([^\s()<>]+)/) { match in
      let url = String(match.2)
      guard case .chapter(id: id, fragment: _) = BookLink(url) else { return String(match.0) }
      let sides = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = sides[0].lastIndex(of: "/").map { sides[0][...$0] } ?? ""
      let fragment = sides.count > 1 ? "#\(sides[1])" : ""
      return "\(match.1)\(folder)\(new)\(fragment)"
    }
  }
}
