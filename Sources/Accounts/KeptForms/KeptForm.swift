/// A form that arrived when its sender had to sign in first.
public struct KeptForm: Hashable, Sendable {
  /// A field as it was sent; a name may come several times.
  public struct Field: Hashable, Sendable, Codable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Who wrote it; nobody else gets it.
  public let account: Account.ID
  /// Where it was sent to.
  public let path: String
  /// The page that it was on.
  public let page: String
  /// In the order in which they were sent.
  public let fields: [Field]

  public init(account: Account.ID, path: String, page: String, fields: [Field]) {
    self.account = account
    self.path = path
    self.page = page
    self.fields = fields
  }
}

/// How long forms are kept, and how many.
public struct KeptFormLimits: Hashable, Sendable {
  /// In seconds.
  public var lifetime = 3600.0
  /// Of one account; older ones make room.
  public var countPerAccount = 10
  /// Bytes of one form, sealed; a larger one is not kept.
  public var sizeLimit = 8 * 1024 * 1024
  /// Bytes of all forms together; the oldest ones make room.
  public var totalLimit = 64 * 1024 * 1024

  public init() {}
}
