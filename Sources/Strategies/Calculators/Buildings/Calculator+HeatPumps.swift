extension Calculator {
  /// Gas heating is replaced by electric heat pumps.
  static let heatPumps = Calculator(
    .heatPumps, "Heat pumps in place of gas", es: "Bombas de calor en vez de gas",
    group: .buildings,
    summary: "Gas heating is replaced by electric heat pumps.",
    es: "La calefacción de gas pasa a bombas de calor eléctricas.",
    inputs: [
      .subsector(),
      .share(
        "participation", "part of the gas for heat displaced",
        es: "parte del gas de calefacción sustituida"),
      .share(
        "heat_share", "part of the gas that heats rooms",
        es: "parte del gas que calienta habitaciones"),
      .number(
        "cop", "seasonal coefficient of performance", es: "coeficiente de rendimiento estacional",
        1...8),
      .share(
        "furnace_efficiency", "efficiency of the furnaces replaced",
        es: "rendimiento de las calderas sustituidas"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.naturalGas, by: ["participation", "heat_share"])],
    equation:
      "gas′ = gas · (1 − participation · heat share · ramp); electricity + gas moved · η ÷ COP",
    validity:
      "Seasonal average performance; peak load is not modeled.",
    coBenefits: [.cleanerAir, .comfort, .health, .jobs],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "subsector")],
    parts: [.roomHeat(of: .naturalGas)]
  ) { reading in
    let part = reading["participation"] * reading.share
    return reading.onPart(.roomHeat) {
      reading.moveHeat(
        $0, part: part * $1, efficiency: reading["furnace_efficiency"],
        performance: reading["cop"])
    }
  }
}
