extension Calculator {
  /// Gas water heaters are replaced by electric ones that take heat from the air.
  static let heatPumpWaterHeaters = Calculator(
    ActionKind("heat-pump-water-heaters"), "Heat-pump water heaters",
    es: "Calentadores de agua con bomba de calor", group: .buildings,
    summary: "Gas water heaters are replaced by electric ones that take heat from the air.",
    es: "Los calentadores de agua de gas pasan a eléctricos que toman calor del aire.",
    inputs: [
      .subsector("residential"),
      .share(
        "participation", "part of gas water heaters replaced",
        es: "parte de los calentadores de gas sustituida"),
      .share(
        "water_share", "part of the gas that heats water", es: "parte del gas que calienta agua"),
      .number(
        "cop", "yearly performance of the new heaters",
        es: "rendimiento anual de los nuevos calentadores", 1...6),
      .share(
        "heater_efficiency", "efficiency of the heaters replaced",
        es: "rendimiento de los calentadores sustituidos"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.naturalGas, by: ["participation", "water_share"])],
    equation:
      "gas′ = gas · (1 − participation · water share · ramp); electricity + gas moved · η ÷ COP",
    validity:
      "The heat taken from a heated room is not counted.",
    coBenefits: [.lowerBills, .cleanerAir, .health],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "participation")],
    parts: [UsePart(.hotWater, of: .naturalGas, by: ["water_share"])]
  ) { reading in
    let part = reading["participation"] * reading.share
    return reading.onPart(.hotWater) {
      reading.moveHeat(
        $0, part: part * $1, efficiency: reading["heater_efficiency"], performance: reading["cop"])
    }
  }
}
