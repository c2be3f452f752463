internal import Quantities

extension Calculator {
  /// Homes, gardens and businesses use less water, so that less is pumped and cleaned.
  static let waterEfficiency = Calculator(
    ActionKind("water-efficiency"), "Water efficiency", es: "Uso eficiente del agua", group: .water,
    summary: "Homes, gardens and businesses use less water, so that less is pumped and cleaned.",
    es: "Viviendas, jardines y negocios usan menos agua, y se bombea y depura menos.",
    inputs: [
      .amount(
        "water_saved", .liquidVolume, "water saved in a year", es: "agua ahorrada al año",
        units: ["million-gallons", "gallon", "m3"]),
      .amount(
        "power_per_volume", .energy, "electricity for a million gallons",
        es: "electricidad por millón de galones", 0...360_000, units: ["kWh", "MWh"]),
    ],
    lead: "water_saved",
    quantities: [
      .inputs(
        "gallon", ["water_saved"], unit: "gallon", meaning: "gallons saved in a year",
        es: "galones ahorrados al año")
    ],
    equation: "electricity − water saved · electricity for each · ramp",
    validity:
      "The heat of hot water is not in it: add “hot-water-saving”.",
    coBenefits: [.waterSaved, .lowerBills],
    stage: .demand, reach: [.grid(at: "water_saved")], savesAmounts: true
  ) { reading in
    [reading.savePower(reading.pumping(of: reading["water_saved"]) * reading.share)]
  }
}
