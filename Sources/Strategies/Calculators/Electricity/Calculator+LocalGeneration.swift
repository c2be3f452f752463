extension Calculator {
  /// Turbines in the community make a part of its electricity.
  static let localGeneration = Calculator(
    ActionKind("local-generation"), "Local wind and water power",
    es: "Energía eólica e hidráulica local", group: .electricity,
    summary: "Turbines in the community make a part of its electricity.",
    es: "Turbinas en la comunidad producen parte de su electricidad.",
    inputs: [
      .capacity,
      .capacityFactor,
    ],
    lead: "capacity",
    quantities: CalculatorQuantity.capacity("capacity"),
    equation: "electricity − capacity · 8760 h · capacity factor · ramp",
    validity:
      "Power without emissions; valued at the grid’s average rate, not at the margin.",
    coBenefits: [.jobs],
    stage: .supply, reach: [.grid(at: "capacity")]
  ) { reading in
    [.add(.gridElectricity, amount: -reading.generation)]
  }
}
