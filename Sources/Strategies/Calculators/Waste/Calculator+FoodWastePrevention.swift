extension Calculator {
  /// Food is bought, stored and shared so that less of it is thrown away.
  static let foodWastePrevention = Calculator(
    ActionKind("food-waste-prevention"), "Less food thrown away", es: "Menos comida tirada",
    group: .waste,
    summary: "Food is bought, stored and shared so that less of it is thrown away.",
    es: "La comida se compra, guarda y comparte de modo que se tire menos.",
    inputs: [
      .share(
        "participation", "part of it that is no longer thrown away", es: "parte que ya no se tira"),
      .share(
        "waste_share", "part of landfilled waste that it is", es: "parte de lo vertido que es"),
      .number(
        "methane_ratio", "methane of a ton of it over a ton of the mix",
        es: "metano de una tonelada sobre una tonelada de la mezcla", 0...5),
    ],
    lead: "participation",
    quantities: [.waste(by: ["participation", "waste_share"])],
    equation:
      "landfill methane′ = landfill methane · (1 − participation · waste share · methane ratio · ramp)",
    validity:
      "The emissions of growing the food are not in it; they are larger, and mostly elsewhere.",
    coBenefits: [.food, .lowerBills],
    stage: .demand, reach: [.landfilled(at: "participation")],
    parts: [.material(.food)],
    checks: { $0.methaneProblems() }
  ) { reading in
    let part = reading["participation"] * reading.share
    return reading.onPart(.food) { .scale($0, factor: 1 - part * $1) }
  }
}
