internal import Factors
public import Quantities
public import Tables

extension EmissionsInventory {
  /// Records that emit a gas for which the inventory's warming potentials have no value.
  ///
  /// Such a gas counts as nothing in every total in CO2e, so each record is a finding: a warning when another
  /// set of the library has a value, a note when none has, as for propane in a blend.
  ///
  /// - Returns: One finding per record and gas, in the order of the entries.
  public var missingPotentials: [Finding] {
    allEntries.flatMap { entry in
      potentials.equivalent(of: entry.emissions).missing.compactMap { gas -> Finding? in
        let kilograms = entry.emissions[gas]
        guard kilograms != 0 else { return nil }
        return finding(gas, kilograms: kilograms, record: entry.record)
      }
    }
  }

  /// Gases that the inventory's warming potentials leave out of every total though another set counts them.
  public var gasesWithoutPotential: [Gas] {
    let missing = Set(entries.flatMap { potentials.equivalent(of: $0.emissions).missing })
    return missing.filter { gas in
      context.library.warmingPotentials.contains { $0.values[gas] != nil }
    }.sorted()
  }

  private func finding(_ gas: Gas, kilograms: Double, record: ActivityRecord) -> Finding {
    let others = context.library.warmingPotentials.filter { $0.values[gas] != nil }
    let titles = others.map(\.title).joined(separator: "; ")
    let amount = NumberText.significant(kilograms)
    let advice =
      others.isEmpty
      ? "No set of the library has one."
      : "These have: \(titles). Choose one of them, or say beside the total that the gas is not in it."
    return Finding(
      others.isEmpty ? .note : .warning,
      "“\(record.id)” emits \(amount) kg \(gas.formula), which \(potentials.title) has no potential for, so it counts as nothing in CO2e. \(advice)",
      at: record.place.at(column: "activity"))
  }
}
