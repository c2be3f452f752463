/// Why climate data cannot be used: what is wrong, in full sentences that say what to do.
public struct ClimateProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var message: String

  public init(_ message: String) { self.message = message }

  public var description: String { message }
}
