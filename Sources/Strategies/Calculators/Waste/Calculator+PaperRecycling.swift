extension Calculator {
  /// Paper and cardboard are recycled in place of landfilled.
  static let paperRecycling = Calculator(
    ActionKind("paper-recycling"), "Paper out of the landfill", es: "Papel fuera del vertedero",
    group: .waste,
    summary: "Paper and cardboard are recycled in place of landfilled.",
    es: "El papel y el cartón se reciclan en vez de verterse.",
    inputs: [
      .share("participation", "part of it that is recycled instead", es: "parte que se recicla"),
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
      "What recycling saves in forests and mills is not in it.",
    coBenefits: [.jobs],
    stage: .demand, reach: [.landfilled(at: "participation")],
    parts: [.material(.paper)],
    checks: { $0.methaneProblems() }
  ) { reading in
    let part = reading["participation"] * reading.share
    return reading.onPart(.paper) { .scale($0, factor: 1 - part * $1) }
  }
}
