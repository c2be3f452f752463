/// Why climate data cannot be used: what is wrong, in full sentences that say what to do.
public struct ClimateProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var message: String
  /// The variables whose data alone are at fault, so that the others can be used; empty where it is not so.
  public var variables: [ClimateVariable]

  public init(_ message: String, of variables: [ClimateVariable] = []) {
    self.message = message
    self.variables = variables
  }

  public var description: String { message }
}
