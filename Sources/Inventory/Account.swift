/// Which set of books a record belongs to; books are never summed with one another.
public enum Account: String, Hashable, Sendable, CaseIterable {
  /// What happens in the community, and what it causes elsewhere: the plan's inventory.
  case community
  /// The local government's own operations, most of them part of the community's too.
  case government
  /// Before the fuel or power reaches its user: extraction, processing, transport.
  case upstream
  /// Everything that residents buy, wherever it was made.
  case consumption

  /// As printed, such as `Government operations`.
  public var title: String {
    switch self {
    case .community: "Community"
    case .government: "Government operations"
    case .upstream: "Upstream"
    case .consumption: "Consumption-based"
    }
  }
}

/// What a local government controls of a facility or fleet.
///
/// - Source: [LGOP-2010], chapter 3.
public enum GovernmentControl: String, Hashable, Sendable, CaseIterable {
  case operational, financial, both
  /// Neither: its emissions are scope 3 under either approach.
  case none
}

extension ActivityRecord {
  /// The account that the record is booked in: its own, else its method's.
  public var bookedAccount: Account {
    account ?? MethodRegistry.method(method)?.declaration.account ?? .community
  }
}
