internal import Synchronization

/// How many statements are run for one thing, such as a page, whichever database they go to.
///
/// The beginning and the end of a transaction are not counted.
public final class StatementCount: Sendable {
  /// Where statements of the current task are counted; nil where nobody wants to know.
  @TaskLocal public static var current: StatementCount?

  private let number = Atomic(0)

  public init() {}

  public var value: Int { number.load(ordering: .relaxed) }

  /// Counts one statement for whoever wants to know.
  static func note() {
    current?.number.add(1, ordering: .relaxed)
  }

  /// Work that counts for the task that hands it over, on whatever thread it is done.
  static func carried<Value>(
    _ work: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) -> @Sendable (any SQLTransaction) throws -> Value {
    guard let count = current else { return work }
    return { transaction in try $current.withValue(count) { try work(transaction) } }
  }
}
