internal import Factors
public import Quantities

/// Methane that leaks from the pipes, services and meters that distribute natural gas.
///
///     m(CH4) = V · r ÷ (1 − r) · x · ρ     r is part of the gas that enters the pipes
///     m(CH4) = V · r · x · ρ               r is part of the gas delivered
///     m(CH4) = V · x · ρ                   V is the gas lost
///
/// with V in standard cubic feet: energy is divided by the heat content.
///
/// - Source: [USCP-2019], BE.8, form and default rate unverified; [GPC-2021], cell I.8.1; density from
///   [CFR-40-98], equation FF-1.
/// - Limits: Distribution to customers. Wells, processing, transmission and storage inside the boundary are
///   `oil-gas-fugitive`. Measurements in cities find more than utilities' rates; lost and unaccounted-for gas
///   also holds errors of meters and theft. All the methane is fossil.
public enum NaturalGasLeakage: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "natural-gas-leakage", name: "Natural gas leaked in distribution",
    sectors: [.buildings, .industry], kinds: [.energy, .gasVolume],
    quantity: "Gas delivered, or lost", activities: .words(["natural-gas"]),
    equation: "m(CH4) = V · r ÷ (1 − r) · x · ρ, V · r · x · ρ, or V · x · ρ",
    symbols: [
      ("V", "gas delivered to customers, or gas lost, at standard conditions"),
      ("r", "part that leaks"), ("x", "methane in the gas, by volume"),
      ("ρ", "density of methane"), ("h", "heat content, for an amount of energy"),
    ], parameters: parameters,
    protocols: ProtocolTags(gpc: "I.8.1", scope: 1, uscp: "BE.8", counts: .both),
    validity:
      "Distribution inside the boundary. An own set of factors is per amount of gas lost, and stands in place of methane content and density.",
    source: "US Community Protocol, BE.8 (unverified); 40 CFR 98, equation FF-1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let quantity = try inputs.quantity("V", &recorder)
    let lost = try lostShare(inputs, &recorder)
    if let own = try inputs.ownFactors(&recorder) {
      return try ownEmissions(lost: quantity * lost.factor, own, lost.formula, inputs, &recorder)
    }
    try inputs.checkFactorName(allowing: "epa-hub")
    var volume = quantity
    if record.unit?.kind == .energy {
      volume = Energy(canonical: quantity).mmBtu / (try heatContent(inputs, &recorder))
    } else if inputs.states("heat_content") {
      throw MethodProblem(
        "factor", "“heat_content” has no effect on a volume of gas. Leave it out.")
    }
    let methane = try inputs.value("methane_share", &recorder)
    let density = Mass.pounds(try inputs.value("density", &recorder))
    recorder.formula { "m(CH4) = \(lost.formula) · x · ρ" }
    return EmissionsByGas(
      methane: .kilograms(volume * lost.factor * methane * density.kilograms)
    ).withFossilMethane
  }

  /// Gas lost per gas in the quantity, and the formula of the gas lost.
  private static func lostShare<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> (factor: Double, formula: String) {
    guard try inputs.word("quantity_is", &recorder) == "delivered" else {
      for id in ["rate", "rate_of"] where inputs.states(id) {
        throw MethodProblem(
          "factor", "“\(id)” has no effect on gas that is lost already. Leave it out.")
      }
      return (1, "V")
    }
    let rate = try inputs.value("rate", &recorder)
    guard try inputs.word("rate_of", &recorder) == "throughput" else { return (rate, "V · r") }
    return (rate / (1 - rate), "V · r ÷ (1 − r)")
  }

  /// MMBtu per standard cubic foot.
  private static func heatContent<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try inputs.optional("heat_content", &recorder) { return stated / 1_000_000 }
    let library = inputs.context.library
    guard let heat = library.fuels["natural-gas"]?.heatContent else {
      throw MethodProblem("factor", "State “heat_content” in Btu per scf.")
    }
    let hub = library.fuelFactors(
      fuel: "natural-gas", kind: .energy, edition: inputs.hubEdition)
    recorder.input {
      Explanation.Input(
        symbol: "h", name: "Default heat content", value: "\(heat)", unit: "MMBtu per scf",
        source: hub?.carbonDioxide.citation ?? "")
    }
    return heat
  }

  /// Own factors are per gas lost, in energy or volume.
  private static func ownEmissions<Recorder: CalculationRecorder>(
    lost: Double, _ factors: [EmissionFactor], _ formula: String, _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    for id in ["methane_share", "density", "heat_content"] where inputs.states(id) {
      throw MethodProblem(
        "factor",
        "“\(id)” has no effect beside the set “\(inputs.record.factor.name)”. Leave one of them out."
      )
    }
    try inputs.check(factors)
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Per amount of gas lost") }
    }
    recorder.formula { "m(gas) = \(formula) · f(gas)" }
    return MethodInputs.emissions(ofCanonical: lost, factors).withFossilMethane
  }

  private static let parameters: [MethodParameter] = [
    MethodParameter(
      "quantity_is", "What the quantity is", words: ["delivered", "lost"], .word("delivered")),
    MethodParameter(
      "rate", "r", "Part of the gas that leaks", unit: "share", range: 0...0.5,
      .constant("gas-leakage-rate", variant: "uscp")),
    MethodParameter(
      "rate_of", "What the rate is a part of: the gas that enters the pipes, or the gas delivered",
      words: ["throughput", "delivered"], .word("throughput")),
    MethodParameter(
      "methane_share", "x", "Methane in the gas, by volume", unit: "share", range: 0...1,
      .constant("gas-methane-share", variant: "us-distribution")),
    MethodParameter(
      "density", "ρ", "Density of methane at standard conditions", unit: "lb/scf",
      range: 0.03...0.06, .constant("methane-density", variant: "40-cfr-98")),
    MethodParameter(
      "heat_content", "h",
      "Heat content of the gas, for an amount of energy; the EPA's default when not stated",
      unit: "Btu/scf", range: 500...2000, .absent),
  ]
}
