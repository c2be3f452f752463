extension Calculator {
  /// Shops, rinks and offices find and mend leaks in their cooling systems.
  static let refrigerantLeaks = Calculator(
    ActionKind("refrigerant-leaks"), "Fewer refrigerant leaks", es: "Menos fugas de refrigerante",
    group: .refrigerants,
    summary: "Shops, rinks and offices find and mend leaks in their cooling systems.",
    es: "Tiendas, pistas de hielo y oficinas buscan y reparan fugas en sus sistemas de frío.",
    inputs: [
      .share(
        "participation", "part of refrigerant emissions at sites that take part",
        es: "parte de las emisiones en lugares que participan"),
      .share("saving", "part of their leaks avoided", es: "parte de sus fugas evitada"),
    ],
    lead: "participation",
    quantities: [.systems],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "National rules lower leaks too: state only what comes on top.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.refrigerants]
  ) { reading in
    [
      .scale(
        reading.positions(.refrigerants),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
