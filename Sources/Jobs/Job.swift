internal import Databases
public import Foundation

/// A piece of long work that somebody asked for, as everybody on every node sees it.
public struct Job: Hashable, Sendable, Identifiable {
  /// Where a job is on its way.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case waiting, running, done, failed, cancelled

    /// Whether nothing more will happen.
    public var isOver: Bool { self != .waiting && self != .running }
  }

  /// Who asked for a job.
  public struct Asker: Hashable, Sendable {
    /// The account, or `local` for the person at the machine.
    public let id: String
    /// Kept with the job, so that it can be shown without asking for the account.
    public let name: String
    /// The language that the job speaks in, such as `en`.
    public let language: String

    public init(id: String, name: String, language: String) {
      self.id = id
      self.name = name
      self.language = language
    }
  }

  public let id: String
  public let kind: String
  /// The workspace that it works for; nil where it works for the whole server.
  public let workspace: String?
  /// What it is about, such as an upload or a webhook.
  public let subject: String?
  public let asker: Asker
  public let state: State
  /// 0 to 1.
  public let fraction: Double
  /// What it is doing, or why it waits.
  public let sentence: String
  /// JSON of the kind's own shape, when it is done.
  public let result: String?
  /// Why it failed, in a sentence.
  public let failure: String?
  public let isCancelAsked: Bool
  public let created: Date
  /// Not begun before this time.
  public let due: Date
  /// When it was begun for the first time.
  public let started: Date?
  public let finished: Date?
  /// How often it was begun.
  public let attempts: Int

  static let columns = """
    id, kind, workspace, subject, asker, asker_name, language, state, fraction, sentence, result, \
    failure, cancel_asked, created, due, started, finished, attempts
    """
  static let columnCount = 18

  init(_ row: SQLRow) throws {
    let state = try row.text(7)
    guard let known = State(rawValue: state) else {
      throw DatabaseProblem.unexpectedValue("“\(state)” is no state of a job.")
    }
    id = try row.text(0)
    kind = try row.text(1)
    workspace = try row.optionalText(2)
    subject = try row.optionalText(3)
    asker = Asker(id: try row.text(4), name: try row.text(5), language: try row.text(6))
    self.state = known
    fraction = try row.real(8)
    sentence = try row.text(9)
    result = try row.optionalText(10)
    failure = try row.optionalText(11)
    isCancelAsked = !row.isNull(12)
    created = try row.instant(13)
    due = try row.instant(14)
    started = try row.optionalInstant(15)
    finished = try row.optionalInstant(16)
    attempts = try row.int(17)
  }
}
