extension Calculator {
  /// Works use less energy: better motors, steam, drives, and heat that is used twice.
  static let industrialEfficiency = Calculator(
    ActionKind("industrial-efficiency"), "Industrial efficiency", es: "Eficiencia industrial",
    group: .buildings,
    sector: "industry",
    summary: "Works use less energy: better motors, steam, drives, and heat that is used twice.",
    es:
      "Las fábricas usan menos energía: mejores motores, vapor, accionamientos y calor usado dos veces.",
    inputs: [
      .subsector("industrial"),
      .participation,
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [.energy(.energy)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "One saving for all works that take part; a change in what they make is not modeled.",
    coBenefits: [.lowerBills, .cleanerAir, .jobs],
    stage: .demand, reach: [.energy]
  ) { reading in
    [
      .scale(
        reading.positions(.energy),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
