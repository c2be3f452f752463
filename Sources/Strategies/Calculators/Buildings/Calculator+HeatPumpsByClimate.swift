internal import Quantities

extension Calculator {
  /// Heating with any fuel is replaced by heat pumps whose performance follows how cold the place is.
  static let heatPumpsByClimate = Calculator(
    ActionKind("heat-pumps-by-climate"), "Heat pumps by climate",
    es: "Bombas de calor según el clima", group: .buildings,
    summary:
      "Heating with any fuel is replaced by heat pumps whose performance follows how cold the place is.",
    es:
      "La calefacción con cualquier combustible pasa a bombas de calor cuyo rendimiento sigue el frío del lugar.",
    inputs: [
      .subsector("residential"),
      .word(
        "fuel", "which fuel, as the inventory has it", es: "qué combustible, como en el inventario",
        usual: "natural-gas"),
      .share(
        "participation", "part of the fuel for heat displaced",
        es: "parte del combustible de calefacción sustituida"),
      .share(
        "heat_share", "part of the fuel that heats rooms",
        es: "parte del combustible que calienta habitaciones"),
      .amount(
        "degree_days", .degreeDays, "heating degree days of a year",
        es: "grados día de calefacción al año", 0...20_000, units: ["degF-days", "degC-days"]),
      .number(
        "cop_mild", "performance where there is no heating degree day",
        es: "rendimiento donde no hay grados día de calefacción", 1...8),
      .number(
        "cop_loss", "performance lost with each 1,000 °F-days",
        es: "rendimiento perdido por cada 1 000 °F-día", 0...1),
      .share(
        "furnace_efficiency", "efficiency of the furnaces replaced",
        es: "rendimiento de las calderas sustituidas"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.chosenFuel, by: ["participation", "heat_share"])],
    equation:
      "COP = max(1, mild − loss · HDD ÷ 1000); fuel′ = fuel · (1 − participation · heat share · ramp); electricity + fuel moved · η ÷ COP",
    validity:
      "A straight line through seasonal performance; state a measured one with “heat-pumps”. Peak load is not modeled.",
    coBenefits: [.cleanerAir, .comfort, .health, .jobs],
    stage: .fuelSwitch, reach: [.chosenFuel, .grid(at: "participation")],
    parts: [.roomHeat(of: .chosenFuel)]
  ) { reading in
    let perThousand = reading["degree_days"] / 1000
    let performance = max(1, reading["cop_mild"] - reading["cop_loss"] * perThousand)
    let part = reading["participation"] * reading.share
    return reading.onPart(.roomHeat) {
      reading.moveHeat(
        $0, part: part * $1, efficiency: reading["furnace_efficiency"], performance: performance)
    }
  }
}
