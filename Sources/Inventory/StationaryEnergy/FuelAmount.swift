internal import Factors
internal import Quantities

/// An amount of fuel that can be counted in its own unit, as energy, and back.
///
///     energy = Q · h
///
/// with h the heat content: stated for the record's unit, else the library's default for the fuel.
struct FuelAmount {
  /// In the canonical unit of its kind.
  let amount: Double
  let unit: MeasurementUnit
  /// Nil for a fuel that the library does not know.
  let fuel: Fuel?
  /// MMBtu per `unit`; nil when the record states none.
  let statedHeat: Double?

  /// The amount as energy; nil when no heat content is known for its unit.
  var energy: Energy? {
    if unit.kind == .energy { return Energy(canonical: amount) }
    if let statedHeat { return .mmBtu(amount / unit.canonicalFactor * statedHeat) }
    guard let fuel, let heat = fuel.heatContent, fuel.unit.kind == unit.kind else { return nil }
    return .mmBtu(amount / fuel.unit.canonicalFactor * heat)
  }

  /// The amount in the canonical unit of a kind; nil when it cannot be brought to it.
  func amount(of kind: MeasurementUnit.Kind) -> Double? {
    if kind == unit.kind { return amount }
    if kind == .energy { return energy?.canonical }
    guard let energy, let fuel, let heat = fuel.heatContent, fuel.unit.kind == kind, heat > 0 else {
      return nil
    }
    return energy.mmBtu / heat * fuel.unit.canonicalFactor
  }

  /// Notes the library's default heat content as an input when a factor's unit needs it.
  func noteDefaultHeat<Recorder: CalculationRecorder>(
    for factors: [EmissionFactor], source: String, _ recorder: inout Recorder
  ) {
    let isUsed = factors.contains { factor in
      let kind = factor.per.kind
      return kind != unit.kind && !(kind == .energy && statedHeat != nil)
    }
    guard isUsed, let fuel, let heat = fuel.heatContent else { return }
    recorder.input {
      Explanation.Input(
        symbol: "h", name: "Default heat content", value: "\(heat)",
        unit: "MMBtu per \(fuel.unit.symbol)", source: source)
    }
  }
}

extension MethodInputs {
  /// The record's fuel with the heat content that it states.
  ///
  /// - Parameter verb: What is done with the fuel, such as `burned`.
  /// - Throws: `MethodProblem` when a heat content is stated for an amount that is energy already.
  func fuelAmount<Recorder: CalculationRecorder>(
    _ verb: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> FuelAmount {
    let amount = try record.amount(for: declaration)
    guard let unit = record.unit else {
      throw MethodProblem("unit", "There is no unit. Enter the unit of the quantity.")
    }
    let fuel = context.library.fuels[record.activity]
    recorder.input {
      record.quantityInput(
        "Q", fuel.map { "\($0.name) \(verb)" } ?? declaration.quantity, in: context)
    }
    let heat = try optional("heat_content", &recorder)
    guard heat == nil || unit.kind != .energy else {
      throw MethodProblem(
        "factor",
        "“heat_content” has no effect on an amount of energy. Leave it out, or enter the quantity in the unit that the fuel is sold in."
      )
    }
    return FuelAmount(amount: amount, unit: unit, fuel: fuel, statedHeat: heat)
  }
}

extension MethodParameter {
  /// The heat content of a fuel, as a supplier or a laboratory states it.
  static let heatContent = MethodParameter(
    "heat_content", "h",
    "Heat content (higher heating value) of one unit of the quantity; the EPA's default when not stated",
    unit: "MMBtu per unit of the quantity", range: 0...1_000_000, .absent)
}
