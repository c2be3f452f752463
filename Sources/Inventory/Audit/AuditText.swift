internal import Quantities

/// How the auditor writes numbers and lists.
enum AuditText {
  /// Metric tons with as many digits as the size deserves.
  static func tonnes(_ value: Double) -> String {
    NumberText.grouped(value, decimals: value.magnitude < 10 ? 2 : 0)
  }

  /// A difference in percent with its sign, such as `+12.0 %`.
  static func percent(_ part: Double) -> String {
    let number = NumberText.grouped(part * 100, decimals: part.magnitude < 0.1 ? 1 : 0)
    return "\(part > 0 ? "+" : "")\(number) %"
  }

  /// A ratio as a change in percent, or as a multiple when it is far from 1.
  static func change(_ ratio: Double) -> String {
    if ratio > 3 { return "\(NumberText.significant(ratio, digits: 3)) times as much" }
    if ratio > 0, ratio < 1 / 3.0 {
      return "\(NumberText.significant(1 / ratio, digits: 3)) times less"
    }
    return percent(ratio - 1)
  }

  /// Years in order, with a comma between.
  static func years(_ years: some Sequence<Int>) -> String {
    years.sorted().map(String.init).joined(separator: ", ")
  }

  /// Names in order, such as `“a”, “b” and “c”`; a long list ends with how many more there are.
  static func names(_ names: [String], most: Int = 6) -> String {
    let shown = names.prefix(most).map { "“\($0)”" }
    let rest = names.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
