extension Calculator {
  /// Compost on gardens, parks and pastures builds carbon in the soil.
  static let compostOnSoils = Calculator(
    ActionKind("compost-on-soils"), "Compost on soils", es: "Compost en los suelos", group: .land,
    summary: "Compost on gardens, parks and pastures builds carbon in the soil.",
    es: "El compost en jardines, parques y pastos acumula carbono en el suelo.",
    inputs: [
      .area("land with compost", es: "tierra con compost"),
      .uptake("carbon taken up by the soil", es: "carbono captado por el suelo"),
    ],
    lead: "area",
    quantities: CalculatorQuantity.area + [.uptake],
    equation: "removal = area · uptake · 44/12 · ramp",
    validity:
      "Uptake slows as the soil fills: state an end year. Differs much with soil and rain.",
    coBenefits: [.soil, .waterSaved],
    stage: .removal
  ) { reading in
    // A metric ton of carbon is 44/12 metric tons of carbon dioxide.
    let carbon = reading["area"] * reading["uptake"] * reading.share
    return [.emit(tonnes: -carbon * 44 / 12)]
  }
}
