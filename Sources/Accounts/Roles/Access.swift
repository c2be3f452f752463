public import Store

/// What somebody may do now, as one value that asks nothing of the database.
public struct Access: Sendable {
  /// A role, and the scopes that it is limited to.
  public struct Holding: Hashable, Sendable {
    public let role: Role
    public let scopes: [AccessScope]
  }

  public let principal: Principal
  /// Roles of the instance.
  let instance: Set<Role>
  /// Roles by workspace; only of the workspaces that were asked for.
  let workspaces: [String: [Holding]]
  let programmes: [Programme.ID: ProgrammeRole]

  init(
    _ principal: Principal, instance: Set<Role> = [], workspaces: [String: [Holding]] = [:],
    programmes: [Programme.ID: ProgrammeRole] = [:]
  ) {
    self.principal = principal
    self.instance = instance
    self.workspaces = workspaces
    self.programmes = programmes
  }

  /// The rights of somebody who is not signed in.
  public static let visitor = Access(.visitor)

  /// The roles in a workspace, those of its programmes included.
  public func holdings(in workspace: String) -> [Holding] { workspaces[workspace] ?? [] }

  /// Whether the person has a role in any programme.
  public var isInProgramme: Bool { !programmes.isEmpty }

  /// The workspaces that may be read, among those that were asked for.
  public var readableWorkspaces: [String] {
    workspaces.keys.filter { may(.readWorkspace, in: $0) }.sorted()
  }

  /// Whether something may be done in a workspace, somewhere in it at least.
  ///
  /// Where the answer depends on the document, ask `mayChange` or `mayApprove` as well.
  public func may(_ permission: Permission, in workspace: String) -> Bool {
    permission.level == .workspace && tokenAllows(permission, workspace)
      && grants(permission, workspace).contains { extent, scopes in
        extent != .unlimited || scopes.isEmpty
      }
  }

  /// Whether something may be done on the instance.
  public func may(_ permission: Permission) -> Bool {
    guard permission.level == .instance, tokenAllows(permission, nil) else { return false }
    return instance.union(programmes.values.map(Role.programme)).contains {
      RightsTable.rights(of: $0)[permission] != nil
    }
  }

  /// Whether something may be done in a programme.
  public func may(_ permission: Permission, inProgramme programme: Programme.ID) -> Bool {
    guard permission.level == .programme, tokenAllows(permission, nil) else { return false }
    let roles = instance.union(programmes[programme].map { [.programme($0)] } ?? [])
    return roles.contains { RightsTable.rights(of: $0)[permission] != nil }
  }

  /// Whether a document may be changed, judged by what it was and what it becomes.
  ///
  /// A limited right must reach the document before and after, so that nobody moves a record into their part or out of it; and it
  /// reaches no scores of somebody else's account.
  /// - Parameters:
  ///   - before: The fields of a row by column, empty for other documents; nil when the document is new.
  ///   - after: The same for what it becomes; nil when it is removed.
  ///   - creator: The account that made the document; nil when it is new.
  public func mayChange(
    _ name: DocumentName, before: [String: String]?, after: [String: String]?, creator: String?,
    in workspace: String
  ) -> Bool {
    (mayChangeAll(in: workspace) || keepsScores(name, before: before, after: after))
      && reaches(name, before: before, after: after, creator: creator, in: workspace)
  }

  /// Whether roles and scopes reach a change, whosever scores a row of scores holds.
  func reaches(
    _ name: DocumentName, before: [String: String]?, after: [String: String]?, creator: String?,
    in workspace: String
  ) -> Bool {
    guard before != nil || after != nil else { return false }
    if let table = ReviewTable(file: name.file), !mayChangeAll(in: workspace) {
      return mayReview(
        table, name, before: before, after: after, creator: creator, in: workspace)
    }
    let permission: Permission =
      switch (before, after) {
      case (nil, _) where name.row != nil: .addRecord
      case (_, nil) where name.row != nil: .removeRecord
      default: .editDocument
      }
    guard tokenAllows(permission, workspace) else { return false }
    let isMine = name.row != nil && before != nil && creator == principal.author.id
    return grants(permission, workspace).contains { extent, scopes in
      func reaches(_ fields: [String: String]) -> Bool {
        scopes.contains { $0.contains(name, fields: fields) }
      }
      switch extent {
      case .all: return true
      case .unlimited: return scopes.isEmpty
      case .scoped where scopes.isEmpty: return true
      case .own where scopes.isEmpty: return isMine || (before == nil && name.row != nil)
      case .scoped: return before.map(reaches) ?? true && after.map(reaches) ?? true
      case .own:
        return isMine && after.map(reaches) ?? true
          || before.map(reaches) ?? true && after.map(reaches) ?? true
      }
    }
  }

  /// Whether every document may be changed, whatever it holds.
  func mayChangeAll(in workspace: String) -> Bool {
    [Permission.editDocument, .addRecord, .removeRecord].allSatisfy { permission in
      tokenAllows(permission, workspace)
        && grants(permission, workspace).contains { extent, scopes in
          extent == .all || (extent == .scoped && scopes.isEmpty)
        }
    }
  }

  /// Whether a document may be approved.
  public func mayApprove(
    _ name: DocumentName, fields: [String: String], in workspace: String
  ) -> Bool {
    guard tokenAllows(.approve, workspace) else { return false }
    return grants(.approve, workspace).contains { extent, scopes in
      extent == .all || scopes.isEmpty || scopes.contains { $0.contains(name, fields: fields) }
    }
  }

  private func grants(_ permission: Permission, _ workspace: String) -> [(Extent, [AccessScope])] {
    let general = instance.union([.everyone]).map { Holding(role: $0, scopes: []) }
    return (general + holdings(in: workspace)).compactMap { holding in
      RightsTable.rights(of: holding.role)[permission].map { ($0, holding.scopes) }
    }
  }

  private func tokenAllows(_ permission: Permission, _ workspace: String?) -> Bool {
    guard case .token(_, let scopes, let workspaces) = principal.means else { return true }
    guard permission.isOpen(to: scopes) else { return false }
    guard let workspaces else { return true }
    // What reaches further than its workspaces is not for a limited token.
    return workspace.map(workspaces.contains) ?? false
  }
}
