extension Calculator {
  /// Thermostats that learn turn heating and cooling down when nobody needs them.
  static let smartThermostats = Calculator(
    ActionKind("smart-thermostats"), "Smart thermostats", es: "Termostatos inteligentes",
    group: .buildings,
    summary: "Thermostats that learn turn heating and cooling down when nobody needs them.",
    es:
      "Los termostatos que aprenden bajan la calefacción y la refrigeración cuando nadie las necesita.",
    inputs: [
      .subsector("residential"),
      .participation,
      .share(
        "heating_share", "part of the fuel that heats rooms",
        es: "parte del combustible que calienta habitaciones"),
      .share("heating_saving", "part of heating saved", es: "parte de la calefacción ahorrada"),
      .share(
        "cooling_share", "part of the electricity that cools",
        es: "parte de la electricidad que refrigera"),
      .share("cooling_saving", "part of cooling saved", es: "parte de la refrigeración ahorrada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.fuelsAndPower)],
    equation:
      "fuel′ = fuel · (1 − participation · heating share · heating saving · ramp); electricity likewise with cooling",
    validity:
      "Electric heating is not in it. Savings were measured where people had set their thermostats by hand.",
    coBenefits: [.lowerBills, .comfort],
    stage: .demand, reach: [.fuelsAndPower],
    parts: [
      UsePart(.roomHeat, of: .fuels, by: ["heating_share"]),
      UsePart(.cooling, of: .electricity, by: ["cooling_share"]),
    ]
  ) { reading in
    let reached = reading["participation"] * reading.share
    let heat = reading.onPart(.roomHeat) {
      .scale($0, factor: 1 - reached * reading["heating_saving"] * $1)
    }
    return heat
      + reading.onPart(.cooling) {
        .scale($0, factor: 1 - reached * reading["cooling_saving"] * $1)
      }
  }
}
