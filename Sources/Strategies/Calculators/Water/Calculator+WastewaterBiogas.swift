internal import Quantities

extension Calculator {
  /// The gas of digesters at the wastewater plant makes power in place of being flared.
  static let wastewaterBiogas = Calculator(
    ActionKind("wastewater-biogas"), "Power from wastewater gas",
    es: "Electricidad del gas de depuradora", group: .water,
    summary: "The gas of digesters at the wastewater plant makes power in place of being flared.",
    es: "El gas de los digestores de la depuradora produce electricidad en vez de quemarse.",
    inputs: [
      .amount(
        "people", .count, "people served", es: "personas servidas", 0...1_000_000_000,
        units: ["people"]),
      .amount(
        "power_per_person", .energy, "electricity made for a person in a year",
        es: "electricidad por persona al año", 0...1_000, units: ["kWh"]),
    ],
    lead: "people",
    quantities: [
      .inputs(
        "person", ["people"], unit: "people", meaning: "people whose wastewater is digested",
        es: "personas cuyas aguas residuales se digieren")
    ],
    equation: "electricity − people · power for each · ramp",
    validity:
      "Plants that have digesters; a new digester also changes the methane of the plant, which is not in it.",
    coBenefits: [.resilience, .lowerBills],
    stage: .supply, reach: [.grid(at: "people")]
  ) { reading in
    let made = reading["people"] * reading["power_per_person"]
    return [.add(.gridElectricity, amount: -made * reading.share)]
  }
}
