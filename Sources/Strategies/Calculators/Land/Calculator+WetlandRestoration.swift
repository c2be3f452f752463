internal import Quantities

extension Calculator {
  /// Drained wetlands are wet again and take up carbon.
  static let wetlandRestoration = Calculator(
    ActionKind("wetland-restoration"), "Wetland restoration", es: "Restauración de humedales",
    group: .land,
    summary: "Drained wetlands are wet again and take up carbon.",
    es: "Los humedales drenados vuelven a tener agua y captan carbono.",
    inputs: [
      .area("wetland restored", es: "humedal restaurado"),
      .uptake("carbon taken up", es: "carbono captado"),
      .amount(
        "methane", .emissions, "CO2e of methane that a hectare makes in a year",
        es: "CO2e de metano de una hectárea al año", 0...100_000, units: ["t-co2e", "kg-co2e"]),
    ],
    lead: "area",
    quantities: CalculatorQuantity.area,
    equation: "removal = area · (uptake · 44/12 − methane) · ramp",
    validity:
      "Fresh water makes methane, which may outweigh the carbon for decades: the methane must be stated.",
    coBenefits: [.habitat, .waterSaved, .resilience],
    stage: .removal
  ) { reading in
    // A metric ton of carbon is 44/12 metric tons of carbon dioxide; methane is in kilograms.
    let net = reading["uptake"] * 44 / 12 - reading["methane"] / 1000
    return [.emit(tonnes: -reading["area"] * net * reading.share)]
  }
}
