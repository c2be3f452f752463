/// How far a permission of a role reaches in a workspace.
public enum Extent: String, Hashable, Sendable, CaseIterable {
  /// Everywhere.
  case all = "yes"
  /// Where the scopes of the membership reach; everywhere when it has none.
  case scoped = "in scopes"
  /// In records that the person has made, and where the scopes of the membership reach.
  case own
  /// Only when the membership has no scopes.
  case unlimited = "without scopes"
}

/// What each role may do: the one table that pages, checks and `docs/access.md` are made from.
public enum RightsTable {
  /// The permissions of a role, each with its extent; what is not there is not allowed.
  public static func rights(of role: Role) -> [Permission: Extent] { table[role] ?? [:] }

  private static let table: [Role: [Permission: Extent]] = {
    let everyone: [Permission: Extent] = [.readPublished: .all]
    let viewer = everyone.adding([.readWorkspace, .readHistory])
    let reviewer = viewer.adding([.comment, .approve])
    let contributor = viewer.adding([.comment])
      .adding([.addRecord, .editDocument, .removeRecord], .own)
    let editor = viewer.adding([.comment, .exportWorkspace])
      .adding([.approve, .editDocument, .addRecord, .removeRecord], .scoped)
      .adding([.importWorkspace, .nameMilestone, .answerResidents], .unlimited)
    let owner = editor.adding([
      .approve, .editDocument, .addRecord, .removeRecord, .importWorkspace, .nameMilestone,
      .publish, .answerResidents, .manageMembers, .manageOwners, .archiveWorkspace, .manageWebhooks,
      .readAccessLog,
    ])
    let adviser = viewer.adding([.exportWorkspace, .comment, .approveHomework, .readProgramme])
    let organiser = adviser.adding([.manageMembers, .manageProgramme, .createWorkspace])
    let administrator = everyone.adding([
      .readAccessLog, .readProgramme, .manageProgramme, .createWorkspace, .createProgramme,
      .takeOwnership, .manageAccounts, .readWholeAccessLog, .administer,
    ])
    return [
      .workspace(.owner): owner, .workspace(.editor): editor,
      .workspace(.contributor): contributor, .workspace(.reviewer): reviewer,
      .workspace(.viewer): viewer, .programme(.organiser): organiser,
      .programme(.adviser): adviser, .administrator: administrator,
      .local: everyone.adding(Permission.allCases), .everyone: everyone,
    ]
  }()

  /// The table as Markdown, permissions in rows and roles in columns.
  public static func markdown() -> String {
    let roles = Role.allCases
    var lines = [
      "| may | " + roles.map(\.name).joined(separator: " | ") + " |",
      "|---|" + String(repeating: "---|", count: roles.count),
    ]
    for permission in Permission.allCases {
      let cells = roles.map { rights(of: $0)[permission]?.rawValue ?? "" }
      lines.append("| \(permission.words) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension [Permission: Extent] {
  fileprivate func adding(_ permissions: [Permission], _ extent: Extent = .all) -> Self {
    merging(permissions.map { ($0, extent) }) { _, new in new }
  }
}

extension WorkspaceRole {
  /// Whether this role, without scopes, has every right of the other.
  func covers(_ other: WorkspaceRole) -> Bool {
    let mine = RightsTable.rights(of: .workspace(self))
    return RightsTable.rights(of: .workspace(other)).keys.allSatisfy { mine[$0] != nil }
  }
}
