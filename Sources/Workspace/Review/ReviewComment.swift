/// A remark about a chapter, one paragraph of it, or a record: a row of `comments.csv`.
public struct ReviewComment: Hashable, Sendable {
  /// Whether somebody still has to look at it.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case open, settled, declined
  }

  public var id: String
  /// The chapter's file, such as `plan/03-inventory.md`, or a record, such as `inventory.csv#el-res-2021`.
  public var chapter: String
  /// The paragraph as it was when it was commented on, with single spaces; empty for the whole chapter.
  public var quote: String
  /// Which of several paragraphs with the same words it is, from 1.
  public var occurrence: Int
  public var text: String
  /// What the paragraph should become, in Markdown; empty when nothing is suggested.
  public var suggestion: String
  /// By name, as the history has it too.
  public var author: String
  /// `YYYY-MM-DD`.
  public var date: String
  public var state: State
  public var answer: String
  public var answeredBy: String
  /// The comment that this one answers; empty for the first of a conversation.
  public var parent: String

  public init(
    id: String, chapter: String, quote: String = "", occurrence: Int = 1, text: String,
    suggestion: String = "", author: String, date: String, state: State = .open,
    answer: String = "", answeredBy: String = "", parent: String = ""
  ) {
    self.id = id
    self.chapter = chapter
    self.quote = quote
    self.occurrence = occurrence
    self.text = text
    self.suggestion = suggestion
    self.author = author
    self.date = date
    self.state = state
    self.answer = answer
    self.answeredBy = answeredBy
    self.parent = parent
  }

  /// The cells of the row by column.
  public var cells: [String: String] {
    [
      "id": id, "chapter": chapter, "quote": quote,
      "occurrence": quote.isEmpty ? "" : String(occurrence), "text": text,
      "suggestion": suggestion, "author": author, "date": date, "state": state.rawValue,
      "answer": answer, "answered_by": answeredBy, "parent": parent,
    ]
  }

  /// The columns that whoever settles a comment writes; all others are its author's.
  public static let settlingColumns: Set<String> = ["state", "answer", "answered_by"]
}

/// Somebody's yes to a chapter, or to a step of the plan, as it was then: a row of `approvals.csv`.
public struct ChapterApproval: Hashable, Sendable {
  /// What the name of a step of the plan begins with in `chapter`, such as `step:inventory`.
  public static let step = "step:"

  public var id: String
  /// The chapter's file, such as `plan/03-inventory.md`, or a step, such as `step:inventory`.
  public var chapter: String
  /// SHA-256 of the text or the records that were approved, in hexadecimal; nothing else is approved by it.
  public var digest: String
  /// The revision that was looked at, where the workspace lies in a store with history.
  public var revision: Int?
  public var by: String
  /// `YYYY-MM-DD`.
  public var date: String
  public var note: String

  public init(
    id: String, chapter: String, digest: String, revision: Int? = nil, by: String, date: String,
    note: String = ""
  ) {
    self.id = id
    self.chapter = chapter
    self.digest = digest
    self.revision = revision
    self.by = by
    self.date = date
    self.note = note
  }

  /// The cells of the row by column.
  public var cells: [String: String] {
    [
      "id": id, "chapter": chapter, "digest": digest, "revision": revision.map(String.init) ?? "",
      "by": by, "date": date, "note": note,
    ]
  }
}
