extension Calculator {
  /// Electric baseboards and furnaces are replaced by heat pumps, which use less power for the same heat.
  static let heatPumpsForElectricHeat = Calculator(
    ActionKind("heat-pumps-for-electric-heat"), "Heat pumps in place of electric heaters",
    es: "Bombas de calor en vez de calefacción eléctrica", group: .buildings,
    summary:
      "Electric baseboards and furnaces are replaced by heat pumps, which use less power for the same heat.",
    es:
      "Los radiadores y hornos eléctricos pasan a bombas de calor, que usan menos electricidad para el mismo calor.",
    inputs: [
      .subsector("residential"),
      .share(
        "participation", "part of electric heating replaced",
        es: "parte de la calefacción eléctrica sustituida"),
      .share(
        "heat_share", "part of the electricity that heats rooms",
        es: "parte de la electricidad que calienta habitaciones"),
      .number(
        "cop", "seasonal coefficient of performance", es: "coeficiente de rendimiento estacional",
        1...8),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.electricity, by: ["participation", "heat_share"])],
    equation:
      "electricity′ = electricity · (1 − participation · heat share · (1 − 1 ÷ COP) · ramp)",
    validity:
      "The heaters replaced turn all power into heat.",
    coBenefits: [.lowerBills, .comfort, .cooling],
    stage: .demand, reach: [.electricity],
    parts: [UsePart(.roomHeat, of: .electricity, by: ["heat_share"])]
  ) { reading in
    let saved = reading["participation"] * (1 - 1 / reading["cop"]) * reading.share
    return reading.onPart(.roomHeat) { .scale($0, factor: 1 - saved * $1) }
  }
}
