/// How far the inputs of a plan may lie from what is stated.
public struct RangeBook: Hashable, Sendable {
  public init() {}
}
