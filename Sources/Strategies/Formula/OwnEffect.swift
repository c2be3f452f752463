internal import Factors
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

  /// True for an amount of something that is saved where no activity is named of which.
  func isOfNothing(_ action: Action) -> Bool {
    base != .emissions && ["", "none"].contains(action.word("activity"))
  }

  /// True for a record that counts what is saved.
  func isCounted(by record: ActivityRecord, activity: String, subsector: String) -> Bool {
    record.activity == activity && (subsector == "any" || record.subsector == subsector)
      && (record.unit?.kind.rawValue == base.rawValue || isOtherKind(record))
  }

  /// What fuels are counted in; heat contents lead from one to the other.
  private static let fuelKinds: Set<FormulaDimension.Base> = [
    .energy, .mass, .liquidVolume, .gasVolume,
  ]

  /// True for a fuel that one of record and formula counts by its heat, and the other by what is sold.
  private func isOtherKind(_ record: ActivityRecord) -> Bool {
    guard record.isFuel, let kind = record.unit?.kind,
      let counted = FormulaDimension.Base(rawValue: kind.rawValue), counted != base
    else { return false }
    return OwnEffect.fuelKinds.isSuperset(of: [base, counted]) && [base, counted].contains(.energy)
  }

  /// True when the library can tell how much of a record is saved.
  func isKnown(_ record: ActivityRecord, _ library: FactorLibrary) -> Bool {
    guard isOtherKind(record) else { return true }
    guard base != .energy else { return YearFrame.heat(of: record, library: library) != nil }
    guard let fuel = library.fuels[record.activity] else { return false }
    return heat(inUnitOf: fuel) != nil
  }

  /// True when some stream is a fuel that is counted in another kind of unit than the formula.
  func converts(_ positions: [Int], in frame: YearFrame) -> Bool {
    positions.contains { isOtherKind(frame.records[$0]) }
  }

  /// Canonical heat in a canonical unit of what the formula comes to; nil when it is not known.
  func heatPerUnit(_ positions: [Int], in frame: YearFrame) -> Double? {
    guard base != .energy else { return 1 }
    let fuels = positions.compactMap { frame.fuels[$0] }
    return fuels.compactMap { heat(inUnitOf: $0) }.first
  }

  /// Canonical heat in a canonical unit of a fuel as it is sold; nil when the formula counts it otherwise.
  private func heat(inUnitOf fuel: Fuel) -> Double? {
    guard fuel.unit.kind.rawValue == base.rawValue, let heat = fuel.heatContent else { return nil }
    return Energy.mmBtu(heat).canonical / fuel.unit.canonicalFactor
  }
}
