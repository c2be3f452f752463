extension Calculator {
  /// More of the gas of landfills is collected and burned.
  static let landfillGasCapture = Calculator(
    ActionKind("landfill-gas-capture"), "Landfill gas capture", es: "Captura de gas de vertedero",
    group: .waste,
    summary: "More of the gas of landfills is collected and burned.",
    es: "Se recoge y quema más gas de los vertederos.",
    inputs: [
      .share(
        "participation", "part of landfill methane at sites that take part",
        es: "parte del metano en vertederos que participan"),
      .share(
        "captured_before", "part of the gas collected before", es: "parte del gas recogida antes"),
      .share(
        "captured_after", "part of the gas collected after", es: "parte del gas recogida después"),
    ],
    lead: "participation",
    quantities: [.waste()],
    equation: "e′ = e · (1 − participation · (1 − (1 − after) ÷ (1 − before)) · ramp)",
    validity:
      "What the cover of the landfill oxidizes stays the same part.",
    coBenefits: [.cleanerAir],
    stage: .supply, reach: [.landfillGas],
    checks: { $0.order("captured_before", below: "captured_after") }
  ) { reading in
    let left = (1 - reading["captured_after"]) / (1 - reading["captured_before"])
    return [
      .clean(
        reading.positions(.landfillGas),
        factor: 1 - reading["participation"] * (1 - left) * reading.share)
    ]
  }
}
