extension Calculator {
  /// Buildings heat with water from a shared plant that takes heat from the ground, the sewer or cooling.
  static let districtEnergy = Calculator(
    ActionKind("district-energy"), "District energy", es: "Energía de distrito", group: .buildings,
    summary:
      "Buildings heat with water from a shared plant that takes heat from the ground, the sewer or cooling.",
    es:
      "Los edificios se calientan con agua de una planta común que toma calor del suelo, las aguas residuales o la refrigeración.",
    inputs: [
      .subsector("commercial"),
      .share("participation", "part of the gas displaced", es: "parte del gas sustituida"),
      .number(
        "cop", "heat over power of the plant, pumps included",
        es: "calor sobre electricidad de la planta, con bombas", 1...10),
      .share("losses", "part of the heat lost in pipes", es: "parte del calor perdida en tuberías"),
      .share(
        "boiler_efficiency", "efficiency of the boilers replaced",
        es: "rendimiento de las calderas sustituidas"),
    ],
    lead: "participation",
    equation:
      "gas′ = gas · (1 − participation · ramp); electricity + gas moved · η ÷ (COP · (1 − losses))",
    validity:
      "A plant that runs on grid power; for one that burns fuel, use your own formula.",
    coBenefits: [.cleanerAir, .jobs],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "participation")],
    checks: { action in
      guard let losses = action.parameter("losses")?.number, losses >= 1 else { return [] }
      return [("losses", "“losses” must be below 1: a plant that loses all heat heats nothing.")]
    }
  ) { reading in
    [
      reading.moveHeat(
        reading.positions(.naturalGas), part: reading["participation"] * reading.share,
        efficiency: reading["boiler_efficiency"],
        performance: reading["cop"] * (1 - reading["losses"]))
    ]
  }
}
