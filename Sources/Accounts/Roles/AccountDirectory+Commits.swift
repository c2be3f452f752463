public import Store
internal import Tables
internal import Workspace

extension AccountDirectory {
  /// Decides inside a commit's transaction whether its author may, by the rights as they are at that moment.
  ///
  /// - Returns: For `WorkspaceStore.commit`; throws `AccountProblem.outOfReach` or `scoresOfAnother` with the first document that
  ///   is not allowed, and `StoreError.invalid` for what would not come back from a folder as it is.
  public static func commitCheck(of principal: Principal, in workspace: String) -> CommitCheck {
    { transaction, changes in
      let access = try access(of: principal, in: workspace, transaction)
      try DocumentShape.check(changes, of: workspace, transaction)
      if access.mayChangeAll(in: workspace) { return }
      let rows = try ProposedRows(changes, of: workspace, transaction)
      for proposed in changes {
        let before = rows.before(proposed)
        let after = rows.after(proposed)
        // The first assessor needs nobody else to begin the table.
        let begins = before == nil && Access.scoreTables.contains { proposed.change.isHead(of: $0) }
        if begins, access.may(.addRecord, in: workspace) { continue }
        guard
          access.reaches(
            proposed.change.name, before: before, after: after, creator: proposed.creator,
            in: workspace), isReviewHead(proposed.change)
        else { throw AccountProblem.outOfReach(proposed.change.name.description) }
        guard access.keepsScores(proposed.change.name, before: before, after: after)
        else { throw AccountProblem.scoresOfAnother(proposed.change.name.description) }
      }
    }
  }

  /// Whether a change is none to the head of a review table, or makes the declared one.
  private static func isReviewHead(_ change: DocumentChange) -> Bool {
    guard change.name.row == nil, let table = ReviewTable(file: change.name.file) else {
      return true
    }
    return change.isHead(of: table.declaration)
  }
}
