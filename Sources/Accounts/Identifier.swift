internal import Cryptography

/// The lasting name of one thing of a kind, which an account's cannot be taken for a session's.
public struct Identifier<Owner>: Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  /// A new one: 80 random bits in small letters and digits.
  static func make() -> Identifier { Identifier(Base32.text(RandomBytes.make(10)).lowercased()) }
}
