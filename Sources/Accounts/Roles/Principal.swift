public import Foundation
public import Store

/// Who asks, and how it was shown.
///
/// What a principal may do is not kept here: `Access` is read from the database for each request.
public struct Principal: Hashable, Sendable {
  /// How it was shown who asks.
  public enum Means: Hashable, Sendable {
    /// Nobody is signed in.
    case visitor
    /// The person at the machine, in a store without accounts.
    case local
    /// Whoever runs the program on the machine that holds the database and the secret key.
    case machine
    /// A session, and when its person last gave a password.
    case session(Session.ID, provenAt: Date)
    /// A token, limited to scopes and, unless nil, to workspaces.
    case token(APIToken.ID, scopes: Set<TokenScope>, workspaces: Set<String>?)
    /// Work that a person has asked for, while they may be away.
    case job
  }

  public let account: Account.ID?
  public let name: String
  public let means: Means

  init(account: Account.ID, name: String, means: Means) {
    self.account = account
    self.name = name
    self.means = means
  }

  private init(name: String, means: Means) {
    account = nil
    self.name = name
    self.means = means
  }

  /// By how much the clocks of two nodes may differ, in seconds.
  private static let clockLeeway: TimeInterval = 60

  /// Somebody who is not signed in.
  public static let visitor = Principal(name: "visitor", means: .visitor)
  /// The person at the machine; without rights as soon as the store has accounts.
  public static let local = Principal(name: "local", means: .local)
  /// Commands that run on the server's machine; may do what an administrator may.
  ///
  /// Never for a request over the network.
  public static let machine = Principal(name: "command line", means: .machine)

  /// Whoever asked for a job: with the rights that they have when it runs, and never as somebody who just gave a password.
  ///
  /// - Parameter asker: The `id` of the author that they were when they asked, and were allowed to.
  public static func job(of asker: String, named name: String) -> Principal {
    asker == local.name ? .local : Principal(account: Account.ID(asker), name: name, means: .job)
  }

  /// The author that the journal keeps.
  public var author: Author { Author(id: account?.rawValue ?? name, name: name) }

  /// Whether the person gave a password within a time; not when that lies ahead, as after a clock was set back.
  public func isProven(at now: Date, within limit: TimeInterval) -> Bool {
    switch means {
    case .local, .machine: true
    case .session(_, let provenAt):
      (-Self.clockLeeway..<limit).contains(now.timeIntervalSince(provenAt))
    case .visitor, .token, .job: false
    }
  }

  /// Whether what asks for a recent password may be done: by a person who gave it, or by a token with the scope `people`,
  /// which its person could only make with a recent password.
  public func isTrusted(at now: Date, within limit: TimeInterval) -> Bool {
    if case .token(_, let scopes, _) = means { return scopes.contains(.people) }
    return isProven(at: now, within: limit)
  }
}
