internal import Quantities

extension Calculator {
  /// Food waste makes gas in a closed tank, and the gas makes power.
  static let organicsDigestion = Calculator(
    ActionKind("organics-digestion"), "Digesters for organics", es: "Digestores para orgánicos",
    group: .waste,
    summary: "Food waste makes gas in a closed tank, and the gas makes power.",
    es: "Los restos de comida producen gas en un tanque cerrado, y el gas, electricidad.",
    inputs: [
      .share(
        "participation", "part of landfilled waste moved to digesters",
        es: "parte de lo vertido que pasa a digestores"),
      .amount(
        "power_per_ton", .energy, "electricity made of a metric ton",
        es: "electricidad de una tonelada métrica", 0...7_200, units: ["kWh", "MWh"]),
      .amount(
        "leaks_per_ton", .emissions, "CO2e that leaks for a metric ton",
        es: "CO2e que se escapa por tonelada métrica", 0...1_000, units: ["kg-co2e", "t-co2e"]),
    ],
    lead: "participation",
    quantities: [.waste()],
    equation: "M′ = M · (1 − participation · ramp); − electricity made; + leaks",
    validity:
      "Counts a ton as a ton of the landfilled mix. What the digestate saves as fertilizer is not in it.",
    coBenefits: [.jobs, .soil],
    stage: .demand, reach: [.landfilled(at: "participation"), .grid(at: "participation")]
  ) { reading in
    reading.digestion(of: reading.positions(.landfilled(at: "")))
  }
}
