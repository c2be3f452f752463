public import Foundation

/// What an instance may set about accounts; times are in seconds.
public struct AccountSettings: Hashable, Sendable {
  /// Shown by authenticator apps beside the e-mail.
  public var serviceName = "Cairn"
  /// In characters; NIST SP 800-63B-4 asks for 15 where a password may be the only factor.
  public var shortestPassword = 15
  /// A session that nobody uses ends after this time.
  public var idleLimit: TimeInterval = 2 * 3600
  /// A session ends after this time in any case.
  public var absoluteLimit: TimeInterval = 7 * 24 * 3600
  /// How long a password counts as just given, for acts that ask for it.
  public var proofLimit: TimeInterval = 15 * 60
  /// How long a request waits until it is written down that its session or token was used; it is written later then.
  public var lastUseWait = Duration.milliseconds(250)
  /// Between the password and the code of the second factor.
  public var codeLimit: TimeInterval = 10 * 60
  public var invitationLifetime: TimeInterval = 7 * 24 * 3600
  public var resetLinkLifetime: TimeInterval = 24 * 3600
  public var setUpKeyLifetime: TimeInterval = 7 * 24 * 3600
  public var longestTokenLifetime: TimeInterval = 366 * 24 * 3600
  /// How long the access log keeps its entries.
  public var accessLogLifetime: TimeInterval = 400 * 24 * 3600
  /// Wrong attempts of one address at one account.
  public var pairLimit = AttemptLimit(free: 5, firstDelay: 30, longestDelay: 900, forgetsAfter: 900)
  /// Wrong attempts of all addresses at one account; above what one address can reach alone.
  public var accountLimit = AttemptLimit(
    free: 40, firstDelay: 30, longestDelay: 900, forgetsAfter: 300)
  /// Wrong attempts of one address at all accounts; a whole town hall may come from one.
  public var addressLimit = AttemptLimit(
    free: 20, firstDelay: 30, longestDelay: 900, forgetsAfter: 300)
  /// Wrong codes of the second factor for one account.
  public var codeAttempts = AttemptLimit(
    free: 5, firstDelay: 60, longestDelay: 3600, forgetsAfter: 3600)
  /// Comments that one address sends without an account; a whole meeting may write from one.
  public var commentLimit = AttemptLimit(
    free: 20, firstDelay: 60, longestDelay: 3600, forgetsAfter: 300)
  /// Forms that wait for their writer to sign in.
  public var keptForms = KeptFormLimits()

  public init() {}
}
