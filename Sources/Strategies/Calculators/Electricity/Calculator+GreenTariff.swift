extension Calculator {
  /// Customers choose power from new wind and solar plants on their bill.
  static let greenTariff = Calculator(
    ActionKind("green-tariff"), "Green power tariff", es: "Tarifa de energía verde",
    group: .electricity,
    summary: "Customers choose power from new wind and solar plants on their bill.",
    es: "Los clientes eligen en su factura energía de plantas eólicas y solares nuevas.",
    inputs: [
      .subsector("residential"),
      .share(
        "participation", "part of the electricity on the tariff",
        es: "parte de la electricidad en la tarifa"),
      .share(
        "saving", "part of its emissions saved against the grid",
        es: "parte de sus emisiones ahorrada frente a la red"),
    ],
    lead: "participation",
    quantities: [.power(.electricity)],
    equation: "e′ = e · (1 − participation · saving · ramp)",
    validity:
      "A choice of contract: count it in a market-based inventory, or where the plants are new because of it.",
    coBenefits: [.cleanerAir],
    stage: .supply, reach: [.electricity]
  ) { reading in
    [
      .clean(
        reading.positions(.electricity),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
