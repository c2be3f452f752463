/// Why climate data cannot be used: what is wrong, in full sentences that say what to do.
public struct ClimateProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var message: String
  /// The variable whose data alone are at fault, so that the others can be used; nil where it is not so.
  public var variable: ClimateVariable?

  public init(_ message: String, of variable: ClimateVariable? = nil) {
    self.message = message
    self.variable = variable
  }

  public var description: String { message }
}
