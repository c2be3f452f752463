internal import Quantities

extension Calculator {
  /// New trees take up carbon.
  static let treeCanopy = Calculator(
    .treeCanopy, "Tree canopy", es: "Arbolado", group: .land,
    summary: "New trees take up carbon.",
    es: "Nuevos árboles captan carbono.",
    inputs: [
      .area("canopy added", es: "copa agregada"),
      .uptake("carbon taken up", es: "carbono captado"),
    ],
    lead: "area",
    quantities: [
      .number(
        of: "tree", ["area"],
        over: .amount(
          "canopy_each", .area, "canopy of one tree when grown", es: "copa de un árbol adulto",
          units: ["m2", "acre", "hectare"]), meaning: "trees planted", es: "árboles plantados")
    ] + CalculatorQuantity.area + [.uptake],
    equation: "removal = area · uptake · 44/12 · ramp",
    validity:
      "Average uptake of urban trees; young trees take up less.",
    coBenefits: [.cooling, .habitat, .health],
    stage: .removal
  ) { reading in
    // A metric ton of carbon is 44/12 metric tons of carbon dioxide.
    let carbon = reading["area"] * reading["uptake"] * reading.share
    return [.emit(tonnes: -carbon * 44 / 12)]
  }
}
