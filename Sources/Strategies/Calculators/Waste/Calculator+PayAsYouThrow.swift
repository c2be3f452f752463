extension Calculator {
  /// Households pay for waste by the bag or can, so that they throw away less.
  static let payAsYouThrow = Calculator(
    ActionKind("pay-as-you-throw"), "Pay as you throw", es: "Pago por generación de residuos",
    group: .waste,
    summary: "Households pay for waste by the bag or can, so that they throw away less.",
    es: "Los hogares pagan por bolsa o cubo, y tiran menos.",
    inputs: [
      .share(
        "participation", "part of landfilled waste under the price",
        es: "parte de lo vertido bajo el precio"),
      .share("saving", "part of that waste avoided", es: "parte de esos residuos evitada"),
    ],
    lead: "participation",
    quantities: [.waste(), .homes],
    equation: "M′ = M · (1 − participation · saving · ramp)",
    validity:
      "Averages over communities; waste that is burned or dumped instead is not counted.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.landfilled(at: "participation")]
  ) { reading in
    [
      .scale(
        reading.positions(.landfilled(at: "")),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
