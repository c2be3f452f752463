internal import Quantities

extension Calculator {
  /// Woods that would have been cut for building stay.
  static let forestProtection = Calculator(
    ActionKind("forest-protection"), "Forest protection", es: "Protección de bosques", group: .land,
    summary: "Woods that would have been cut for building stay.",
    es: "Los bosques que se habrían talado para construir se quedan.",
    inputs: [
      .area(
        "forest kept each year that would have been cut",
        es: "bosque conservado al año que se habría talado"),
      .amount(
        "carbon_stock", .mass, "carbon in a hectare", es: "carbono en una hectárea", 0...2_000_000,
        units: ["tonne", "kg"]),
      .share(
        "lost_share", "part of it lost when the forest is cut",
        es: "parte perdida al talar el bosque"),
    ],
    lead: "area",
    quantities: CalculatorQuantity.area,
    equation: "avoided = area · stock · lost share · 44/12 · ramp",
    validity:
      "Only woods that would have been cut; whoever builds elsewhere may cut there.",
    coBenefits: [.habitat, .cooling, .waterSaved],
    stage: .removal
  ) { reading in
    let lost = reading["area"] * reading["carbon_stock"] * reading["lost_share"]
    // A metric ton of carbon is 44/12 metric tons of carbon dioxide.
    return [.emit(tonnes: -Mass(canonical: lost).tonnes * 44 / 12 * reading.share)]
  }
}
