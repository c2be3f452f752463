public import Store
internal import Tables
internal import Workspace

/// The tables that hold what reviewers say, where other rights count than for the plan's own records.
enum ReviewTable: CaseIterable {
  case comments, approvals

  init?(file: String) {
    guard let found = Self.allCases.first(where: { $0.declaration.file == file }) else {
      return nil
    }
    self = found
  }

  /// The column that names who wrote a row.
  var authorColumn: String {
    switch self {
    case .comments: "author"
    case .approvals: "by"
    }
  }

  var declaration: TableDeclaration {
    switch self {
    case .comments: WorkspaceTables.comments
    case .approvals: WorkspaceTables.approvals
    }
  }

  /// Any of which lets somebody write a row.
  var permissions: [Permission] {
    switch self {
    case .comments: [.comment]
    case .approvals: [.approve, .approveHomework]
    }
  }
}

extension DocumentChange {
  /// Whether a change makes the head that the format declares for a table; whoever may not change everything makes no other.
  func isHead(of table: TableDeclaration) -> Bool {
    guard name.row == nil, name.file == table.file, kind == .table, let body else { return false }
    return RowFields(file: name.file, head: body).columns == table.columns
  }
}

extension Access {
  /// Whether a comment may be settled or declined: by whoever may change the chapter or record that it is about.
  public func maySettle(commentOn subject: DocumentName, in workspace: String) -> Bool {
    mayChange(subject, before: [:], after: [:], creator: nil, in: workspace)
  }

  /// Whether a row of a review table may be changed by whoever may not change everything.
  ///
  /// Comments and approvals are their author's, also for somebody who may edit a part of the plan: others only settle a
  /// comment. Nobody writes one in another's name.
  func mayReview(
    _ table: ReviewTable, _ name: DocumentName, before: [String: String]?,
    after: [String: String]?, creator: String?, in workspace: String
  ) -> Bool {
    guard name.row != nil else {
      return before == nil && after != nil
        && table.permissions.contains { may($0, in: workspace) }
    }
    let isMine = before == nil || creator == principal.author.id
    if isMine, let after {
      let earlier = before?[table.authorColumn]
      guard after[table.authorColumn] == earlier ?? principal.author.name else { return false }
    }
    switch table {
    case .comments:
      if isMine { return may(.comment, in: workspace) }
      guard let before, let after else { return false }
      let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      return changed.isSubset(of: ReviewComment.settlingColumns)
        && maySettle(commentOn: DocumentName(before["chapter"] ?? ""), in: workspace)
    case .approvals:
      return isMine
        && [before, after].compactMap(\.self).allSatisfy { (fields: [String: String]) -> Bool in
          let subject = fields["chapter"] ?? ""
          // Steps are for the advisers of a programme, chapters for those whom the community asks.
          return subject.hasPrefix(ChapterApproval.step)
            ? may(.approveHomework, in: workspace)
            : mayApprove(DocumentName(file: subject), fields: [:], in: workspace)
        }
    }
  }
}
