public import Foundation

/// What the access log tells of.
public enum AccessAct: String, Hashable, Sendable, CaseIterable {
  case setUp = "set-up"
  case signIn = "sign-in"
  case signInCode = "sign-in-code"
  case signInExternal = "sign-in-external"
  case signOut = "sign-out"
  case passwordConfirmed = "password-confirmed"
  case sessionEnded = "session-ended"
  case passwordChanged = "password-changed"
  case resetLinkMade = "reset-link-made"
  case passwordReset = "password-reset"
  case emailChanged = "email-changed"
  case nameChanged = "name-changed"
  case secondFactorOn = "second-factor-on"
  case secondFactorOff = "second-factor-off"
  case recoveryCodesMade = "recovery-codes-made"
  case identityLinked = "identity-linked"
  case identityUnlinked = "identity-unlinked"
  case accountMade = "account-made"
  case accountClosed = "account-closed"
  case accountOpened = "account-opened"
  case personalDataDeleted = "personal-data-deleted"
  case administratorMade = "administrator-made"
  case administratorEnded = "administrator-ended"
  case tokenMade = "token-made"
  case tokenRevoked = "token-revoked"
  case tokenUsed = "token-used"
  case memberAdded = "member-added"
  case memberChanged = "member-changed"
  case memberRemoved = "member-removed"
  case ownershipTaken = "ownership-taken"
  case invitationMade = "invitation-made"
  case invitationRevoked = "invitation-revoked"
  case invitationAccepted = "invitation-accepted"
  case programmeMade = "programme-made"
  case programmeRenamed = "programme-renamed"
  case programmeMemberChanged = "programme-member-changed"
  case programmeMemberRemoved = "programme-member-removed"
  case workspaceJoined = "workspace-joined-programme"
  case workspaceLeft = "workspace-left-programme"
  case workspaceMade = "workspace-made"
  case workspaceArchived = "workspace-archived"
  case workspaceOpened = "workspace-opened-again"
  case workspaceReverted = "workspace-reverted"
  case webhookMade = "webhook-made"
  case webhookChanged = "webhook-changed"
  case webhookRemoved = "webhook-removed"
  case exported
  case imported
  case published
  case commentPeriodSet = "comment-period-set"
  case residentAnswered = "resident-answered"
  case residentCommentDeleted = "resident-comment-deleted"
  case administered
}

/// One entry of the access log.
public struct AccessEntry: Hashable, Sendable, Identifiable {
  /// Whether it happened.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case done, refused
  }

  /// Rises with each entry; with gaps.
  public let id: Int64
  public let time: Date
  /// Who; nil for unknown people and for the machine.
  public let account: Account.ID?
  /// The name that the account has now.
  public let name: String?
  public let act: AccessAct
  public let outcome: Outcome
  /// What it was done to: an account, a token, an invitation.
  public let about: String?
  public let workspace: String?
  public let programme: Programme.ID?
  public let origin: RequestOrigin
  public let detail: String
}
