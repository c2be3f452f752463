public import Factors

/// What a criterion says of an action before it is brought to a scale, or why it says nothing.
public struct MeasuredValue: Hashable, Sendable {
  /// In the unit; nil when it is not known, which is never taken for 0.
  public let value: Double?
  public let unit: String
  /// Why there is no value, in a full sentence; empty when there is one.
  public let missing: String
  /// How the value came to be; nil without a value.
  public let explanation: Explanation?

  public init(_ value: Double, unit: String, explanation: Explanation) {
    self.value = value
    self.unit = unit
    missing = ""
    self.explanation = explanation
  }

  public init(missing: String, unit: String) {
    value = nil
    self.unit = unit
    self.missing = missing
    explanation = nil
  }
}
