internal import Quantities

extension Calculator {
  /// Homes put panels on their roofs.
  static let rooftopSolar = Calculator(
    ActionKind("rooftop-solar"), "Rooftop solar for homes",
    es: "Energía solar en tejados de viviendas", group: .electricity,
    summary: "Homes put panels on their roofs.",
    es: "Las viviendas ponen paneles en sus tejados.",
    inputs: [
      .amount(
        "systems", .count, "homes with panels", es: "viviendas con paneles", 0...100_000_000,
        units: ["households", "units"]),
      .amount(
        "system_size", .power, "capacity of each", es: "potencia de cada una", 0...10,
        units: ["kW", "MW"]),
      .capacityFactor,
    ],
    lead: "systems",
    quantities: [.counted("system", by: "systems", meaning: "systems", es: "sistemas")]
      + CalculatorQuantity.capacity("systems", "system_size"),
    equation: "electricity − systems · size · 8760 h · capacity factor · ramp",
    validity:
      "Valued at the grid’s average rate, not at the margin; what homes send to the grid counts alike.",
    coBenefits: [.lowerBills, .jobs, .resilience],
    stage: .supply, reach: [.grid(at: "systems")]
  ) { reading in
    let capacity = reading["systems"] * reading["system_size"]
    return [.add(.gridElectricity, amount: -reading.generation(capacity: capacity))]
  }
}
