internal import Quantities
internal import Vulnerability
internal import Workspace

/// How an indicator changes at a place, in one sentence.
struct ChangeSentence {
  private let change: IndicatorChange
  private let place: String
  private let units: DisplayUnits
  private let words: EffectWords

  init(_ change: IndicatorChange, place: String, units: DisplayUnits, words: EffectWords) {
    self.change = change
    self.place = place
    self.units = units
    self.words = words
  }

  /// Both levels with their periods and the models' range; nil where a level is not known.
  var text: String? {
    guard let before = change.before, let after = change.after else { return nil }
    let models: (low: String, high: String)? =
      switch change.spread {
      case .periods(_, let after): (number(after.lowerBound), number(after.upperBound))
      case .change(let low, let high): (difference(low), difference(high))
      case .unknown: nil
      }
    let told = words.change(
      words.indicator(change), number(before), change.beforePeriod, "\(number(after))\(unit)",
      change.afterPeriod, models)
    return "\(place): \(told)."
  }

  private var unit: String {
    let shown = words.unit(shown(0).unit)
    return shown.isEmpty ? "" : " \(shown)"
  }

  private func number(_ value: Double) -> String {
    NumberText.grouped(shown(value).value, decimals: decimals)
  }

  /// A model's own change, with its sign so that it is not taken for a level.
  private func difference(_ value: Double) -> String {
    let unit = MeasurementUnit.named(IndicatorChange.symbol(change.unit))
    let shown = unit == nil ? value : units.shown(value, unit, isDifference: true).value
    let text = NumberText.grouped(shown, decimals: decimals)
    return shown > 0 ? "+\(text)" : text
  }

  /// As many decimals as tell the two levels apart.
  private var decimals: Int {
    let symbol = IndicatorChange.symbol(change.unit)
    if symbol == "degF" || symbol == "degC" { return 1 }
    let levels = [change.before, change.after].compactMap(\.self).map { shown($0).value }
    let size = levels.map(\.magnitude).max() ?? 0
    return size < 2 ? 2 : size < 100 ? 1 : 0
  }

  private func shown(_ value: Double) -> (value: Double, unit: String) {
    let unit = MeasurementUnit.named(IndicatorChange.symbol(change.unit))
    let shown = units.shown(value, unit)
    return unit == nil ? (value, change.unit) : shown
  }
}
