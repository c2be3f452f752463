import Foundation

/// Numbers as charts print them: American English, a true minus sign, the same on every machine.
enum ChartNumbers {
  /// With separators and decimals, such as `−1,234.5`.
  static func text(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "–" }
    if value == 0 { return "0" }
    let digits = String(format: "%.\(decimals)f", abs(value))
    let parts = digits.split(separator: ".")
    var whole = ""
    for (index, digit) in (parts.first ?? "0").enumerated() {
      if index > 0, ((parts.first?.count ?? 0) - index) % 3 == 0 { whole += "," }
      whole.append(digit)
    }
    let isZero = !digits.contains { $0 != "0" && $0 != "." }
    let text = parts.count > 1 ? whole + "." + parts[1] : whole
    return value < 0 && !isZero ? "−" + text : text
  }

  /// With as many decimals as show three significant digits, at most two.
  static func significant(_ value: Double) -> String {
    let size = abs(value)
    return text(value, decimals: size >= 100 || size == size.rounded() ? 0 : size >= 10 ? 1 : 2)
  }

  /// A share as a percentage, such as `51%`; small shares keep a decimal.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return text(percent, decimals: abs(percent) < 1 && percent != 0 ? 1 : 0) + "%"
  }

  /// `fell by 18%`, `rose by 3%` or `stayed about the same`.
  static func change(from old: Double, to new: Double) -> String {
    guard old > 0, new.isFinite else { return "changed" }
    let change = new / old - 1
    if abs(change) < 0.005 { return "stayed about the same" }
    return (change < 0 ? "fell by " : "rose by ") + percent(abs(change))
  }

  /// `92nd`.
  static func ordinal(_ number: Int) -> String {
    let suffix =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }

  /// `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Metric tons with separators, for tables.
  static func tonnes(_ value: Double) -> String { text(value) }
}

/// The unit of emissions that suits the largest value of a chart.
struct EmissionsUnit: Equatable {
  /// Metric tons in one unit.
  var size: Double
  /// Such as `million metric tons CO₂e`.
  var name: String
  var decimals: Int

  /// Chooses for values in metric tons.
  init(for values: [Double]) {
    let largest = values.filter(\.isFinite).map(abs).max() ?? 0
    switch largest {
    case 1e6...: self.init(1e6, "million metric tons CO₂e", largest >= 1e7 ? 1 : 2)
    case 1e4...: self.init(1e3, "thousand metric tons CO₂e", largest >= 1e5 ? 0 : 1)
    default: self.init(1, "metric tons CO₂e", 0)
    }
  }

  /// Of one person, who emits some tons.
  static let perPerson = EmissionsUnit(1, "metric tons CO₂e per person", 1)

  private init(_ size: Double, _ name: String, _ decimals: Int) {
    self.size = size
    self.name = name
    self.decimals = decimals
  }

  /// The number alone; a small one gets the decimals that keep it from reading as zero.
  func number(_ tonnes: Double) -> String {
    let value = abs(tonnes / size)
    guard value > 0, value.isFinite else { return ChartNumbers.text(tonnes) }
    let needed = value < 1 ? Int((-log10(value)).rounded(.up)) : 0
    return ChartNumbers.text(tonnes / size, decimals: min(6, max(decimals, needed)))
  }

  /// The number with its unit.
  func text(_ tonnes: Double) -> String { number(tonnes) + " " + name }

  /// The unit at the start of a line.
  var title: String { name.prefix(1).uppercased() + name.dropFirst() }
}
