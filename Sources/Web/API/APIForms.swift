import Foundation
import Store

/// A document as the API shows it.
struct DocumentForm: Encodable {
  let name: String
  let kind: String
  /// The revision that last changed it; its ETag.
  let revision: Int
  let bytes: Int
  /// Nil when the text was not asked for, or the document is none.
  let text: String?
  /// Base64, for what is not text.
  let data: String?

  init(_ document: Document, withText: Bool) {
    name = document.name.description
    kind = document.kind.word
    revision = document.revision
    bytes = document.body.count
    let isWanted = withText
    text = isWanted ? String(validating: document.body, as: UTF8.self) : nil
    data = isWanted && text == nil ? Data(document.body).base64EncodedString() : nil
  }
}

extension DocumentKind {
  var word: String {
    switch self {
    case .file: "file"
    case .table: "table"
    case .row: "row"
    }
  }
}

/// A commit as the API shows it.
struct CommitForm: Encodable {
  struct AuthorForm: Encodable {
    let id: String
    let name: String
  }

  struct MilestoneForm: Encodable {
    let kind: String
    let title: String
  }

  let revision: Int
  let id: String
  let author: AuthorForm
  let time: String
  let reason: String
  let base: Int
  let milestone: MilestoneForm?
  let undoes: Int?
  let changeCount: Int
  let parentHash: String
  let hash: String

  init(_ commit: Commit) {
    revision = commit.revision
    id = commit.id
    author = AuthorForm(id: commit.author.id, name: commit.author.name)
    time = commit.time
    reason = commit.reason
    base = commit.base
    milestone = commit.milestone.map { MilestoneForm(kind: $0.kind.rawValue, title: $0.title) }
    undoes = commit.undoes
    changeCount = commit.changeCount
    parentHash = commit.parentHash
    hash = commit.hash
  }
}
