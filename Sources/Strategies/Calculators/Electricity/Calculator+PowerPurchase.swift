internal import Quantities

extension Calculator {
  /// A long contract lets a new wind or solar plant be built elsewhere.
  static let powerPurchase = Calculator(
    ActionKind("power-purchase"), "Power purchase agreement", es: "Contrato de compra de energía",
    group: .electricity,
    summary: "A long contract lets a new wind or solar plant be built elsewhere.",
    es: "Un contrato largo permite construir una planta eólica o solar nueva en otro lugar.",
    inputs: [
      .amount(
        "power_bought", .energy, "electricity bought in a year", es: "electricidad comprada al año",
        units: ["MWh", "kWh", "GWh"])
    ],
    lead: "power_bought",
    quantities: [
      .inputs(
        "MWh", ["power_bought"], unit: "MWh", meaning: "megawatt hours bought in a year",
        es: "megavatios hora comprados al año")
    ],
    equation: "electricity − bought · ramp",
    validity:
      "Valued at the local grid’s average rate; where the plant stands elsewhere, its grid may be cleaner or dirtier. The power is bought all the same: state what the contract costs or saves in costs.csv.",
    coBenefits: [.jobs],
    stage: .supply, reach: [.grid(at: "power_bought")], unbought: [0]
  ) { reading in
    [.add(.gridElectricity, amount: -reading["power_bought"] * reading.share)]
  }
}
