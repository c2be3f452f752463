extension Calculator {
  /// Buildings that take part use less energy.
  static let buildingEfficiency = Calculator(
    .buildingEfficiency, "Building efficiency", es: "Eficiencia de edificios", group: .buildings,
    summary: "Buildings that take part use less energy.",
    es: "Los edificios que participan usan menos energía.",
    inputs: [
      .subsector(),
      .participation,
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
      .word("fuels", "which energy", es: "qué energía", ["electricity", "natural-gas", "both"]),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.chosenEnergy)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "One saving for all participants; weather and rebound are not modeled.",
    coBenefits: [.lowerBills, .comfort, .health],
    stage: .demand, reach: [.chosenEnergy]
  ) { reading in
    [
      .scale(
        reading.positions(.chosenEnergy),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
