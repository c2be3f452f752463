internal import Quantities
public import Tables

/// All chapters of a plan as their authors wrote them, in order.
public struct BookManuscript: Sendable {
  public var chapters: [ManuscriptChapter]

  public init(chapters: [ManuscriptChapter]) {
    self.chapters = chapters
  }

  /// What was found while reading, and chapters that cannot be told apart.
  public var findings: [Finding] {
    var seen: [String: String] = [:]
    var duplicates: [Finding] = []
    for chapter in chapters {
      if let other = seen[chapter.id] {
        duplicates.append(
          Finding(
            .error,
            "\(other) and this file would both become the chapter “\(chapter.id)”. Rename one.",
            at: Place(file: chapter.file)))
      } else {
        seen[chapter.id] = chapter.file
      }
    }
    return chapters.flatMap(\.findings) + duplicates
  }

  /// Every reference of the book in reading order.
  public var references: [ManuscriptReference] {
    chapters.flatMap(\.references)
  }

  /// Makes the chapters of one edition.
  ///
  /// - Returns: The chapters, every figure they use in order of first use, and what could not be
  ///   resolved. Findings made while reading are in `findings`.
  public func resolved(
    for edition: Edition, with resolver: ReferenceResolver
  ) -> (chapters: [Chapter], figures: [FigureValue], findings: [Finding]) {
    let printed = chapters.filter { !$0.isInternal || edition == .internal }
    let resolved = printed.map { $0.resolved(for: edition, with: resolver) }
    let chapters = resolved.map(\.chapter)
    var seen: Set<String> = []
    let figures = chapters.flatMap(\.figures).filter { seen.insert($0.id).inserted }
    let links = zip(printed, chapters).flatMap { manuscript, chapter in
      brokenLinks(of: manuscript, edition: edition, chapter: chapter, among: chapters)
    }
    return (chapters, figures, resolved.flatMap(\.findings) + links)
  }

  private func brokenLinks(
    of manuscript: ManuscriptChapter, edition: Edition, chapter: Chapter, among chapters: [Chapter]
  ) -> [Finding] {
    let exhibits = Set(chapters.flatMap(\.exhibitAnchors))
    return manuscript.links(edition).compactMap { url, place in
      var target: Chapter? = chapter
      var fragment: String?
      switch BookLink(url) {
      case .external, .file, .unsafe: return nil
      case .fragment(let name): fragment = name
      case .chapter(let id, let name):
        target = chapters.first { $0.id == id }
        fragment = name
      }
      guard let target else {
        return Finding(
          .warning,
          "“\(url)” is not a chapter of the \(edition.rawValue) edition. Correct or remove the link.",
          at: place)
      }
      guard let fragment, !exhibits.contains(fragment), !target.headingIDs.contains(fragment)
      else { return nil }
      let guess = NearestName.findInAnyCase(fragment, among: target.headingIDs)
        .map { " Did you mean “#\($0)”?" }
      return Finding(
        .warning,
        "The chapter “\(target.title)” has no heading “#\(fragment)” in the \(edition.rawValue) "
          + "edition." + (guess ?? ""), at: place)
    }
  }
}
