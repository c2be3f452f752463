/// A value that is held by reference, so that what holds it is small and cheap to copy.
///
/// For large values that are made once and then only read; a change is a new one.
public final class Shared<Value: Sendable>: Sendable {
  public let value: Value

  public init(_ value: Value) { self.value = value }
}
