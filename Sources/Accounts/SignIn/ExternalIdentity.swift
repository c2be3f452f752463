public import Foundation

/// A person as a city's own sign-in names them, after its answer was checked.
public struct ExternalIdentity: Hashable, Sendable {
  /// The address of the service.
  public let issuer: String
  /// Its lasting name for the person.
  public let subject: String
  public let email: String?
  /// Whether the service vouches for the e-mail.
  public let emailVerified: Bool
  public let name: String?

  public init(
    issuer: String, subject: String, email: String?, emailVerified: Bool, name: String?
  ) {
    self.issuer = issuer
    self.subject = subject
    self.email = email
    self.emailVerified = emailVerified
    self.name = name
  }
}

/// An external sign-in that leads to an account.
public struct LinkedIdentity: Hashable, Sendable {
  public let issuer: String
  public let subject: String
  public let email: String?
  public let linked: Date
}
