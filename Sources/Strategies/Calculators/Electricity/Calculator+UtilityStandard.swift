extension Calculator {
  /// The utility must bring down the emissions of its power.
  static let utilityStandard = Calculator(
    ActionKind("utility-standard"), "Clean electricity standard",
    es: "Norma de electricidad limpia", group: .electricity,
    summary: "The utility must bring down the emissions of its power.",
    es: "La empresa eléctrica debe bajar las emisiones de su electricidad.",
    inputs: [
      .share(
        "participation", "part of the electricity that the standard covers",
        es: "parte de la electricidad que cubre la norma"),
      .share(
        "saving", "part of its emissions saved against the grid",
        es: "parte de sus emisiones ahorrada frente a la red"),
    ],
    lead: "participation",
    quantities: [.power(.grid(at: ""))],
    equation: "e′ = e · (1 − participation · saving · ramp)",
    validity:
      "On top of the path of the grid in the forecast: state only what the path does not hold.",
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
