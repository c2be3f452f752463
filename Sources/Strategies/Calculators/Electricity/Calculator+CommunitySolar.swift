extension Calculator {
  /// Households that cannot have panels buy a part of a solar garden.
  static let communitySolar = Calculator(
    ActionKind("community-solar"), "Community solar", es: "Energía solar comunitaria",
    group: .electricity,
    summary: "Households that cannot have panels buy a part of a solar garden.",
    es: "Hogares que no pueden tener paneles compran parte de un huerto solar.",
    inputs: [
      .capacity,
      .capacityFactor,
      .share(
        "participation", "part of the garden that people of the community hold",
        es: "parte del huerto que tiene la gente de la comunidad"),
    ],
    lead: "participation",
    quantities: CalculatorQuantity.capacity("capacity", "participation"),
    equation: "electricity − capacity · 8760 h · capacity factor · participation · ramp",
    validity:
      "Counts only where the renewable certificates are kept for the subscribers. Subscribers buy their power all the same: state what their bills fall by as a saving in costs.csv.",
    coBenefits: [.lowerBills, .jobs],
    stage: .supply, reach: [.grid(at: "capacity")], unbought: [0]
  ) { reading in
    [.add(.gridElectricity, amount: -reading.generation * reading["participation"])]
  }
}
