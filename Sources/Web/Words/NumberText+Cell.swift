import Quantities

extension NumberText {
  /// A number as a cell or a field holds it: with all its digits and without separators.
  static func cell(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
  }
}
