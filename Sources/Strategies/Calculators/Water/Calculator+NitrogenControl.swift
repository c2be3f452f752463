extension Calculator {
  /// The wastewater plant runs its tanks so that they make less nitrous oxide.
  static let nitrogenControl = Calculator(
    ActionKind("nitrogen-control"), "Nitrous oxide control at the plant",
    es: "Control del óxido nitroso en la depuradora", group: .water,
    summary: "The wastewater plant runs its tanks so that they make less nitrous oxide.",
    es: "La depuradora opera sus tanques de modo que produzcan menos óxido nitroso.",
    inputs: [
      .share(
        "participation", "part of wastewater treated at such plants",
        es: "parte de las aguas residuales tratada en tales plantas"),
      .share(
        "nitrous_share", "part of wastewater emissions that is nitrous oxide",
        es: "parte de las emisiones que es óxido nitroso"),
      .share("saving", "part of the nitrous oxide avoided", es: "parte del óxido nitroso evitada"),
    ],
    lead: "participation",
    quantities: [
      .part(
        of: "person", "people_served", meaning: "people whose wastewater is treated so",
        es: "personas cuyas aguas residuales se tratan así",
        all: "all people whose wastewater is treated, as many as a participation of 1 stands for",
        es:
          "todas las personas cuyas aguas residuales se tratan, tantas como representa una participación de 1",
        unit: "people")
    ],
    equation: "e′ = e · (1 − participation · nitrous share · saving · ramp)",
    validity:
      "Measured nitrous oxide differs tenfold between plants; measure before and after.",
    coBenefits: [.waterSaved],
    stage: .demand, reach: [.wastewater]
  ) { reading in
    let saved = reading["nitrous_share"] * reading["saving"]
    return [
      .clean(
        reading.positions(.wastewater),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
