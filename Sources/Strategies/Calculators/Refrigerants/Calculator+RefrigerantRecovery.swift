extension Calculator {
  /// Refrigerants are taken out of old machines before they are scrapped.
  static let refrigerantRecovery = Calculator(
    ActionKind("refrigerant-recovery"), "Refrigerant recovery", es: "Recuperación de refrigerantes",
    group: .refrigerants,
    summary: "Refrigerants are taken out of old machines before they are scrapped.",
    es: "Los refrigerantes se sacan de los aparatos viejos antes de desguazarlos.",
    inputs: [
      .share(
        "participation", "part of scrapped machines that it reaches",
        es: "parte de los aparatos desguazados que alcanza"),
      .share(
        "disposal_share", "part of refrigerant emissions from scrapped machines",
        es: "parte de las emisiones de aparatos desguazados"),
      .share(
        "saving", "part of their refrigerant recovered", es: "parte de su refrigerante recuperada"),
    ],
    lead: "participation",
    quantities: [.systems],
    equation: "A′ = A · (1 − participation · disposal share · saving · ramp)",
    validity:
      "Recovered refrigerant must be destroyed or used again.",
    coBenefits: [.jobs],
    stage: .demand, reach: [.refrigerants]
  ) { reading in
    let saved = reading["disposal_share"] * reading["saving"]
    return [
      .scale(
        reading.positions(.refrigerants),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
