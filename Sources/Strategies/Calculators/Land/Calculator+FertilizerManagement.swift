extension Calculator {
  /// Farms, parks and lawns get the fertilizer that they need and no more.
  static let fertilizerManagement = Calculator(
    ActionKind("fertilizer-management"), "Less fertilizer", es: "Menos fertilizante", group: .land,
    sector: "agriculture",
    summary: "Farms, parks and lawns get the fertilizer that they need and no more.",
    es: "Cultivos, parques y céspedes reciben el fertilizante que necesitan y no más.",
    inputs: [
      .share(
        "participation", "part of the fertilizer that it reaches",
        es: "parte del fertilizante que alcanza"),
      .share("saving", "part of it avoided", es: "parte evitada"),
    ],
    lead: "participation",
    quantities: [.waste(.fertilizer)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "Emissions fall with the nitrogen; the emissions of making it are not in it.",
    coBenefits: [.waterSaved, .soil, .lowerBills],
    stage: .demand, reach: [.fertilizer]
  ) { reading in
    [
      .scale(
        reading.positions(.fertilizer),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
