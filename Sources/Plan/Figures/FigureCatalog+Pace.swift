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
    guard
      let last = calculation.workspace.community.inventoryYears.last(where: inventory.hasEntries)
    else { return .missing("There is no inventory yet that a pace could start from.") }
    guard target.year > last else {
      return .missing("The target's year \(target.year) is not after the last inventory, \(last).")
    }
    let now = inventory.total(last)
    let tonnes = (now - level.allowed) / Double(target.year - last)
    guard !isRate || now > 0 else {
      return .missing("The inventory of \(last) has no emissions that could be reduced.")
    }
    let inputs = [
      Explanation.Input(
        symbol: "E(last)", name: "Emissions in \(last)", value: NumberText.grouped(now),
        unit: "t CO2e", source: "inventory of \(last)"),
      Explanation.Input(
        symbol: "T", name: "Allowed by the target", value: NumberText.grouped(level.allowed),
        unit: "t CO2e", source: "calculated"),
      Explanation.Input(
        symbol: "n", name: "Years from \(last) to \(target.year)",
        value: String(target.year - last), unit: "years", source: "counted"),
    ]
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
          notes: inventory.errorOmissions { $0.year == last },
          parts: [
            inventory.explanation(title: "Emissions in \(last)", of: last), level.explanation,
          ])))
  }
}
