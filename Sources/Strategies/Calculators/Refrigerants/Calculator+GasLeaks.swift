extension Calculator {
  /// The gas utility finds and mends leaks in its pipes.
  static let gasLeaks = Calculator(
    ActionKind("gas-leaks"), "Mending of gas leaks", es: "Reparación de fugas de gas",
    group: .refrigerants,
    sector: "buildings",
    summary: "The gas utility finds and mends leaks in its pipes.",
    es: "La empresa de gas busca y repara fugas en sus tuberías.",
    inputs: [
      .share(
        "participation", "part of the network that it reaches", es: "parte de la red que alcanza"),
      .share("saving", "part of the leaks avoided", es: "parte de las fugas evitada"),
    ],
    lead: "participation",
    quantities: [.milesOfPipe],
    equation: "A′ = A · (1 − participation · saving · ramp)",
    validity:
      "Leaks in the streets, not in homes.",
    coBenefits: [.safety, .jobs],
    stage: .demand, reach: [.gasLeakage]
  ) { reading in
    [
      .scale(
        reading.positions(.gasLeakage),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
