internal import Factors
public import Quantities

/// Waste burned in a plant: fossil and biogenic carbon, nitrous oxide, and methane by technology.
///
///     bulk:         m(CO2) = M · η · C · FCF · 44/12
///     composition:  m(CO2) = M · Σ WF · dm · CF · FCF · OF · 44/12
///     epa-hub:      m(gas) = M · f(gas), carbon dioxide split by FCF
///     m(N2O) = M · f(N2O);  m(CH4) = M · f(CH4)
///
/// What is not fossil of the carbon is biogenic carbon dioxide.
///
/// - Source: [IPCC-2006], volume 5, equations 5.1, 5.2, 5.4 and 5.5; bulk values as used by the Metropolitan Council of
///   the Twin Cities; [EPA-HUB-2025], table 1, municipal solid waste.
/// - Limits: Energy sold by the plant is not credited. The bulk way has one composition for all mixed waste.
public enum WasteCombustion: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "waste-combustion", name: "Waste combustion", sectors: [.waste], kinds: [.mass, .energy],
    quantity: "Waste burned",
    equation:
      "m(CO2) = M · η · C · FCF · 44/12, or M · Σ WF · dm · CF · FCF · OF · 44/12, or M · f(CO2) · FCF;  m(N2O) = M · f(N2O);  m(CH4) = M · f(CH4)",
    symbols: [
      ("M", "waste burned, wet"), ("η", "combustion efficiency"), ("C", "carbon in wet waste"),
      ("FCF", "fossil part of the carbon"), ("WF", "share of a material in the waste"),
      ("dm", "dry matter in the material"), ("CF", "carbon in the dry matter"),
      ("OF", "part of the carbon oxidized"), ("f(N2O)", "nitrous oxide per mass of waste"),
      ("f(CH4)", "methane per mass of waste, by technology"),
    ],
    parameters: WasteCarbon.parameters + [
      MethodParameter(
        "technology", "Furnace and way of working, for methane", words: technologies, .absent),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.3.{t}", uscp: "SW.7", counts: .both),
    validity:
      "Municipal waste in a plant. Methane is counted where a technology is stated; without one it is left out, which the explanation says (0.2 g per tonne in continuous stokers). Where the plant feeds the grid, the GPC reports it under I.4.4, and its emissions may be in the grid's factor too. Carbon of paper, food and wood is biogenic and reported beside the total.",
    source: "IPCC 2006, volume 5, chapter 5; EPA GHG Emission Factors Hub, table 1")

  private static let technologies = [
    "stoker-continuous", "stoker-semi-continuous", "stoker-batch", "fluidized-bed-continuous",
    "fluidized-bed-semi-continuous", "fluidized-bed-batch",
  ]

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    recorder.formula { declaration.equation }
    if let own = try inputs.ownFactors(&recorder) {
      return try burned(with: own, inputs, &recorder)
    }
    if try inputs.word("approach", &recorder) == "epa-hub" {
      try inputs.checkFactorName(allowing: "epa-hub")
      return try hub(inputs, &recorder)
    }
    let waste = try inputs.mass("M", &recorder)
    let carbon = try WasteCarbon.burned(inputs, oxidation: "efficiency", &recorder)
    var emissions = carbon.emissions(of: waste)
    let nitrousOxide = try nitrousOxide(inputs, &recorder)
    emissions.nitrousOxide = .kilograms(
      waste.canonical * nitrousOxide.kilogramsPerCanonicalUnit)
    if let methane = try methane(inputs, &recorder) {
      emissions.methane = .kilograms(waste.canonical * methane.kilogramsPerCanonicalUnit)
      emissions.fossilMethane = emissions.methane * carbon.fossilShare
    }
    return emissions
  }

  /// The community's own factors, such as a plant's stack test.
  private static func burned<Recorder: CalculationRecorder>(
    with factors: [EmissionFactor], _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let amount = try inputs.quantity("M", &recorder)
    guard let kind = inputs.record.unit?.kind,
      factors.allSatisfy({ $0.per.kind == kind })
    else {
      throw MethodProblem(
        "factor",
        "The factors of this set are not per unit of the record's kind. Give them per mass or per energy, as the waste is."
      )
    }
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    return MethodInputs.emissions(ofCanonical: amount, factors)
  }

  /// The EPA hub's factors for municipal solid waste, their carbon dioxide split by origin.
  private static func hub<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let amount = try inputs.quantity("M", &recorder)
    let kind = inputs.record.unit?.kind ?? .mass
    guard
      let factors = inputs.context.library.fuelFactors(
        fuel: "municipal-solid-waste", kind: kind, edition: inputs.hubEdition)
    else {
      throw MethodProblem(
        "factor",
        "The EPA hub \(inputs.hubEdition) has no factors for municipal solid waste. Use epa-hub:2021 or epa-hub:2025."
      )
    }
    let fossil = try inputs.value("fossil", &recorder)
    for factor in [factors.carbonDioxide, factors.methane, factors.nitrousOxide] {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    var emissions = factors.emissions(ofCanonical: amount)
    let all = emissions.carbonDioxide
    emissions.carbonDioxide = all * fossil
    emissions.biogenicCarbonDioxide = .kilograms(all.kilograms * (1 - fossil))
    emissions.fossilMethane = emissions.methane * fossil
    return emissions
  }
}

// MARK: - Nitrous oxide and methane

extension WasteCombustion {
  private static func nitrousOxide<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionFactor {
    var working = "continuous"
    if inputs.states("technology"),
      try inputs.word("technology", &recorder).hasSuffix("-batch")
    {
      working = "batch"
    }
    let isSludge = inputs.record.activity == "sewage-sludge"
    let key = isSludge ? "sludge-incineration" : working
    guard
      let factor = inputs.context.library
        .activityFactors(isSludge ? "waste-treatment" : "incineration-n2o", key)
        .first(where: { $0.gas == .nitrousOxide })
    else {
      throw MethodProblem("method", "The factor library has no nitrous oxide of burned waste.")
    }
    recorder.input { factor.input("f(N2O)", "Nitrous oxide, \(key)") }
    return factor
  }

  private static func methane<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionFactor? {
    guard inputs.states("technology") else {
      recorder.note {
        "Methane is not counted, because no technology is stated; the IPCC takes 0.2 g per tonne for continuous stokers."
      }
      return nil
    }
    let technology = try inputs.word("technology", &recorder)
    guard
      let factor = inputs.context.library
        .activityFactors("waste-treatment", "incineration-\(technology)")
        .first(where: { $0.gas == .methane })
    else {
      throw MethodProblem(
        "factor", "The factor library has no methane for “technology=\(technology)”.")
    }
    recorder.input { factor.input("f(CH4)", "Methane, \(technology)") }
    return factor
  }
}
