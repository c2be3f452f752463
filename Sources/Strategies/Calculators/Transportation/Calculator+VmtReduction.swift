internal import Quantities

extension Calculator {
  /// People drive less: transit, walking, denser towns.
  static let vmtReduction = Calculator(
    .vmtReduction, "Fewer vehicle miles", es: "Menos millas en vehículo", group: .transportation,
    summary: "People drive less: transit, walking, denser towns.",
    es: "La gente conduce menos: transporte público, caminar, pueblos más compactos.",
    inputs: [
      .share(
        "saving", "part of all vehicle miles avoided", es: "parte de las millas de vehículo evitada"
      )
    ],
    lead: "saving",
    quantities: [
      .activity(
        "mile", .roads(at: ""), .distance, unit: "mile", by: ["saving"],
        meaning: "vehicle miles a year that are avoided", es: "millas de vehículo al año evitadas")
    ],
    equation: "VMT′ = VMT · (1 − saving · ramp)",
    validity:
      "Falls on the whole mix of vehicles alike.",
    coBenefits: [.cleanerAir, .health, .safety],
    stage: .demand, reach: [.roads(at: "saving")]
  ) { reading in
    [
      .scale(reading.positions(.roads(at: "")), factor: 1 - reading["saving"] * reading.share)
    ]
  }
}
