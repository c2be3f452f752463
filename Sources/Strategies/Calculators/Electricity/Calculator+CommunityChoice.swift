extension Calculator {
  /// The community buys power for everybody who does not opt out.
  static let communityChoice = Calculator(
    ActionKind("community-choice"), "Community choice", es: "Elección comunitaria de energía",
    group: .electricity,
    summary: "The community buys power for everybody who does not opt out.",
    es: "La comunidad compra electricidad para todos los que no se excluyan.",
    inputs: [
      .share(
        "participation", "part of the electricity that stays with the program",
        es: "parte de la electricidad que sigue en el programa"),
      .share(
        "saving", "part of its emissions saved against the grid",
        es: "parte de sus emisiones ahorrada frente a la red"),
    ],
    lead: "participation",
    quantities: [.power(.grid(at: ""))],
    equation: "e′ = e · (1 − participation · saving · ramp)",
    validity:
      "A choice of contract where state law allows it; against what the grid would have been.",
    coBenefits: [.cleanerAir],
    stage: .supply, reach: [.grid(at: "participation")]
  ) { reading in
    [
      .clean(
        reading.positions(.grid(at: "")),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
