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
      .share(
        "participation", "part of the gas for heat displaced",
        es: "parte del gas de calefacción sustituida"),
      .share(
        "heat_share", "part of the gas that heats rooms",
        es: "parte del gas que calienta habitaciones"),
      .share(
        "water_share", "part of the gas that heats water, where the plant does it too",
        es: "parte del gas que calienta agua, donde la planta también lo hace"),
      .number(
        "cop", "heat over power of the plant, pumps included",
        es: "calor sobre electricidad de la planta, con bombas", 1...10),
      .share("losses", "part of the heat lost in pipes", es: "parte del calor perdida en tuberías"),
      .share(
        "boiler_efficiency", "efficiency of the boilers replaced",
        es: "rendimiento de las calderas sustituidas"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.naturalGas)],
    equation:
      "gas′ = gas · (1 − participation · (heat share + water share) · ramp); electricity + gas moved · η ÷ (COP · (1 − losses))",
    validity:
      "A plant that runs on grid power; for one that burns fuel, use your own formula.",
    coBenefits: [.cleanerAir, .jobs],
    stage: .fuelSwitch, reach: [.naturalGas, .grid(at: "participation")],
    parts: [
      .roomHeat(of: .naturalGas), UsePart(.hotWater, of: .naturalGas, by: ["water_share"]),
    ],
    checks: { $0.districtProblems() }
  ) { reading in
    let part = reading["participation"] * reading.share
    return [StreamUse.roomHeat, .hotWater].flatMap { use in
      reading.onPart(use) {
        reading.moveHeat(
          $0, part: part * $1, efficiency: reading["boiler_efficiency"],
          performance: reading["cop"] * (1 - reading["losses"]))
      }
    }
  }
}

extension Action {
  /// What is wrong with a plant that loses all heat, or that does more than all of the gas does.
  fileprivate func districtProblems() -> [ParameterProblem] {
    var problems: [ParameterProblem] = []
    if let losses = parameter("losses")?.number, losses >= 1 {
      problems.append(
        ("losses", "“losses” must be below 1: a plant that loses all heat heats nothing."))
    }
    if let rooms = parameter("heat_share")?.number, let water = parameter("water_share")?.number,
      rooms + water > 1 + 1e-9
    {
      problems.append(
        (
          "water_share",
          "“heat_share” and “water_share” come to more than 1. State “heat_share”, the part of the gas that heats rooms, below 1."
        ))
    }
    return problems
  }
}
