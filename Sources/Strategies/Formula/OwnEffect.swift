internal import Inventory
internal import Quantities

/// What an action with a formula of its own saves in a year in full effect: emissions, or some of an activity.
struct OwnEffect {
  /// What the formula is a number of.
  let base: FormulaDimension.Base
  /// Above or equal to 0, in canonical units.
  let amount: Double

  /// Works out the formula of an action.
  ///
  /// - Throws: When the formula, its units or its result are wrong, as a full sentence.
  init(_ action: Action) throws(Formula.Problem) {
    let value = try Formula(action.word("formula")).value { name in
      action.parameters[name].flatMap(OwnEffect.value)
    }
    guard let base = value.dimension.base, OwnEffect.savable.contains(base) else {
      throw Formula.Problem(
        "The formula comes to \(value.dimension.text). It must come to emissions, or to energy, distance, mass or volume that is saved in a year."
      )
    }
    guard value.number.isFinite, value.number >= 0 else {
      throw Formula.Problem(
        "The formula comes to less than 0 or to no number. A saving is above 0.")
    }
    self.base = base
    amount = value.number
  }

  private static let savable: Set<FormulaDimension.Base> = [
    .emissions, .energy, .distance, .mass, .liquidVolume, .gasVolume, .passengerDistance,
    .freightDistance,
  ]

  /// A parameter as a value of a formula; nil when its unit cannot be one.
  ///
  /// A ratio such as kWh/mile has one kind in tables; here it is energy per distance.
  private static func value(_ parameter: ActionParameter) -> Formula.Value? {
    guard let number = parameter.number else { return nil }
    guard let unit = parameter.unit else { return Formula.Value(number) }
    guard let known = FormulaUnit.named(unit.symbol) else { return nil }
    return Formula.Value(number / unit.canonicalFactor * known.scale, known.dimension)
  }

  /// True for a record that counts what is saved.
  func isCounted(by record: ActivityRecord, activity: String, subsector: String) -> Bool {
    record.activity == activity && (subsector == "any" || record.subsector == subsector)
      && record.unit?.kind.rawValue == base.rawValue
  }
}
