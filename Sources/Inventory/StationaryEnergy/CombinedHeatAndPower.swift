internal import Factors
public import Quantities

/// Fuel of a plant that makes heat and power at once, and the share of its emissions that one of them bears.
///
///     efficiency method:      s(heat) = (H ÷ η(heat)) ÷ (H ÷ η(heat) + P ÷ η(power))
///     energy content method:  s(heat) = H ÷ (H + P)
///     work potential method:  s(heat) = W ÷ (W + P)
///     m(gas) = s · m(gas) of the fuel;  s(power) = 1 − s(heat)
///
/// The efficiency method asks how much fuel each output would have taken on its own. The work potential
/// W of steam is what it could do as work:
///
///     W = F · ((i − i0) − T0 · (s − s0))
///
/// - Source: [GHGP-CHP-2006]; [LGOP-2010], chapter 6. The reference efficiencies and the reference state of
///   steam are unverified.
/// - Limits: Fuel of the whole plant. The work potential method is not for hot water. A plant without useful
///   heat is `in-boundary-generation`; one that keeps both outputs is `stationary-fuel`.
public enum CombinedHeatAndPower: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "combined-heat-and-power", name: "Combined heat and power, by output",
    sectors: [.buildings, .industry, .water, .waste],
    kinds: [.energy, .gasVolume, .liquidVolume, .mass], quantity: "Fuel burned in the plant",
    activities: .fuels, equation: "m(gas) = s · Q · f(gas)",
    symbols: [
      ("s", "share of the emissions that the output bears"), ("Q", "fuel burned in the plant"),
      ("f(gas)", "emission factor of the fuel"), ("H", "useful heat delivered"),
      ("P", "electricity delivered"), ("η", "efficiency of making heat or power on its own"),
      ("W", "work potential of the heat"),
    ], parameters: allocationParameters + steamParameters + FuelCombustion.parameters,
    protocols: ProtocolTags(gpc: "I.{n}.1", scope: 1, uscp: "BE.1", counts: .both, lgop: "6"),
    isLinear: false,
    validity:
      "One record for heat and one for power, each with the plant's whole fuel; their shares sum to 1. Outputs of the same year and plant as the fuel.",
    source: "GHG Protocol, Allocation of GHG Emissions from a CHP Plant, version 1.0, 2006")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let combustion = try FuelCombustion(inputs, &recorder)
    let whole = try combustion.emissions(&recorder)
    let output = try inputs.word("output", &recorder)
    let heat = Energy.mmBtu(try inputs.value("heat_output", &recorder))
    let power = Energy.megawattHours(try inputs.value("electricity_output", &recorder))
    try check(heat + power, against: combustion.fuel)
    let method = try inputs.word("allocation", &recorder)
    let share = try heatShare(method, heat: heat, power: power, inputs, &recorder)
    let borne = output == "heat" ? share : 1 - share
    recorder.note {
      "By the \(method) method \(output) bears \(NumberText.significant(borne * 100)) percent of the plant's emissions."
    }
    recorder.formula { formula(method, output: output) }
    return whole * borne
  }

  private static func check(_ outputs: Energy, against fuel: FuelAmount) throws(MethodProblem) {
    guard outputs > .zero else {
      throw MethodProblem(
        "factor", "The plant delivers neither heat nor power, so nothing can bear its emissions.")
    }
    guard let energy = fuel.energy, energy > .zero, outputs > energy else { return }
    throw MethodProblem(
      "factor",
      "The plant delivers \(NumberText.significant(outputs.mmBtu)) MMBtu of heat and power from \(NumberText.significant(energy.mmBtu)) MMBtu of fuel. Check the units of “heat_output” and “electricity_output”."
    )
  }

  private static func heatShare<Recorder: CalculationRecorder>(
    _ method: String, heat: Energy, power: Energy, _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    switch method {
    case "energy-content": return heat / (heat + power)
    case "work-potential":
      let work = try workPotential(of: heat, inputs, &recorder)
      return work / (work + power)
    default:
      let forHeat = heat / (try inputs.value("heat_efficiency", &recorder))
      let forPower = power / (try inputs.value("power_efficiency", &recorder))
      return forHeat / (forHeat + forPower)
    }
  }

  private static func workPotential<Recorder: CalculationRecorder>(
    of heat: Energy, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Energy {
    let work: Energy
    if let stated = try inputs.optional("heat_work", &recorder) {
      work = .mmBtu(stated)
    } else {
      let steam = Mass.pounds(try inputs.value("steam_flow", &recorder))
      let enthalpy =
        try inputs.value("steam_enthalpy", &recorder)
        - inputs.value("reference_enthalpy", &recorder)
      let entropy =
        try inputs.value("steam_entropy", &recorder)
        - inputs.value("reference_entropy", &recorder)
      let temperature = try inputs.value("reference_temperature", &recorder)
      work = .megajoules(steam.kilograms * (enthalpy - temperature * entropy) / 1000)
    }
    guard work >= .zero, work <= heat else {
      throw MethodProblem(
        "factor",
        "The work potential of the heat, \(NumberText.significant(work.mmBtu)) MMBtu, must lie between 0 and the heat itself. Check the steam's flow, enthalpy and entropy."
      )
    }
    return work
  }

  private static func formula(_ method: String, output: String) -> String {
    let share =
      switch method {
      case "energy-content": "H ÷ (H + P)"
      case "work-potential": "W ÷ (W + P)"
      default: "(H ÷ η(heat)) ÷ (H ÷ η(heat) + P ÷ η(power))"
      }
    return output == "heat"
      ? "m(gas) = \(share) · m(gas) of the fuel" : "m(gas) = (1 − \(share)) · m(gas) of the fuel"
  }
}

// MARK: - Parameters

extension CombinedHeatAndPower {
  private static let allocationParameters: [MethodParameter] = [
    MethodParameter("output", "Which output the record is for", words: ["heat", "power"]),
    MethodParameter(
      "allocation", "How emissions are divided",
      words: ["efficiency", "energy-content", "work-potential"], .word("efficiency")),
    MethodParameter(
      "heat_output", "H", "Useful heat delivered in the year", unit: "MMBtu",
      range: 0...1_000_000_000),
    MethodParameter(
      "electricity_output", "P", "Electricity delivered in the year", unit: "MWh",
      range: 0...1_000_000_000),
    MethodParameter(
      "heat_efficiency", "η(heat)", "Efficiency of making heat on its own", unit: "share",
      range: 0.01...1.2, .constant("chp-efficiency", variant: "heat")),
    MethodParameter(
      "power_efficiency", "η(power)", "Efficiency of making power on its own", unit: "share",
      range: 0.01...1, .constant("chp-efficiency", variant: "power")),
  ]

  private static let steamParameters: [MethodParameter] = [
    MethodParameter(
      "heat_work", "W", "Work potential of the heat, when the plant states it", unit: "MMBtu",
      range: 0...1_000_000_000, .absent),
    MethodParameter(
      "steam_flow", "F", "Steam delivered in the year, for the work potential", unit: "lb",
      range: 0...1e13, .absent),
    MethodParameter(
      "steam_enthalpy", "i", "Enthalpy of the steam", unit: "kJ/kg", range: 0...5000, .absent),
    MethodParameter(
      "steam_entropy", "s", "Entropy of the steam", unit: "kJ/kg/K", range: 0...15, .absent),
    MethodParameter(
      "reference_enthalpy", "i0", "Enthalpy at the reference state", unit: "kJ/kg",
      range: 0...5000, .constant("steam-reference", variant: "enthalpy")),
    MethodParameter(
      "reference_entropy", "s0", "Entropy at the reference state", unit: "kJ/kg/K",
      range: 0...15, .constant("steam-reference", variant: "entropy")),
    MethodParameter(
      "reference_temperature", "T0", "Temperature of the reference state", unit: "K",
      range: 200...700, .constant("steam-reference", variant: "temperature")),
  ]
}
