extension Calculator {
  /// Gas stoves are replaced by induction cooktops.
  static let electricCooking = Calculator(
    ActionKind("electric-cooking"), "Electric cooking", es: "Cocinas eléctricas", group: .buildings,
    summary: "Gas stoves are replaced by induction cooktops.",
    es: "Las cocinas de gas pasan a placas de inducción.",
    inputs: [
      .subsector("residential"),
      .share(
        "participation", "part of gas stoves replaced", es: "parte de las cocinas de gas sustituida"
      ),
      .share("cooking_share", "part of the gas that cooks", es: "parte del gas que cocina"),
      .share(
        "gas_efficiency", "heat in the pot over heat of the gas",
        es: "calor en la olla sobre el calor del gas"),
      .share(
        "cooktop_efficiency", "heat in the pot over power used",
        es: "calor en la olla sobre la electricidad usada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.naturalGas, by: ["participation", "cooking_share"])],
    equation:
      "gas′ = gas · (1 − participation · cooking share · ramp); electricity + gas moved · η(gas) ÷ η(cooktop)",
    validity:
      "Cooktops; ovens differ less.",
    coBenefits: [.health, .cleanerAir],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "participation")],
    parts: [UsePart(.cooking, of: .naturalGas, by: ["cooking_share"])]
  ) { reading in
    let part = reading["participation"] * reading.share
    return reading.onPart(.cooking) {
      reading.moveHeat(
        $0, part: part * $1, efficiency: reading["gas_efficiency"],
        performance: reading["cooktop_efficiency"])
    }
  }
}
