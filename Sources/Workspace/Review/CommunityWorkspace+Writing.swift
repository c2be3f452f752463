internal import Tables

extension CommunityWorkspace {
  /// True for files that no number comes from: texts of chapters, and what reviewers say of them.
  private static func isWriting(_ file: String) -> Bool {
    isChapter(file) || WorkspaceTables.review.contains(file)
  }

  /// True for a text of the plan's folder.
  public static func isChapter(_ file: String) -> Bool {
    file.hasPrefix("plan/") && file.hasSuffix(".md")
  }

  /// True when two workspaces as their files say them differ at most in chapters, comments and approvals.
  public func hasSameNumbers(as other: CommunityWorkspace) -> Bool {
    Self.isSame(documents, other.documents) && Self.isSame(tables, other.tables)
  }

  private static func isSame<Contents: Equatable>(
    _ some: [String: Contents], _ others: [String: Contents]
  ) -> Bool {
    some.allSatisfy { isWriting($0) || others[$0] == $1 }
      && others.keys.allSatisfy { isWriting($0) || some[$0] != nil }
  }

  /// The workspace with other texts of chapters that it has.
  ///
  /// Reading looks only at which chapters there are, so nothing is read again.
  ///
  /// - Returns: Nil when one of the files is something else than a chapter that is there.
  public func rewriting(_ texts: [String: [UInt8]]) -> CommunityWorkspace? {
    guard texts.keys.allSatisfy({ Self.isChapter($0) && documents[$0] != nil }) else { return nil }
    var copy = self
    copy.documents.merge(texts) { _, new in new }
    return copy
  }
}
