extension Calculator {
  /// Leaves, grass and branches are composted in place of landfilled.
  static let yardWasteDiversion = Calculator(
    ActionKind("yard-waste-diversion"), "Yard waste out of the landfill",
    es: "Restos de jardín fuera del vertedero", group: .waste,
    summary: "Leaves, grass and branches are composted in place of landfilled.",
    es: "Hojas, hierba y ramas se compostan en vez de verterse.",
    inputs: [
      .share("participation", "part of it that is composted instead", es: "parte que se composta"),
      .share(
        "waste_share", "part of landfilled waste that it is", es: "parte de lo vertido que es"),
      .number(
        "methane_ratio", "methane of a ton of it over a ton of the mix",
        es: "metano de una tonelada sobre una tonelada de la mezcla", 0.01...5),
    ],
    lead: "participation",
    quantities: [.waste(by: ["participation", "waste_share"])],
    equation:
      "landfill methane′ = landfill methane · (1 − participation · waste share · methane ratio · ramp); the mass moves to composting",
    validity:
      "Compost that is spread on soils saves more: add “compost-on-soils”.",
    coBenefits: [.soil],
    stage: .demand, reach: [.landfilled(at: "participation"), .composted(at: "participation")],
    parts: [.material(.yardWaste)],
    checks: { $0.methaneProblems() }
  ) { reading in
    let part = reading["participation"] * reading.share
    let perUnit = 1 / reading["methane_ratio"]
    return reading.onPart(.yardWaste) { waste, ofPart in
      .move(waste, part: part * ofPart, to: .compost, gains: waste.map { _ in perUnit })
    }
  }
}
