import Foundation
import Quantities
import Strategies
import Tables
import Workspace

/// Names of inputs and their numbers in the reader's language.
struct RangeWords {
  let visit: Visit

  private var text: RangeText { visit.words(RangeText.self) }

  func kind(_ what: InputRange.What) -> String { label(what.rawValue, "what") }

  func distribution(_ distribution: InputRange.Distribution) -> String {
    label(distribution.rawValue, "distribution")
  }

  private func label(_ word: String, _ column: String) -> String {
    visit.columnWords.label(
      of: word, in: WorkspaceColumns.column(column, of: WorkspaceTables.ranges.file))
  }

  /// Such as `Weatherize homes: part of the energy reached`.
  func plainName(_ subject: RangeSubject) -> String {
    switch subject.what {
    case .parameter:
      "\(subject.owner): \(subject.input?.meaning(in: visit.language.rawValue) ?? subject.parameter)"
    case .indicator, .path: "\(subject.owner), \(subject.parameter)"
    case .policy: "\(subject.owner): \(text.partOfEffect)"
    case .record: "\(subject.owner): \(text.quantity)"
    case .factor: "\(subject.owner): \(text.factor)"
    case .timing, .uptake, .rebound, .decay, .policyTiming:
      "\(subject.owner): \(kind(subject.what))"
    case .discountRate: kind(subject.what)
    case .cost, .price:
      "\(subject.owner): \(subject.parameter == "annual" ? text.annualCost : subject.parameter == "capital" ? text.capitalCost : text.cost)"
    }
  }

  func name(_ subject: RangeSubject) -> HTML { HTML(plainName(subject)) }

  /// A number with its unit, such as `35 percent`.
  func amount(_ value: Double, _ subject: RangeSubject) -> String {
    let number = number(value)
    switch subject.unit {
    case "": return subject.what == .factor ? text.times(number) : number
    case "US$": return "$\(number)"
    default:
      let unit = text.units[subject.unit] ?? subject.unit
      return unit.isEmpty ? number : "\(number) \(unit)"
    }
  }

  func number(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    return value.formatted(
      .number.precision(.significantDigits(1...4)).locale(visit.language.locale))
  }

  /// A number as a cell of a table holds it.
  static func cell(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
