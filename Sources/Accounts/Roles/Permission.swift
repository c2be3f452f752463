/// Something that a person may or may not do.
public enum Permission: String, Hashable, Sendable, CaseIterable {
  // A workspace
  case readPublished = "read-published"
  case readWorkspace = "read-workspace"
  case readHistory = "read-history"
  case exportWorkspace = "export-workspace"
  case comment
  case approve
  case editDocument = "edit-document"
  case addRecord = "add-record"
  case removeRecord = "remove-record"
  case importWorkspace = "import-workspace"
  case nameMilestone = "name-milestone"
  case publish
  case answerResidents = "answer-residents"
  case manageMembers = "manage-members"
  case manageOwners = "manage-owners"
  case archiveWorkspace = "archive-workspace"
  case manageWebhooks = "manage-webhooks"
  case readAccessLog = "read-access-log"
  case approveHomework = "approve-homework"
  // A programme
  case readProgramme = "read-programme"
  case manageProgramme = "manage-programme"
  // The instance
  case createWorkspace = "create-workspace"
  case createProgramme = "create-programme"
  case takeOwnership = "take-ownership"
  case manageAccounts = "manage-accounts"
  case readWholeAccessLog = "read-whole-access-log"
  case administer

  /// What a permission is about.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case workspace, programme, instance
  }

  public var level: Level {
    switch self {
    case .readProgramme, .manageProgramme: .programme
    case .createWorkspace, .createProgramme, .takeOwnership, .manageAccounts, .readWholeAccessLog,
      .administer:
      .instance
    default: .workspace
    }
  }

  /// The scope that a token must have besides its person's right; nil where no token will do.
  ///
  /// - SeeAlso: `isOpen(to:)`, since for some permissions another scope does, too.
  public var tokenScope: TokenScope? {
    switch self {
    case .readPublished, .readWorkspace, .readHistory, .exportWorkspace, .readProgramme: .read
    case .comment, .approve, .editDocument, .addRecord, .removeRecord, .importWorkspace,
      .answerResidents, .approveHomework:
      .write
    case .nameMilestone, .publish: .publish
    case .manageMembers, .manageOwners, .manageProgramme, .createProgramme, .manageAccounts: .people
    case .takeOwnership: nil
    default: .admin
    }
  }

  /// Whether a token with these scopes may use the permission of its person.
  ///
  /// Before there was `people`, tokens with `admin` read open invitations and took them back: they still do. What changes
  /// who belongs to a workspace asks for a recent password besides, for which `admin` does not stand.
  public func isOpen(to scopes: Set<TokenScope>) -> Bool {
    guard let tokenScope else { return false }
    if scopes.contains(tokenScope) { return true }
    switch self {
    case .manageMembers, .manageOwners: return scopes.contains(.admin)
    default: return false
    }
  }

  /// The permission in words that follow “the right to”.
  public var words: String {
    switch self {
    case .readPublished: "read what is published"
    case .readWorkspace: "read the workspace"
    case .readHistory: "read the history"
    case .exportWorkspace: "take the whole workspace away as files"
    case .comment: "comment"
    case .approve: "approve chapters and records"
    case .editDocument: "change chapters, records and settings"
    case .addRecord: "add records"
    case .removeRecord: "remove records"
    case .importWorkspace: "replace the workspace by imported files"
    case .nameMilestone: "name a milestone, such as the adopted plan"
    case .publish: "publish the plan"
    case .answerResidents: "read, answer and delete what residents say of the public plan"
    case .manageMembers: "manage the members"
    case .manageOwners: "make owners and take ownership from them"
    case .archiveWorkspace: "archive the workspace"
    case .manageWebhooks: "tell other programs what happens in the workspace"
    case .readAccessLog: "read the access log of the workspace"
    case .approveHomework: "approve homework"
    case .readProgramme: "read the programme"
    case .manageProgramme: "manage the programme, its workspaces and its people"
    case .createWorkspace: "make workspaces"
    case .createProgramme: "make programmes"
    case .takeOwnership: "become owner of any workspace, which is logged"
    case .manageAccounts: "manage accounts"
    case .readWholeAccessLog: "read the whole access log"
    case .administer: "run the instance: settings, backups, migrations"
    }
  }
}

/// What a token may be used for, at most.
public enum TokenScope: String, Hashable, Sendable, CaseIterable, Comparable {
  case read, write, publish
  /// Members, programmes and accounts: the one scope that stands for a recent password.
  case people
  case admin

  public static func < (left: TokenScope, right: TokenScope) -> Bool {
    left.rawValue < right.rawValue
  }
}
