extension Calculator {
  /// Roofs that reflect the sun keep buildings cooler, so that they need less cooling.
  static let coolRoofs = Calculator(
    ActionKind("cool-roofs"), "Cool roofs", es: "Techos reflectantes", group: .buildings,
    summary: "Roofs that reflect the sun keep buildings cooler, so that they need less cooling.",
    es:
      "Los techos que reflejan el sol mantienen frescos los edificios, que necesitan menos refrigeración.",
    inputs: [
      .subsector("commercial"),
      .participation,
      .share(
        "cooling_share", "part of the electricity that cools",
        es: "parte de la electricidad que refrigera"),
      .share("saving", "part of their cooling saved", es: "parte de su refrigeración ahorrada"),
    ],
    lead: "participation",
    quantities: [.floor, .power(.electricity)],
    equation: "electricity′ = electricity · (1 − participation · cooling share · saving · ramp)",
    validity:
      "More heat needed in winter is not counted; in cold places it takes back a part.",
    coBenefits: [.cooling, .comfort, .lowerBills],
    stage: .demand, reach: [.electricity],
    parts: [UsePart(.cooling, of: .electricity, by: ["cooling_share"])]
  ) { reading in
    let saved = reading["participation"] * reading["saving"] * reading.share
    return reading.onPart(.cooling) { .scale($0, factor: 1 - saved * $1) }
  }
}
