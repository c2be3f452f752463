internal import Quantities

extension Calculator {
  /// Water and wastewater plants run better pumps, blowers and controls.
  static let pumpEfficiency = Calculator(
    ActionKind("pump-efficiency"), "Efficient pumps and blowers",
    es: "Bombas y soplantes eficientes", group: .water,
    summary: "Water and wastewater plants run better pumps, blowers and controls.",
    es: "Las plantas de agua y depuración usan mejores bombas, soplantes y controles.",
    inputs: [
      .amount(
        "power_used", .energy, "electricity that the plants use in a year",
        es: "electricidad que usan las plantas al año", units: ["MWh", "kWh", "GWh"]),
      .share("saving", "part of it saved", es: "parte ahorrada"),
    ],
    lead: "saving",
    quantities: [
      .inputs(
        "MWh", ["power_used", "saving"], unit: "MWh", meaning: "megawatt hours saved in a year",
        es: "megavatios hora ahorrados al año")
    ],
    equation: "electricity − power used · saving · ramp",
    validity:
      "Savings of plants that had not been tuned before.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.grid(at: "power_used")], savesAmounts: true
  ) { reading in
    [reading.savePower(reading["power_used"] * reading["saving"] * reading.share)]
  }
}
