extension Calculator {
  /// Large buildings must use no more energy than a limit for their type.
  static let buildingPerformanceStandard = Calculator(
    ActionKind("building-performance-standard"), "Building performance standard",
    es: "Norma de desempeño de edificios", group: .buildings,
    summary: "Large buildings must use no more energy than a limit for their type.",
    es: "Los edificios grandes no deben usar más energía que un límite según su tipo.",
    inputs: [
      .subsector("commercial"),
      .share(
        "participation", "part of the energy under the standard",
        es: "parte de la energía bajo la norma"),
      .share("compliance", "part of it that complies", es: "parte que cumple"),
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [
      .floor(by: ["participation", "compliance"]), .homes(by: ["participation", "compliance"]),
      .energy(.energy, by: ["participation", "compliance"]),
    ],
    equation: "A′ = A · (1 − participation · compliance · saving · ramp)",
    validity:
      "One saving for all buildings under the standard; a limit on emissions, not on energy, also moves fuels: add heat pumps for it.",
    coBenefits: [.lowerBills, .comfort, .jobs],
    stage: .demand, reach: [.energy]
  ) { reading in
    let reached = reading["participation"] * reading["compliance"]
    return [
      .scale(
        reading.positions(.energy), factor: 1 - reached * reading["saving"] * reading.share)
    ]
  }
}
