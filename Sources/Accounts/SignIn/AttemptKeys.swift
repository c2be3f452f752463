internal import Cryptography
internal import Databases
internal import Foundation

/// The counts that one attempt belongs to.
struct AttemptKeys: Sendable {
  /// This address at this account; an address alone never locks anybody else out.
  let pair: AttemptKey
  let account: AttemptKey
  let address: AttemptKey

  var all: [AttemptKey] { [pair, account, address] }
}

extension AccountDirectory {
  /// - Parameter email: What was typed; the same counts are kept for e-mails that nobody has.
  func attemptKeys(_ email: String, _ origin: RequestOrigin) -> AttemptKeys {
    let email = EmailAddress(email)?.description ?? email
    let network = origin.network
    return AttemptKeys(
      pair: key("pair", network + " " + email, settings.pairLimit),
      account: key("account", email, settings.accountLimit),
      address: key("address", network, settings.addressLimit))
  }

  func codeKey(_ account: Account.ID) -> AttemptKey {
    key("code", account.rawValue, settings.codeAttempts)
  }

  /// Counts a comment that somebody sends without an account; of the address a code is kept, for a day.
  ///
  /// - Returns: The seconds until one from this address is heard again; nil when this one is.
  public func waitToComment(from origin: RequestOrigin) async throws -> Int? {
    let now = now()
    let key = key("comment", origin.network, settings.commentLimit)
    let refused = try await database.write { try countAttempt([key], at: now, $0) }
    return refused.map { max(1, Int($0.until.timeIntervalSince(now).rounded(.up))) }
  }

  private func key(_ kind: String, _ text: String, _ limit: AttemptLimit) -> AttemptKey {
    let code = secret.code("attempts", kind + " " + text)
    return AttemptKey(name: kind + " " + Base32.text(Array(code.prefix(20))), limit: limit)
  }
}
