extension Calculator {
  /// New homes and jobs go near transit and shops, where people drive less.
  static let compactGrowth = Calculator(
    ActionKind("compact-growth"), "Compact growth", es: "Crecimiento compacto",
    group: .transportation,
    summary: "New homes and jobs go near transit and shops, where people drive less.",
    es:
      "Las viviendas y empleos nuevos van cerca del transporte y las tiendas, donde se conduce menos.",
    inputs: [
      .share(
        "participation",
        "part of vehicle miles of people who live or work in such places by the full year",
        es: "parte de las millas de quienes viven o trabajan en tales lugares en el año pleno"),
      .share("saving", "part of their miles avoided", es: "parte de sus millas evitada"),
    ],
    lead: "participation",
    quantities: [.miles(), .homes],
    equation: "VMT′ = VMT · (1 − participation · saving · ramp)",
    validity:
      "Against where they would have lived otherwise; people who like to drive less choose such places, so that a part of the difference is not an effect.",
    coBenefits: [.health, .lowerBills, .safety],
    stage: .demand, reach: [.roads(at: "participation")]
  ) { reading in
    [
      .scale(
        reading.positions(.roads(at: "")),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
