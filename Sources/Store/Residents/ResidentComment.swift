internal import Databases
public import Foundation

/// What a resident says of a public plan, without an account, and what became of it.
public struct ResidentComment: Hashable, Sendable, Identifiable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Nobody has decided yet, so that the public does not see it.
    case new
    case published
    /// Kept from the public, for a reason that the staff sees.
    case aside
  }

  /// The most UTF-16 units of each part, as browsers count them.
  public enum Limit {
    public static let text = 4_000
    public static let name = 80
    public static let area = 80
    public static let interest = 500
    public static let answer = 4_000
    public static let reason = 300
  }

  /// What somebody has sent.
  public struct Sent: Hashable, Sendable {
    /// The name of the published page, such as `inventory`; empty for the whole plan.
    public var chapter: String
    /// The title that the chapter had then.
    public var chapterTitle: String
    public var text: String
    /// The name to be shown with it; empty where somebody gave none.
    public var name: String
    /// The neighborhood, for the staff alone.
    public var area: String
    /// How the plan affects them, for the staff alone.
    public var interest: String
    /// The language of the page that it was written on, such as `es`.
    public var language: String

    public init(
      chapter: String = "", chapterTitle: String = "", text: String, name: String = "",
      area: String = "", interest: String = "", language: String = "en"
    ) {
      self.chapter = chapter
      self.chapterTitle = chapterTitle
      self.text = text
      self.name = name
      self.area = area
      self.interest = interest
      self.language = language
    }
  }

  /// What the community has decided and answered.
  public struct Answer: Hashable, Sendable {
    public var state: State
    /// Why it was set aside, for the staff alone.
    public var reason: String
    /// What is said to the public.
    public var reply: String
    /// What of the plan was changed because of it.
    public var change: String
    /// A chapter's file or `actions.csv#ID` that it belongs to; empty for none.
    public var about: String
    /// The title of that, as the public reads it.
    public var aboutTitle: String

    public init(
      state: State = .new, reason: String = "", reply: String = "", change: String = "",
      about: String = "", aboutTitle: String = ""
    ) {
      self.state = state
      self.reason = reason
      self.reply = reply
      self.change = change
      self.about = about
      self.aboutTitle = aboutTitle
    }
  }

  /// Its number, which the resident is told.
  public let id: String
  public let workspace: String
  public let sent: Sent
  public let received: Date
  public let answer: Answer
  /// When it was answered last; nil while nobody has decided anything.
  public let answered: Date?
  /// Who did.
  public let answeredBy: String?

  /// Whether somebody still has to decide on it or to answer it.
  public var isWaiting: Bool {
    switch answer.state {
    case .new: true
    case .published: answer.reply.isEmpty && answer.change.isEmpty
    case .aside: false
    }
  }

  static let columns = """
    id, workspace, chapter, chapter_title, body, name, area, interest, language, received, state,
    reason, reply, change, about, about_title, answered, answered_by
    """

  init(_ row: SQLRow) throws {
    id = try row.text(0)
    workspace = try row.text(1)
    sent = Sent(
      chapter: try row.text(2), chapterTitle: try row.text(3), text: try row.text(4),
      name: try row.text(5), area: try row.text(6), interest: try row.text(7),
      language: try row.text(8))
    received = try row.instant(9)
    answer = Answer(
      // What a later version may have added is not for the public here.
      state: State(rawValue: try row.text(10)) ?? .aside, reason: try row.text(11),
      reply: try row.text(12), change: try row.text(13), about: try row.text(14),
      aboutTitle: try row.text(15))
    answered = try row.optionalInstant(16)
    answeredBy = try row.optionalText(17)
  }
}

/// Why a comment was not kept or answered.
public enum ResidentCommentProblem: Error, Hashable, Sendable {
  /// The plan takes none now.
  case closed
  /// As many have come within an hour as one plan takes.
  case busy
  /// The plan holds as many as it may.
  case full
  case noComment
  /// The plan holds comments, so that their period stays.
  case hasComments
  /// Somebody else has answered it meanwhile.
  case answeredMeanwhile
  /// Somebody else has changed the period meanwhile.
  case periodChangedMeanwhile
}
