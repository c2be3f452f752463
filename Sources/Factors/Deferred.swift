internal import Synchronization

/// A value that is made when it is first asked for, and only once.
///
/// A class, so that copies of what holds it share the one value. The function must not ask for the value itself.
public final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    /// What it is made from, where there is such a value, and how.
    case waiting(Value?, @Sendable (Value?) -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  public init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(nil) { _ in make() })
  }

  /// A value that takes the place of another and can be made from it in less time.
  ///
  /// - Parameters:
  ///   - previous: Its value is kept until this one is made, and not the rest of what it holds.
  ///   - make: Gets the value before; nil where none was made yet.
  public init(
    reusing previous: Deferred<Value>?, _ make: @escaping @Sendable (Value?) -> Value
  ) {
    state = Mutex(.waiting(previous?.known, make))
  }

  /// The value, or the one that it will be made from; nil where there is neither, and while it is being made.
  private var known: Value? {
    state.withLockIfAvailable { state -> Value? in
      switch state {
      case .made(let value): value
      case .waiting(let before, _): before
      }
    } ?? nil
  }

  /// The value; whoever asks first waits until it is made.
  public var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let before, let make):
        let value = make(before)
        state = .made(value)
        return value
      }
    }
  }
}
