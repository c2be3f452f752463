extension Calculator {
  /// Efficient showers, taps and wrapped pipes need less hot water.
  static let hotWaterSaving = Calculator(
    ActionKind("hot-water-saving"), "Less hot water", es: "Menos agua caliente", group: .buildings,
    summary: "Efficient showers, taps and wrapped pipes need less hot water.",
    es: "Duchas y grifos eficientes y tuberías aisladas necesitan menos agua caliente.",
    inputs: [
      .subsector("residential"),
      .participation,
      .share(
        "water_share", "part of the fuel that heats water",
        es: "parte del combustible que calienta agua"),
      .share("saving", "part of the hot water saved", es: "parte del agua caliente ahorrada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.fuels, by: ["participation", "water_share"])],
    equation: "fuel′ = fuel · (1 − participation · water share · saving · ramp)",
    validity:
      "Water heated with electricity is not in it.",
    coBenefits: [.lowerBills, .waterSaved],
    stage: .demand, reach: [.fuels],
    parts: [UsePart(.hotWater, of: .fuels, by: ["water_share"])]
  ) { reading in
    let saved = reading["participation"] * reading["saving"] * reading.share
    return reading.onPart(.hotWater) { .scale($0, factor: 1 - saved * $1) }
  }
}
