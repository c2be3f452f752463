internal import Synchronization

/// A value that is made when it is first asked for, and only once.
///
/// A class, so that copies of what holds it share the one value. The function must not ask for the value itself.
public final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  public init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(make))
  }

  /// The value; whoever asks first waits until it is made.
  public var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
