extension Calculator {
  /// Panels in the community make a part of its electricity.
  static let solar = Calculator(
    .solar, "Local solar power", es: "Energía solar local", group: .electricity,
    sector: "buildings",
    summary: "Panels in the community make a part of its electricity.",
    es: "Paneles en la comunidad producen parte de su electricidad.",
    inputs: [
      .capacity,
      .capacityFactor,
    ],
    lead: "capacity",
    quantities: CalculatorQuantity.capacity("capacity"),
    equation: "electricity − capacity · 8760 h · capacity factor · ramp",
    validity:
      "Valued at the grid's average rate, not at the margin.",
    coBenefits: [.lowerBills, .jobs, .resilience],
    stage: .supply, reach: [.grid(at: "capacity")]
  ) { reading in
    [.add(.gridElectricity, amount: -reading.generation)]
  }
}
