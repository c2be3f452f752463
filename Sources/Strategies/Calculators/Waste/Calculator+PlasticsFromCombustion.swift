extension Calculator {
  /// Plastics are avoided or recycled in place of burned for energy.
  static let plasticsFromCombustion = Calculator(
    ActionKind("plastics-from-combustion"), "Plastics out of waste burned",
    es: "Plásticos fuera de la incineración", group: .waste,
    summary: "Plastics are avoided or recycled in place of burned for energy.",
    es: "Los plásticos se evitan o reciclan en vez de quemarse.",
    inputs: [
      .share(
        "participation", "part of the plastics taken out", es: "parte de los plásticos retirada"),
      .share(
        "plastics_share", "part of the emissions that plastics make",
        es: "parte de las emisiones que producen los plásticos"),
    ],
    lead: "participation",
    quantities: [.waste(.wasteBurned, by: ["participation", "plastics_share"])],
    equation: "e′ = e · (1 − participation · plastics share · ramp)",
    validity:
      "The power that the plastics would have made is not made up for.",
    coBenefits: [.cleanerAir],
    stage: .demand, reach: [.wasteBurned]
  ) { reading in
    [
      .clean(
        reading.positions(.wasteBurned),
        factor: 1 - reading["participation"] * reading["plastics_share"] * reading.share)
    ]
  }
}
