extension Calculator {
  /// Households get letters that compare their energy use with that of neighbors.
  static let homeEnergyReports = Calculator(
    ActionKind("home-energy-reports"), "Home energy reports", es: "Informes de energía del hogar",
    group: .buildings,
    summary: "Households get letters that compare their energy use with that of neighbors.",
    es: "Los hogares reciben cartas que comparan su consumo con el de los vecinos.",
    inputs: [
      .subsector("residential"),
      .participation,
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.energy)],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "Measured by trials with control groups on electricity; on gas it is less. The effect fades when the letters stop: state an end year or decay.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.energy]
  ) { reading in
    [
      .scale(
        reading.positions(.energy),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
