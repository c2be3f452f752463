internal import Factors
public import Quantities

/// Waste burned in the open, in barrels or at a dump.
///
///     m(CO2) = M · OF · C · FCF · 44/12, or M · Σ WF · dm · CF · FCF · OF · 44/12
///     m(CH4) = M · f(CH4);  m(N2O) = M · f(N2O)
///
/// - Source: [IPCC-2006] and [IPCC-2019], volume 5, chapter 5.
/// - Limits: Not for crop residues and brush on fields, which are agriculture and land.
public enum OpenBurning: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "open-burning", name: "Open burning of waste", sectors: [.waste], kinds: [.mass],
    quantity: "Waste burned in the open",
    equation:
      "m(CO2) = M · OF · C · FCF · 44/12, or M · Σ WF · dm · CF · FCF · OF · 44/12;  m(CH4) = M · f(CH4);  m(N2O) = M · f(N2O)",
    symbols: [
      ("M", "waste burned in the open, wet"), ("OF", "part of the carbon oxidized"),
      ("C", "carbon in wet waste"), ("FCF", "fossil part of the carbon"),
      ("WF", "share of a material in the waste"), ("dm", "dry matter in the material"),
      ("CF", "carbon in the dry matter"), ("f(gas)", "emission factor per mass of wet waste"),
    ],
    parameters: [
      MethodParameter(
        "approach", "Carbon of the waste in bulk or by material",
        words: ["bulk", "composition"], .word("bulk")),
      MethodParameter(
        "oxidation", "OF", "Carbon oxidized", unit: "share", range: 0...1,
        .constant("open-burning-oxidation", variant: "ipcc-2019")),
      WasteCarbon.contentInput, WasteCarbon.fossilInput,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.3.{t}", counts: .source),
    validity:
      "Household waste burned on site or at a dump. Oxidation is 0.71 (IPCC 2019) unless oxidation=ipcc-2006 (0.58) or a share is stated. Amounts are hardly ever weighed; a survey or a share of rural households is usual.",
    source: "IPCC 2006 and 2019, volume 5, chapter 5")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    recorder.formula { declaration.equation }
    let waste = try inputs.mass("M", &recorder)
    let factors = try inputs.factors(
      "open-burning", "mixed-waste", per: .mass, edition: "2006", &recorder)
    let ownCarbon = factors.contains { $0.gas == .carbonDioxide }
    guard !ownCarbon else {
      return MethodInputs.emissions(ofCanonical: waste.canonical, factors)
    }
    let carbon = try WasteCarbon.burned(inputs, oxidation: "oxidation", &recorder)
    var emissions = carbon.emissions(of: waste)
    emissions += MethodInputs.emissions(ofCanonical: waste.canonical, factors)
    emissions.fossilMethane = emissions.methane * carbon.fossilShare
    return emissions
  }
}
