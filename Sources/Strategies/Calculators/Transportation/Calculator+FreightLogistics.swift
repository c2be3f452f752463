extension Calculator {
  /// Trucks drive fewer miles: fuller loads, shared depots, deliveries by cargo bicycle at the end.
  static let freightLogistics = Calculator(
    ActionKind("freight-logistics"), "Freight logistics", es: "Logística de carga",
    group: .transportation,
    summary:
      "Trucks drive fewer miles: fuller loads, shared depots, deliveries by cargo bicycle at the end.",
    es:
      "Los camiones recorren menos millas: cargas más llenas, depósitos compartidos, reparto final en bicicleta de carga.",
    inputs: [
      .share(
        "participation", "part of freight that takes part", es: "parte de la carga que participa"),
      .share(
        "freight_share", "part of road emissions that freight makes",
        es: "parte de las emisiones de carretera de la carga"),
      .share("saving", "part of their miles avoided", es: "parte de sus millas evitada"),
    ],
    lead: "participation",
    quantities: [.miles(by: ["participation", "freight_share"]), .vehicles],
    equation:
      "road emissions′ = road emissions · (1 − participation · freight share · saving · ramp)",
    validity:
      "For road travel that the inventory counts as one mix.",
    coBenefits: [.cleanerAir, .quiet, .safety],
    stage: .demand, reach: [.traffic(at: "participation")],
    parts: [UsePart(.freightTrucks, of: .traffic(at: "participation"), by: ["freight_share"])]
  ) { reading in
    let avoided = reading["participation"] * reading["saving"] * reading.share
    return reading.onPart(.freightTrucks) { .scale($0, factor: 1 - avoided * $1) }
  }
}
