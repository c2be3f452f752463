extension Calculator {
  /// Gas heating is replaced by electric heat pumps.
  static let heatPumps = Calculator(
    .heatPumps, "Heat pumps in place of gas", es: "Bombas de calor en vez de gas",
    group: .buildings,
    summary: "Gas heating is replaced by electric heat pumps.",
    es: "La calefacción de gas pasa a bombas de calor eléctricas.",
    inputs: [
      .subsector(),
      .share("participation", "part of the gas displaced", es: "parte del gas sustituida"),
      .number(
        "cop", "seasonal coefficient of performance", es: "coeficiente de rendimiento estacional",
        1...8),
      .share(
        "furnace_efficiency", "efficiency of the furnaces replaced",
        es: "rendimiento de las calderas sustituidas"),
    ],
    lead: "participation",
    equation: "gas′ = gas · (1 − participation · ramp); electricity + gas moved · η ÷ COP",
    validity:
      "Seasonal average performance; peak load is not modeled.",
    coBenefits: [.cleanerAir, .comfort, .health, .jobs],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "subsector")]
  ) { reading in
    [
      reading.moveHeat(
        reading.positions(.naturalGas), part: reading["participation"] * reading.share,
        efficiency: reading["furnace_efficiency"], performance: reading["cop"])
    ]
  }
}
