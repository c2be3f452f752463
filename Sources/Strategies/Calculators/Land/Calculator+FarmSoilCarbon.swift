extension Calculator {
  /// Farmers keep the soil covered and plow less, so that it keeps more carbon.
  static let farmSoilCarbon = Calculator(
    ActionKind("farm-soil-carbon"), "Cover crops and healthy farm soils",
    es: "Cultivos de cobertura y suelos agrícolas sanos", group: .land,
    summary: "Farmers keep the soil covered and plow less, so that it keeps more carbon.",
    es: "Los agricultores mantienen el suelo cubierto y aran menos, y el suelo guarda más carbono.",
    inputs: [
      .area("farm land that takes part", es: "tierra agrícola que participa"),
      .uptake("carbon taken up by the soil", es: "carbono captado por el suelo"),
    ],
    lead: "area",
    quantities: CalculatorQuantity.area + [.uptake],
    equation: "removal = area · uptake · 44/12 · ramp",
    validity:
      "Uptake is lost when the practice stops. Differs much with soil and rain.",
    coBenefits: [.soil, .habitat],
    stage: .removal
  ) { reading in
    // A metric ton of carbon is 44/12 metric tons of carbon dioxide.
    let carbon = reading["area"] * reading["uptake"] * reading.share
    return [.emit(tonnes: -carbon * 44 / 12)]
  }
}
