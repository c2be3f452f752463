extension Calculator {
  /// Engineers put the controls and equipment of existing buildings back to how they should run.
  static let retrocommissioning = Calculator(
    ActionKind("retrocommissioning"), "Tuning of existing buildings",
    es: "Ajuste de edificios existentes", group: .buildings,
    summary:
      "Engineers put the controls and equipment of existing buildings back to how they should run.",
    es: "Técnicos devuelven los controles y equipos de los edificios a su buen funcionamiento.",
    inputs: [
      .subsector("commercial"),
      .participation,
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [.floor, .energy(.energy)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "Median of measured projects, most in large buildings; savings fade without upkeep: state it as decay.",
    coBenefits: [.lowerBills, .comfort],
    stage: .demand, reach: [.energy]
  ) { reading in
    [
      .scale(
        reading.positions(.energy),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
