/// A role in one workspace.
public enum WorkspaceRole: String, Hashable, Sendable, CaseIterable {
  case owner, editor, contributor, reviewer, viewer

  /// The role with its article, as in “you are an editor”.
  public var words: String {
    switch self {
    case .owner: "an owner"
    case .editor: "an editor"
    case .contributor: "a contributor"
    case .reviewer: "a reviewer"
    case .viewer: "a viewer"
    }
  }
}

/// A role in one programme, which reaches all its workspaces.
public enum ProgrammeRole: String, Hashable, Sendable, CaseIterable {
  case organiser, adviser
}

/// Everything that rights come from.
public enum Role: Hashable, Sendable, CaseIterable {
  case workspace(WorkspaceRole)
  case programme(ProgrammeRole)
  /// Runs the instance; has no right in a plan by that.
  case administrator
  /// The person at the machine while the store has no accounts.
  case local
  /// Everybody, signed in or not.
  case everyone

  public static var allCases: [Role] {
    WorkspaceRole.allCases.map(Role.workspace) + ProgrammeRole.allCases.map(Role.programme)
      + [.administrator, .local, .everyone]
  }

  /// As in the table of `docs/access.md`.
  public var name: String {
    switch self {
    case .workspace(let role): role.rawValue
    case .programme(let role): role.rawValue
    case .administrator: "administrator"
    case .local: "local"
    case .everyone: "everyone"
    }
  }
}
