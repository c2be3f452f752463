import Cryptography
import Foundation
import Store

/// The lines that the pages of a plan carry while residents may comment, and after that a link to what was said.
///
/// They are put in as a page is sent: the published files stay as they are, for other hosts and for whoever compares them.
struct ResidentInvitation: Sendable {
  private let period: CommentPeriod
  private let isOpen: Bool

  /// Nil before the period begins.
  init?(_ period: CommentPeriod, at now: Date) {
    let state = period.state(at: now)
    guard state != .ahead else { return nil }
    self.period = period
    isOpen = state == .open
  }

  /// The page of comments on a plan, or on one chapter of it.
  static func path(_ plan: String, chapter: String = "") -> String {
    "/plans/\(plan)/comments" + (chapter.isEmpty ? "" : "?chapter=\(SitePath.encoded(chapter))")
  }

  /// What tells these lines from others, for the tag of a page.
  func mark(_ language: Language) -> String {
    let lines = [banner(language).text, chapterLink("", language).text].joined(separator: "\n")
    return "-" + SHA256.hex(Array(lines.utf8)).prefix(12)
  }

  /// - Parameter page: The name of the page, such as `inventory`.
  func put(into text: String, page: String, _ language: Language) -> String {
    // What is printed as a whole carries nothing that is over soon.
    guard page != "print" else { return text }
    var text = text
    if let link = text.range(of: #"<a class="skip-link""#),
      let end = text.range(of: "</a>", range: link.upperBound..<text.endIndex)
    {
      text.insert(contentsOf: banner(language).text, at: end.upperBound)
    }
    if let end = text.range(of: #"<nav class="chapter-nav""#) {
      text.insert(contentsOf: chapterLink(page, language).text, at: end.lowerBound)
    }
    return text
  }

  private func banner(_ language: Language) -> HTML {
    let text = ResidentText.in(language)
    let path = Self.path(period.workspace)
    let words: HTML =
      isOpen
      ? "\(period.invitation(language)) <a href=\"\(path)\">\(text.commentOnPlan)</a> (\(text.until(DayLabel(period.closes, language: language).text)))"
      : "<a href=\"\(path)\">\(text.readComments)</a>"
    return """
      <aside class="edition-banner" aria-label="\(text.title)" lang="\(language.rawValue)"><p>\(words)</p></aside>
      """
  }

  private func chapterLink(_ page: String, _ language: Language) -> HTML {
    guard isOpen else { return .empty }
    return """
      <p lang="\(language.rawValue)"><a href="\(Self.path(period.workspace, chapter: page))">\(ResidentText.in(language).commentOnChapter)</a></p>
      """
  }
}

extension CommentPeriod {
  /// The line of invitation as it was written, or the page's own words: a reader is not met in another language.
  func invitation(_ language: Language) -> HTML {
    let line = language == .english ? english : spanish
    return HTML(line.isEmpty ? ResidentText.in(language).invitation : line)
  }
}
