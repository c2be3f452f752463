extension Calculator {
  /// Employers pay for transit, vanpools and bicycles in place of free parking.
  static let commutePrograms = Calculator(
    ActionKind("commute-programs"), "Commute programs", es: "Programas de viaje al trabajo",
    group: .transportation,
    summary: "Employers pay for transit, vanpools and bicycles in place of free parking.",
    es:
      "Los empleadores pagan transporte, furgonetas compartidas y bicicletas en vez de estacionamiento gratuito.",
    inputs: [
      .share(
        "participation", "part of workers whose employer takes part",
        es: "parte de los trabajadores cuyo empleador participa"),
      .share(
        "commute_share", "part of vehicle miles that are ways to work",
        es: "parte de las millas que son viajes al trabajo"),
      .share(
        "saving", "part of their commuting miles avoided",
        es: "parte de sus millas al trabajo evitada"),
    ],
    lead: "participation",
    quantities: [
      .miles(by: ["participation", "commute_share"]),
      .part(
        of: "employee", "employees", meaning: "employees who are offered it",
        es: "empleados a quienes se ofrece",
        all: "all employees, as many as a participation of 1 stands for",
        es: "todos los empleados, tantos como representa una participación de 1"),
    ],
    equation: "VMT′ = VMT · (1 − participation · commute share · saving · ramp)",
    validity:
      "Workers from outside the community count only as far as their miles are in the inventory.",
    coBenefits: [.cleanerAir, .lowerBills, .timeSaved],
    stage: .demand, reach: [.roads(at: "participation")]
  ) { reading in
    let avoided = reading["commute_share"] * reading["saving"]
    return [
      .scale(
        reading.positions(.roads(at: "")),
        factor: 1 - reading["participation"] * avoided * reading.share)
    ]
  }
}
