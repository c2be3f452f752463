extension Calculator {
  /// Renewable diesel and other low-carbon fuels take the place of gasoline and diesel.
  static let lowCarbonFuels = Calculator(
    ActionKind("low-carbon-fuels"), "Low-carbon fuels", es: "Combustibles bajos en carbono",
    group: .transportation,
    summary: "Renewable diesel and other low-carbon fuels take the place of gasoline and diesel.",
    es: "El diésel renovable y otros combustibles bajos en carbono sustituyen gasolina y diésel.",
    inputs: [
      .share("participation", "part of road fuel replaced", es: "parte del combustible sustituida"),
      .share("saving", "part of its emissions saved", es: "parte de sus emisiones ahorrada"),
    ],
    lead: "participation",
    quantities: [.miles(), .vehicles],
    equation: "e′ = e · (1 − participation · saving · ramp)",
    validity:
      "What the saving counts must be what the inventory counts: in an inventory of tailpipes, biogenic carbon dioxide is beside the total.",
    coBenefits: [.cleanerAir],
    stage: .fuelSwitch, reach: [.traffic(at: "participation")]
  ) { reading in
    let saved = reading["saving"]
    return [
      .clean(
        reading.positions(.traffic(at: "")),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
