internal import Factors
public import Quantities

/// Electricity of supplying water or treating wastewater, by volume, at the rates of the grid.
///
///     E = V · I
///     m(gas) = E · r(gas)
///
/// - Source: [USCP-2019], WW.14 and WW.15; intensities from [EPA-WATER-2013].
/// - Limits: Electricity only; gas engines and generators are records of their own. National typical values:
///   systems differ by an order of magnitude with height and distance.
public enum WaterSupplyEnergy: EmissionMethod {
  private static let stages = [
    "surface-water-system", "groundwater-system", "conveyance", "treatment", "distribution",
    "wastewater-trickling-filter", "wastewater-activated-sludge", "wastewater-advanced",
    "wastewater-nitrification",
  ]

  public static let declaration = MethodDeclaration(
    id: "water-supply-energy", name: "Electricity of water and wastewater by volume",
    sectors: [.water], kinds: [.liquidVolume], quantity: "Water supplied or wastewater treated",
    activities: .words(stages), equation: "E = V · I;  m(gas) = E · r(gas)",
    symbols: [
      ("V", "water supplied, or wastewater treated, in the year"), ("E", "electricity used"),
      ("r(gas)", "rate of the grid subregion, or the community's own"),
    ],
    parameters: [
      MethodParameter(
        "intensity", "I", "Electricity per volume", unit: "kWh/million gallons",
        range: 0...50_000, .absent)
    ],
    protocols: ProtocolTags(
      gpc: "I.2.2", scope: 2, uscp: "WW.14", counts: .activity, lgop: "6.2"),
    validity:
      "For water that is supplied or treated elsewhere, and plants without a bill at hand: metered electricity goes to grid-electricity instead. Stages of one system add up; do not add them to a whole system. Any other stage needs its intensity. Tag wastewater as WW.15.",
    source: "US Community Protocol WW.14, WW.15; EPA 816-F-13-004")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let volume = LiquidVolume(canonical: try inputs.quantity("V", &recorder))
    try inputs.checkFactorName(allowing: "egrid:")
    guard stages.contains(record.activity) || inputs.states("intensity") else {
      throw MethodProblem(
        "activity",
        "There is no default intensity for “\(record.activity)”. Use one of \(stages.joined(separator: ", ")), or state “intensity” in kWh per million gallons."
      )
    }
    let intensity = try inputs.value(
      "intensity", orConstant: "water-energy-intensity", variant: record.activity, &recorder)
    let electricity = Energy.kilowattHours(volume.gallons / 1_000_000 * intensity)
    let emissions = try emissions(of: electricity, record, context, &recorder)
    recorder.formula { declaration.equation }
    return emissions
  }

  /// As grid electricity, so that both always use the same rates.
  private static func emissions<Recorder: CalculationRecorder>(
    of electricity: Energy, _ record: ActivityRecord, _ context: InventoryContext,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    var metered = record
    metered.method = GridElectricity.declaration.id
    metered.activity = "electricity"
    metered.quantity = electricity.megawattHours
    metered.unit = MeasurementUnit.named("MWh")
    let inputs = MethodInputs(metered, context, GridElectricity.declaration)
    guard let own = try inputs.ownFactors(&recorder) else {
      return try GridElectricity.emissions(of: metered, in: context, recorder: &recorder)
    }
    guard own.allSatisfy({ $0.per.kind == .energy }) else {
      throw MethodProblem(
        "factor", "The set of own factors must be per unit of energy, such as kg per MWh.")
    }
    for factor in own {
      recorder.input { factor.input("r(\(factor.gas.formula))", "Emission factor") }
    }
    return MethodInputs.emissions(ofCanonical: electricity.canonical, own)
  }
}
