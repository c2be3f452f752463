extension Calculator {
  /// New buildings use less energy than the code in force asks for.
  static let energyCode = Calculator(
    ActionKind("energy-code"), "Energy code for new buildings",
    es: "Código de energía para edificios nuevos", group: .buildings,
    summary: "New buildings use less energy than the code in force asks for.",
    es: "Los edificios nuevos usan menos energía que lo que pide el código vigente.",
    inputs: [
      .subsector("residential"),
      .share(
        "participation", "part of the energy that new buildings use by the full year",
        es: "parte de la energía que usan los edificios nuevos en el año pleno"),
      .share("compliance", "part of it that complies", es: "parte que cumple"),
      .share(
        "saving", "part of their energy saved against the code in force",
        es: "parte de su energía ahorrada frente al código vigente"),
    ],
    lead: "participation",
    quantities: [
      .floor(by: ["participation", "compliance"]), .homes(by: ["participation", "compliance"]),
      .energy(.energy, by: ["participation", "compliance"]),
    ],
    equation: "A′ = A · (1 − participation · compliance · saving · ramp)",
    validity:
      "The forecast must hold the new buildings; the growth of their part is a straight line unless the uptake says otherwise.",
    coBenefits: [.lowerBills, .comfort],
    stage: .demand, reach: [.energy]
  ) { reading in
    let reached = reading["participation"] * reading["compliance"]
    return [
      .scale(
        reading.positions(.energy), factor: 1 - reached * reading["saving"] * reading.share)
    ]
  }
}
