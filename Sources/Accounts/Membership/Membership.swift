public import Foundation

/// Somebody's place in a workspace.
public struct Member: Hashable, Sendable {
  public let account: Account.ID
  public let name: String
  public let email: EmailAddress?
  public let role: WorkspaceRole
  /// What the role is limited to; empty for no limit.
  public let scopes: [AccessScope]
  public let since: Date
  /// Whether the account is open.
  public let isOpen: Bool
}

/// Several communities that plan together.
public struct Programme: Hashable, Sendable, Identifiable {
  public let id: Identifier<Programme>
  public let name: String
  public let created: Date
}

/// A programme with its workspaces, and what whoever asked may do there.
public struct ProgrammeReading: Sendable {
  public let programme: Programme
  /// By id.
  public let workspaces: [String]
  /// In all workspaces.
  public let access: Access
  /// When whoever asked looked before; nil where they never did.
  public let visit: ProgrammeVisit?
}

/// Somebody's place in a programme.
public struct ProgrammeMember: Hashable, Sendable {
  public let account: Account.ID
  public let name: String
  public let email: EmailAddress?
  public let role: ProgrammeRole
  public let since: Date
}

extension WorkspaceRole {
  /// Refuses scopes for a role that has no use for them.
  func check(_ scopes: [AccessScope]) throws(AccountProblem) {
    guard scopes.isEmpty || self == .editor || self == .contributor else {
      throw .invalidScope("Only editors and contributors are limited to parts; \(words) is not.")
    }
  }
}
