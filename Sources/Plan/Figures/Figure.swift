public import Factors

/// A value of the calculation before it is printed.
public struct Figure: Sendable {
  /// What a value is counted in, and so how it is printed.
  public enum Unit: Sendable, Hashable {
    /// Metric tons CO2e.
    case emissions
    /// Metric tons of a gas itself, such as `CH₄`.
    case gas(String)
    /// Metric tons CO2e per resident.
    case emissionsPerPerson
    /// A change or part as a fraction: 0.25 is 25 percent.
    case fraction
    case money
    case moneyPerTonne
    /// A number with a unit after it; decimals are fixed.
    case count(String, decimals: Int)
  }

  /// What the figure holds.
  public enum Content: Sendable, Hashable {
    case number(Double, Unit)
    case text(String)
  }

  public let content: Content
  public let explanation: Explanation

  public init(_ content: Content, explanation: Explanation) {
    self.content = content
    self.explanation = explanation
  }

  public init(_ value: Double, _ unit: Unit, explanation: Explanation) {
    self.init(.number(value, unit), explanation: explanation)
  }
}
