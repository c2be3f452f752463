extension Calculator {
  /// Lamps in buildings are replaced by LEDs, with controls that turn them off.
  static let efficientLighting = Calculator(
    ActionKind("efficient-lighting"), "Efficient lighting", es: "Iluminación eficiente",
    group: .buildings,
    summary: "Lamps in buildings are replaced by LEDs, with controls that turn them off.",
    es: "Las lámparas de los edificios pasan a LED, con controles que las apagan.",
    inputs: [
      .subsector("commercial"),
      .participation,
      .share(
        "lighting_share", "part of the electricity that is light",
        es: "parte de la electricidad que es luz"),
      .share("saving", "part of their energy saved", es: "parte de su energía ahorrada"),
    ],
    lead: "participation",
    quantities: [.floor, .homes, .power(.electricity, by: ["participation", "lighting_share"])],
    equation: "electricity′ = electricity · (1 − participation · lighting share · saving · ramp)",
    validity:
      "The heat that old lamps gave is not made up for.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.electricity],
    parts: [UsePart(.light, of: .electricity, by: ["lighting_share"])]
  ) { reading in
    let saved = reading["participation"] * reading["saving"] * reading.share
    return reading.onPart(.light) { .scale($0, factor: 1 - saved * $1) }
  }
}
