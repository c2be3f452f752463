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
    let network = Self.network(origin.address)
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
    let key = key("comment", Self.network(origin.address), settings.commentLimit)
    let refused = try await database.write { try countAttempt([key], at: now, $0) }
    return refused.map { max(1, Int($0.until.timeIntervalSince(now).rounded(.up))) }
  }

  private func key(_ kind: String, _ text: String, _ limit: AttemptLimit) -> AttemptKey {
    let code = secret.code("attempts", kind + " " + text)
    return AttemptKey(name: kind + " " + Base32.text(Array(code.prefix(20))), limit: limit)
  }

  /// What one customer of a network has: an address, or the 2⁶⁴ of an IPv6 network.
  static func network(_ address: String) -> String {
    var bytes = in6_addr()
    guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    let parts = withUnsafeBytes(of: bytes) { Array($0) }
    // ::ffff:192.0.2.1 is that address of IPv4.
    guard parts.prefix(10).contains(where: { $0 != 0 }) || parts[10] != 0xff || parts[11] != 0xff
    else { return parts.suffix(4).map(String.init).joined(separator: ".") }
    return Hexadecimal.text(Array(parts.prefix(8)))
  }
}
