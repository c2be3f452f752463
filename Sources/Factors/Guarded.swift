internal import Synchronization

/// A value behind a lock, which tasks may share.
///
/// A class, so that copies of what holds it share the one value. For what a calculation remembers: nothing that it tells may follow from
/// who asked before.
public final class Guarded<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  public init(_ value: Value) { self.value = Mutex(value) }

  /// Reads and changes the value while nobody else does; the function must not ask for it again.
  public func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try value.withLock { (value) throws(Failure) -> Result in try body(&value) }
  }
}
