internal import Cryptography
internal import Foundation

/// The secret key of an instance: it seals what the database must not tell, and makes tokens that nobody else can make.
///
/// It is kept outside the database, in a file that only the server may read. All nodes of one database have the same.
/// Without it, second factors must be set up again; nothing else is lost.
public struct InstanceSecret: Sendable {
  private let bytes: [UInt8]

  /// Takes at least 32 random bytes.
  public init(_ bytes: [UInt8]) throws(AccountProblem) {
    guard bytes.count >= 32 else {
      throw .badSecret("The secret key is too short: it must have at least 32 bytes.")
    }
    self.bytes = bytes
  }

  private init(fresh: [UInt8]) { bytes = fresh }

  /// A new one.
  public static func make() -> InstanceSecret { InstanceSecret(fresh: RandomBytes.make(32)) }

  /// Reads the key file, or makes it when there is none.
  ///
  /// - Throws: `AccountProblem.badSecret` when the file cannot be used, or others may read it.
  public static func readOrMake(path: String) throws(AccountProblem) -> InstanceSecret {
    let fresh = make()
    let text = Base32.text(fresh.bytes) + "\n"
    // Exclusive, so that two nodes that start at once end with the same key.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      guard errno == EEXIST else {
        throw .badSecret(
          "The key file “\(path)” cannot be made: \(String(cString: strerror(errno))).")
      }
      return try read(path: path)
    }
    defer { close(descriptor) }
    guard write(descriptor, text, text.utf8.count) == text.utf8.count, fsync(descriptor) == 0 else {
      unlink(path)
      throw .badSecret("The key file “\(path)” cannot be written; look whether the disk is full.")
    }
    return fresh
  }

  /// Reads the key file, which must be there.
  ///
  /// - Throws: `AccountProblem.missingKeyFile`; `badSecret` when the file cannot be used, or others may read it.
  static func read(path: String) throws(AccountProblem) -> InstanceSecret {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw .badSecret(
          "The key file “\(path)” cannot be read: \(String(cString: strerror(errno))).")
      }
      throw .missingKeyFile(path)
    }
    guard facts.st_mode & 0o077 == 0 else {
      throw .badSecret("Others may read the key file “\(path)”. Run `chmod 600` on it.")
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let bytes = Base32.bytes(text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw .badSecret("“\(path)” is not a key file of Cairn, or cannot be read.") }
    return try InstanceSecret(bytes)
  }

  /// A key for one use, so that what one use gives away tells nothing about another.
  func key(_ use: String) -> [UInt8] { HMAC.sha256(key: bytes, message: Array(use.utf8)) }

  /// A code for a text in one use.
  func code(_ use: String, _ text: String) -> [UInt8] {
    HMAC.sha256(key: key(use), message: Array(text.utf8))
  }
}
