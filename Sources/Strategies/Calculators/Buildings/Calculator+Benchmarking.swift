extension Calculator {
  /// Large buildings measure and publish their energy use each year, and owners act on it.
  static let benchmarking = Calculator(
    ActionKind("benchmarking"), "Energy reports of buildings",
    es: "Informes de energía de edificios", group: .buildings,
    summary:
      "Large buildings measure and publish their energy use each year, and owners act on it.",
    es: "Los edificios grandes miden y publican su consumo cada año, y los dueños actúan.",
    inputs: [
      .subsector("commercial"),
      .participation,
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.energy)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "Buildings that chose to report; those made to report may save less.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.energy]
  ) { reading in
    [
      .scale(
        reading.positions(.energy),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
