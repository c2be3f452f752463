internal import CArgon2

/// Argon2id hashes of passwords as encoded texts, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
///
/// Source: RFC 9106. These block their thread; `PasswordHasher` keeps them off the others' threads.
enum PasswordHash {
  private static let saltLength = 16
  private static let hashLength = 32

  static func make(_ password: [UInt8], cost: PasswordCost) throws(PasswordHashingProblem) -> String
  {
    let salt = RandomBytes.make(saltLength)
    let length = argon2_encodedlen(
      cost.passes, cost.memoryKiB, cost.lanes, UInt32(saltLength), UInt32(hashLength), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let outcome = argon2id_hash_encoded(
      cost.passes, cost.memoryKiB, cost.lanes, password, password.count, salt, saltLength,
      hashLength, &encoded, length)
    guard outcome == ARGON2_OK.rawValue else {
      throw .failed(String(cString: argon2_error_message(outcome)))
    }
    return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func matches(
    _ password: [UInt8], encoded: String
  ) throws(PasswordHashingProblem) -> Bool {
    guard PasswordCost(encoded: encoded) != nil else { throw .unreadable }
    let outcome = argon2id_verify(encoded, password, password.count)
    switch outcome {
    case ARGON2_OK.rawValue: return true
    case ARGON2_VERIFY_MISMATCH.rawValue: return false
    default: throw .failed(String(cString: argon2_error_message(outcome)))
    }
  }
}

/// Why a password was neither hashed nor compared.
public enum PasswordHashingProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// More sign-ins wait than memory is set aside for.
  case tooBusy
  /// What is kept for the account is no hash that this program made.
  case unreadable
  case failed(String)

  public var description: String {
    switch self {
    case .tooBusy:
      "Too many people are signing in at this moment. Wait a few seconds and try again."
    case .unreadable:
      "The kept password of this account cannot be read. Ask an administrator for a link to set a new one."
    case .failed(let reason): "The password could not be checked: \(reason). Try again."
    }
  }
}
