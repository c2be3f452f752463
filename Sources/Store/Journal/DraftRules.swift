/// What a draft must be like before the database is asked.
enum DraftRules {
  private static let reasonLimit = 4000
  private static let changeLimit = 1_000_000

  static func check(_ draft: CommitDraft) throws(StoreError) {
    guard (8...100).contains(draft.id.utf8.count) else {
      throw .invalid("A change needs an id of 8 to 100 letters, such as a UUID.")
    }
    guard draft.reason.count <= reasonLimit else {
      throw .invalid("The reason is longer than \(reasonLimit) letters; shorten it.")
    }
    guard draft.changes.count <= changeLimit else {
      throw .invalid("More than \(changeLimit) documents cannot be changed at once.")
    }
    if let title = draft.milestone?.title, title.isEmpty || title.count > 200 {
      throw .invalid("A milestone needs a title of at most 200 letters.")
    }
    var names: Set<DocumentName> = []
    names.reserveCapacity(draft.changes.count)
    for change in draft.changes {
      try check(change)
      guard names.insert(change.name).inserted else {
        throw .invalid("\(change.name) is changed twice in one commit; join the two changes.")
      }
    }
    for text in [
      draft.id, draft.reason, draft.author.id, draft.author.name, draft.milestone?.title,
    ]
    where text?.utf8.contains(0) == true {
      throw .invalid("A text holds a NUL character, which no database keeps; remove it.")
    }
  }

  private static func check(_ change: DocumentChange) throws(StoreError) {
    try DocumentNameRules.check(change.name)
    guard (change.kind == .row) == (change.name.row != nil) else {
      throw .invalid("\(change.name) is named as another kind of document than it is.")
    }
    if let body = change.body, body.count > WorkspaceStore.bodyLimit {
      throw .invalid("\(change.name) is larger than 16 MB, the most that one document may hold.")
    }
  }
}
