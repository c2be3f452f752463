/// Who makes a change.
public struct Author: Hashable, Sendable {
  /// The account, or `local` for the person at this machine.
  public let id: String
  /// As shown in the history; kept in the journal, so that it outlives the account.
  public let name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// What one document becomes.
public struct DocumentChange: Hashable, Sendable {
  public let name: DocumentName
  public let kind: DocumentKind
  public let position: Int64
  /// Nil removes the document.
  public let body: [UInt8]?

  public init(name: DocumentName, kind: DocumentKind, position: Int64 = 0, body: [UInt8]?) {
    self.name = name
    self.kind = kind
    self.position = position
    self.body = body
  }
}

/// A named state of the plan.
public struct Milestone: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case draftForComment = "draft-for-comment"
    case adopted
    case submitted
    case other
  }
  public let kind: Kind
  public let title: String

  public init(kind: Kind, title: String) {
    self.kind = kind
    self.title = title
  }
}

/// A change as it is handed in.
public struct CommitDraft: Sendable {
  /// Chosen by whoever hands it in; the same id handed in again changes nothing and gives the commit that is there.
  public let id: String
  public let author: Author
  /// Why, in the author's words; may be empty.
  public let reason: String
  /// The revision that the author saw.
  ///
  /// A document that has changed since is a conflict.
  public let base: Int
  /// At most one for each document.
  public let changes: [DocumentChange]
  /// Names the state that this commit leaves.
  public let milestone: Milestone?
  /// The revision that this commit takes back.
  public let undoes: Int?

  public init(
    id: String, author: Author, reason: String, base: Int, changes: [DocumentChange],
    milestone: Milestone? = nil, undoes: Int? = nil
  ) {
    self.id = id
    self.author = author
    self.reason = reason
    self.base = base
    self.changes = changes
    self.milestone = milestone
    self.undoes = undoes
  }
}

/// One entry of the journal.
public struct Commit: Hashable, Sendable {
  public let workspace: String
  /// 1 is the first; without gaps.
  public let revision: Int
  public let id: String
  public let author: Author
  /// ISO 8601 in UTC with milliseconds; never before the commit before it.
  public let time: String
  /// What the clock said, where it said an earlier time than the commit before.
  public let clock: String?
  public let reason: String
  public let base: Int
  public let milestone: Milestone?
  public let undoes: Int?
  /// How many documents it changes.
  public let changeCount: Int
  /// Digest of the commit before; 64 zeros for the first.
  public let parentHash: String
  /// SHA-256 over everything above and every change, in hexadecimal.
  public let hash: String

  public init(
    workspace: String, revision: Int, id: String, author: Author, time: String, clock: String?,
    reason: String, base: Int, milestone: Milestone?, undoes: Int?, changeCount: Int,
    parentHash: String, hash: String
  ) {
    self.workspace = workspace
    self.revision = revision
    self.id = id
    self.author = author
    self.time = time
    self.clock = clock
    self.reason = reason
    self.base = base
    self.milestone = milestone
    self.undoes = undoes
    self.changeCount = changeCount
    self.parentHash = parentHash
    self.hash = hash
  }
}

/// One document of a commit, or of the difference between two revisions: before and after.
public struct DocumentDifference: Hashable, Sendable {
  public let name: DocumentName
  /// Nil when the document was not there.
  public let before: Document?
  /// Nil when the document is gone.
  public let after: Document?

  public init(name: DocumentName, before: Document?, after: Document?) {
    self.name = name
    self.before = before
    self.after = after
  }

  /// True when both say the same, whichever revisions made them.
  public var isEmpty: Bool {
    before?.body == after?.body && before?.position == after?.position
      && before?.kind == after?.kind
  }
}

/// A document that somebody else changed after the author had seen it.
public struct EditConflict: Hashable, Sendable {
  public let name: DocumentName
  /// What the author saw, at the base of the draft; nil when it was not there.
  public let base: Document?
  /// What the author wants; nil body removes it.
  public let mine: DocumentChange
  /// What is there now; nil when it was removed.
  public let theirs: Document?
  /// The last commit that changed it.
  public let theirCommit: Commit?

  public init(
    name: DocumentName, base: Document?, mine: DocumentChange, theirs: Document?,
    theirCommit: Commit?
  ) {
    self.name = name
    self.base = base
    self.mine = mine
    self.theirs = theirs
    self.theirCommit = theirCommit
  }
}
