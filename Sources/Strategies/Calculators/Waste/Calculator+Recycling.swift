extension Calculator {
  /// More of all that can be recycled is, in place of landfilled.
  static let recycling = Calculator(
    ActionKind("recycling"), "More recycling", es: "Más reciclaje", group: .waste,
    summary: "More of all that can be recycled is, in place of landfilled.",
    es: "Se recicla más de todo lo que se puede, en vez de verterlo.",
    inputs: [
      .share(
        "participation", "part of landfilled waste that is recycled instead",
        es: "parte de lo vertido que se recicla")
    ],
    lead: "participation",
    quantities: [.waste()],
    equation: "M′ = M · (1 − participation · ramp)",
    validity:
      "Counts a ton as a ton of the mix; glass, metal and plastic make no methane, so that their part must not be in it. What recycling saves in making things is not in it.",
    coBenefits: [.jobs],
    stage: .demand, reach: [.landfilled(at: "participation")]
  ) { reading in
    [
      .scale(
        reading.positions(.landfilled(at: "")),
        factor: 1 - reading["participation"] * reading.share)
    ]
  }
}
