internal import Quantities

/// How a figure is printed: the words after the bar of `{{figure | millions}}`.
///
/// Words combine, separated by spaces: `millions digits:1 bare`.
public struct FigureFormat: Sendable, Hashable {
  /// What a number is divided by, and the word after it.
  struct Scale: Hashable {
    let divisor: Double
    let word: String
  }

  var scale: Scale?
  var decimals: Int?
  var isBare = false
  var isPercent = false
  var isUnsigned = false
  /// Every digit: without it, emissions of a million tons and more are printed in millions.
  var isPlain = false

  /// Nil when a word is not known.
  public init?(_ text: String?) {
    for word in (text ?? "").split(whereSeparator: { $0 == " " || $0 == "," }) {
      switch word {
      case "plain": isPlain = true
      case "millions": scale = Scale(divisor: 1_000_000, word: "million")
      case "thousands": scale = Scale(divisor: 1000, word: "thousand")
      case "billions": scale = Scale(divisor: 1_000_000_000, word: "billion")
      case "percent": isPercent = true
      case "bare": isBare = true
      case "unsigned": isUnsigned = true
      default:
        guard word.hasPrefix("digits:"), let count = Int(word.dropFirst(7)), (0...6).contains(count)
        else { return nil }
        decimals = count
      }
    }
  }

  /// Words for messages.
  public static let words =
    "plain, thousands, millions, billions, percent, digits:N, bare, unsigned"

  /// The printed text of a figure's content.
  public func text(_ content: Figure.Content) -> String {
    switch content {
    case .text(let text): text
    case .number(let value, let unit): text(isUnsigned ? value.magnitude : value, unit)
    }
  }

  private func text(_ value: Double, _ unit: Figure.Unit) -> String {
    if case .fraction = unit { return percent(value) }
    if isPercent { return percent(value) }
    if unit == .emissions, scale == nil, decimals == nil, !isPlain, value.magnitude >= 1_000_000 {
      var inMillions = self
      inMillions.scale = Scale(divisor: 1_000_000, word: "million")
      return inMillions.text(value, unit)
    }
    let number = number(value, defaultDecimals: defaultDecimals(value, unit))
    switch unit {
    case .emissions: return isBare ? number : "\(number) metric tons CO₂e"
    case .gas(let formula): return isBare ? number : "\(number) metric tons \(formula)"
    case .emissionsPerPerson: return isBare ? number : "\(number) metric tons CO₂e per resident"
    case .money: return NumberText.dollars(printed: number)
    case .moneyPerTonne:
      return NumberText.dollars(printed: number) + (isBare ? "" : " per metric ton CO₂e")
    case .count(let name, _): return isBare || name.isEmpty ? number : "\(number) \(name)"
    case .fraction: return number
    }
  }

  private func number(_ value: Double, defaultDecimals: Int) -> String {
    guard let scale else {
      return NumberText.grouped(value, decimals: decimals ?? defaultDecimals)
    }
    let scaled = value / scale.divisor
    let digits = decimals ?? (scaled.magnitude >= 100 ? 0 : scaled.magnitude >= 10 ? 1 : 2)
    return "\(NumberText.grouped(scaled, decimals: digits)) \(scale.word)"
  }

  private func percent(_ value: Double) -> String {
    let percent = value * 100
    let digits = decimals ?? (percent.magnitude < 1 && percent != 0 ? 1 : 0)
    return NumberText.grouped(percent, decimals: digits) + (isBare ? "" : "%")
  }

  private func defaultDecimals(_ value: Double, _ unit: Figure.Unit) -> Int {
    switch unit {
    case .emissionsPerPerson: 1
    case .emissions, .gas: value.magnitude < 10 && value != 0 ? 1 : 0
    case .count(_, let decimals): decimals
    case .fraction, .money, .moneyPerTonne: 0
    }
  }
}
