internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Workspace

/// How fast emissions have to fall so that a target is met.
extension FigureCatalog {
  /// The reduction that every year has to bring; as a part of the last inventory's emissions when `isRate`.
  ///
  ///     ΔE = (E(last) − T) ÷ (year − last)
  func pace(_ level: TargetLevel, isRate: Bool) -> Answer {
    let inventory = calculation.inventory
    let target = level.target
    guard let (last, now) = calculation.lastInventory(for: target) else {
      return .missing("There is no inventory yet that a pace could start from.")
    }
    guard let pace = calculation.pace(to: level) else {
      return .missing("The target's year \(target.year) is not after the last inventory, \(last).")
    }
    let tonnes = pace.yearly
    guard !isRate || now > 0 else {
      return .missing("The inventory of \(last) has no emissions that could be reduced.")
    }
    let inputs = inputs(level, pace)
    let value = isRate ? tonnes / now : tonnes
    return .found(
      Figure(
        value, isRate ? .fraction : .emissions,
        explanation: Explanation(
          title: "\(target.name): reduction needed each year",
          value: isRate
            ? "\(NumberText.grouped(value * 100, decimals: 2))% of \(last) each year"
            : EmissionsInventory.text(tonnes) + " each year",
          formula: isRate ? "(E(last) − T) ÷ n ÷ E(last)" : "(E(last) − T) ÷ n", inputs: inputs,
          method:
            "The same amount every year, from the last inventory to the target's year. Below 0 means that there is room.",
          notes: inventory.errorOmissions { $0.year == last }, parts: parts(level, last))))
  }

  /// The percentage that every year has to be below the year before.
  ///
  ///     q = 1 − (T ÷ E(last))^(1 ÷ n)
  func constantRate(_ level: TargetLevel) -> Answer {
    let target = level.target
    guard let pace = calculation.pace(to: level) else {
      return .missing("The target's year \(target.year) is not after the last inventory.")
    }
    guard let rate = pace.rate else {
      return .missing(
        "No yearly percentage leads from \(EmissionsInventory.text(pace.now)) to \(EmissionsInventory.text(level.allowed)); count in tons each year instead."
      )
    }
    return .found(
      Figure(
        rate, .fraction,
        explanation: Explanation(
          title: "\(target.name): reduction needed each year, of the year before",
          value: "\(NumberText.grouped(rate * 100, decimals: 2))% each year",
          formula: "1 − (T ÷ E(last))^(1 ÷ n)", inputs: inputs(level, pace),
          method:
            "The same percentage every year, from the last inventory to the target's year. Below 0 means that there is room.",
          notes: calculation.inventory.errorOmissions { $0.year == pace.from },
          parts: parts(level, pace.from))))
  }

  private func inputs(_ level: TargetLevel, _ pace: TargetPace) -> [Explanation.Input] {
    [
      Explanation.Input(
        symbol: "E(last)", name: "Emissions in \(pace.from)", value: NumberText.grouped(pace.now),
        unit: "t CO2e", source: "inventory of \(pace.from)"),
      allowed(level),
      Explanation.Input(
        symbol: "n", name: "Years from \(pace.from) to \(level.target.year)",
        value: String(pace.years), unit: "years", source: "counted"),
    ]
  }

  private func parts(_ level: TargetLevel, _ last: Int) -> [Explanation] {
    let reach = level.target.reach
    return [
      calculation.inventory.explanation(title: "Emissions in \(last)", of: last) { record in
        reach.includes(record)
      }, level.explanation,
    ]
  }
}
