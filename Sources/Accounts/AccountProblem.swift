public import Foundation

/// Why something about accounts was not done; nothing was changed in any of these.
public enum AccountProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case notAllowed(Permission)
  /// A document that the role, or its scopes, do not reach.
  case outOfReach(String)
  /// A row of scores that belongs, or would belong, to another's account.
  case scoresOfAnother(String)
  case notSignedIn
  /// The act asks for a password that was given a short time ago.
  case confirmationNeeded
  case invalidEmail(String)
  case invalidName
  case weakPassword(PasswordFlaw)
  case emailTaken
  /// Somebody else in the same workspaces has the name, or signed with it.
  case nameTaken
  case wrongPassword
  case wrongCode
  case noAccount
  /// An account, a member or a programme is not what the caller saw.
  case changedMeanwhile
  case noMember
  case noProgramme
  case noSuchThing(String)
  case lastOwner(workspace: String)
  case lastAdministrator
  case setUpDone
  case wrongSetUpKey
  case linkNotUsable(LinkFlaw)
  case invitedAnother
  /// Who manages members without owning the workspace raises nobody's rights but others'.
  case ownInvitation
  /// Accepting would take rights away.
  case wouldLower(WorkspaceRole)
  case invalidScope(String)
  case invalidToken(String)
  case secondFactorIsOn
  case noSecondFactor
  case otherSecret
  case badSecret(String)
  /// No key file where the database was set up with one.
  case missingKeyFile(String)
  case hasMembers(String)
  case external(ExternalRefusal)
  /// An act that others are told of needs words that say why.
  case reasonNeeded
  /// Without this sign-in nobody could get into the account.
  case lastWayIn

  /// Whether the right itself is there, and one document of a change is refused.
  public var isOfOneDocument: Bool {
    switch self {
    case .outOfReach, .scoresOfAnother: true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .notAllowed(let permission):
      "You may not do this here: it needs the right to \(permission.words). Ask an owner of the workspace or an administrator."
    case .outOfReach(let name):
      "You may not change \(name), or not in this way: it lies outside of your part of the workspace. Nothing was saved; ask an owner."
    case .scoresOfAnother(let name):
      "\(name) holds the scores of somebody else. Only they, or somebody who may change everything here, change or remove them. Nothing was saved; ask them or an owner."
    case .notSignedIn: "Sign in to do this."
    case .confirmationNeeded: "Give your password again to do this."
    case .invalidEmail(let text):
      "“\(text)” is not an e-mail address; write it as name@example.org."
    case .invalidName: "A name has 1 to 100 letters, digits, spaces and common signs."
    case .weakPassword(let flaw): flaw.description
    case .emailTaken:
      "There is an account with this e-mail. Sign in with it, or use another address."
    case .nameTaken:
      "Somebody else in one of your workspaces has this name, or signed with it. Comments and approvals are known by the name: add what tells you apart, such as a middle name or your department."
    case .wrongPassword: "This is not your password; try again."
    case .wrongCode:
      "This code is not right or was used before. Wait for the next one and type that."
    case .noAccount: "There is no such account."
    case .changedMeanwhile: "This was changed meanwhile. Look at it again and decide anew."
    case .noMember: "This person is not a member here."
    case .noProgramme: "There is no such programme."
    case .noSuchThing(let what): "There is no such \(what), or it is no longer there."
    case .lastOwner(let workspace):
      "“\(workspace)” would be left without an owner. Make somebody else owner first."
    case .lastAdministrator:
      "The instance would be left without an administrator. Make somebody else administrator first."
    case .setUpDone: "There are accounts already. Ask an administrator for an invitation."
    case .wrongSetUpKey:
      "This set-up key is not right or has expired. Start the server again: it prints a new one."
    case .linkNotUsable(let flaw): flaw.description
    case .invitedAnother:
      "This invitation is for another e-mail. Sign in with the account that was invited."
    case .ownInvitation:
      "You made this invitation yourself. Send it to whoever it is for; what you may do here yourself, an owner decides."
    case .wouldLower(let role):
      "You are \(role.words) here, and this invitation would take rights away. Ask an owner to change your role."
    case .invalidScope(let reason), .invalidToken(let reason), .badSecret(let reason): reason
    case .secondFactorIsOn: "A second factor is set up already. Remove it first."
    case .noSecondFactor: "No second factor is being set up; begin again."
    case .otherSecret:
      "This database was set up with another secret key. Give this server the key file of the others; nothing was changed."
    case .missingKeyFile(let path):
      "This store was set up with a key file, and there is none at “\(path)”. Copy it from the server that made the store, where it is “FILE.key” beside a store in a file, or “secret.key” in its $CAIRN_HOME; or from the place where you keep it apart from the backups. No key was made and nothing was changed."
    case .hasMembers(let workspace): "“\(workspace)” has members already."
    case .external(let refusal): refusal.description
    case .reasonNeeded: "Say why, in 1 to 500 letters: it stands in the access log."
    case .lastWayIn:
      "This is the only way into your account. Ask an administrator for a reset link and set a password with it; then unlink."
    }
  }
}

/// What is wrong with a link that works once.
public enum LinkFlaw: String, Hashable, Sendable, CustomStringConvertible {
  case unknown, expired, revoked, used
  /// Whoever made it may not make such a link any more.
  case makerMayNot = "maker-may-not"

  public var description: String {
    switch self {
    case .unknown:
      "This link is not complete or never was one; copy it again from where you got it."
    case .expired: "This link has expired; ask for a new one."
    case .revoked: "This link was taken back; ask whoever sent it."
    case .used: "This link was used already. Sign in, or ask for a new one."
    case .makerMayNot:
      "Whoever made this link has no right to it any more. Ask an owner of the workspace, or an administrator, for a new one."
    }
  }
}

/// Why nobody was signed in.
public enum SignInRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The e-mail is unknown or the password is another one; which of both is not told.
  case wrong
  case wrongCode
  /// The time for the code has run out.
  case startAgain
  /// Too many wrong attempts; when the next one is heard, and in how many seconds for `Retry-After`.
  case later(Date, seconds: Int)
  case disabled
  case tooBusy

  public var description: String {
    switch self {
    case .wrong: "The e-mail or the password is not right."
    case .wrongCode:
      "This code is not right or was used before. Wait for the next one and type that."
    case .startAgain: "The time for the code has run out. Sign in again."
    case .later(_, let seconds):
      "There were too many wrong attempts. Try again in \(Self.words(seconds))."
    case .disabled: "This account is closed. Ask an administrator."
    case .tooBusy:
      "Too many people are signing in at this moment. Wait a few seconds and try again."
    }
  }

  private static func words(_ seconds: Int) -> String {
    guard seconds > 90 else { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
    return "\((seconds + 59) / 60) minutes"
  }
}

/// Why a sign-in by a city's own service did not lead to an account.
public enum ExternalRefusal: String, Error, Hashable, Sendable, CustomStringConvertible {
  /// There is an account with that e-mail that was never linked.
  case signInFirst
  case notInvited
  case emailNotVerified
  case linkedToAnother

  public var description: String {
    switch self {
    case .signInFirst:
      "There is an account with your e-mail. Sign in to it with its password, then link your city's sign-in in your account."
    case .notInvited: "You have no account here yet. Ask for an invitation and open its link."
    case .emailNotVerified:
      "Your city's sign-in does not confirm your e-mail, which this invitation is for. Make an account with a password instead."
    case .linkedToAnother:
      "This sign-in belongs to another account here. Sign in with it, or remove it there."
    }
  }
}
