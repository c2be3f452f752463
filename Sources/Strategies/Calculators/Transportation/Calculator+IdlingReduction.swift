extension Calculator {
  /// Drivers turn the engine off when they wait.
  static let idlingReduction = Calculator(
    ActionKind("idling-reduction"), "Less idling", es: "Menos ralentí", group: .transportation,
    summary: "Drivers turn the engine off when they wait.",
    es: "Los conductores apagan el motor al esperar.",
    inputs: [
      .share(
        "participation", "part of drivers who take part",
        es: "parte de los conductores que participa"),
      .share(
        "idle_share", "part of road fuel burned while idling",
        es: "parte del combustible quemada en ralentí"),
      .share("saving", "part of their idling avoided", es: "parte de su ralentí evitada"),
    ],
    lead: "participation",
    quantities: [.miles(), .vehicles],
    equation: "e′ = e · (1 − participation · idle share · saving · ramp)",
    validity:
      "Vehicles that stop the engine by themselves do not idle; take them off the share.",
    coBenefits: [.cleanerAir, .quiet, .health],
    stage: .demand, reach: [.traffic(at: "participation")]
  ) { reading in
    let saved = reading["idle_share"] * reading["saving"]
    return [
      .clean(
        reading.positions(.traffic(at: "")),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
