extension Calculator {
  /// Food and yard waste is composted in place of rotting in a landfill.
  static let organicsDiversion = Calculator(
    .organicsDiversion, "Organics out of the landfill", es: "Orgánicos fuera del vertedero",
    group: .waste,
    summary: "Food and yard waste is composted in place of rotting in a landfill.",
    es: "Restos de comida y jardín se compostan en vez de pudrirse en un vertedero.",
    inputs: [
      .share(
        "participation", "part of landfilled waste moved to composting",
        es: "parte de lo vertido que pasa a compostaje")
    ],
    lead: "participation",
    quantities: [.waste()],
    equation: "M′ = M · (1 − participation · ramp); the mass moves to composting",
    validity:
      "The mix of what stays in the landfill is held constant.",
    coBenefits: [.soil, .jobs],
    stage: .demand, reach: [.landfilled(at: "participation"), .composted(at: "participation")]
  ) { reading in
    let waste = reading.positions(.landfilled(at: ""))
    return [
      .move(
        waste, part: reading["participation"] * reading.share, to: .compost,
        gains: waste.map { _ in 1 })
    ]
  }
}
