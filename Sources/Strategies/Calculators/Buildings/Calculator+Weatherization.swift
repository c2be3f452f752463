extension Calculator {
  /// Homes are sealed and insulated, so that they need less heat and cooling.
  static let weatherization = Calculator(
    ActionKind("weatherization"), "Weatherization of homes", es: "Aislamiento de viviendas",
    group: .buildings,
    summary: "Homes are sealed and insulated, so that they need less heat and cooling.",
    es: "Las viviendas se sellan y aíslan, y necesitan menos calefacción y refrigeración.",
    inputs: [
      .subsector("residential"),
      .participation,
      .share("fuel_saving", "part of their fuel saved", es: "parte de su combustible ahorrada"),
      .share(
        "electricity_saving", "part of their electricity saved",
        es: "parte de su electricidad ahorrada"),
    ],
    lead: "participation",
    quantities: [.homes, .floor, .energy(.fuelsAndPower)],
    equation: "fuel′ = fuel · (1 − participation · fuel saving · ramp); electricity likewise",
    validity:
      "Savings are of all uses of the fuel, not of heating alone; measured savings are often below audits. Some is taken as comfort: state it as rebound.",
    coBenefits: [.lowerBills, .comfort, .health, .jobs],
    stage: .demand, reach: [.fuelsAndPower]
  ) { reading in
    [
      .scale(
        reading.positions(.fuels),
        factor: 1 - reading["participation"] * reading["fuel_saving"] * reading.share),
      .scale(
        reading.positions(.electricity),
        factor: 1 - reading["participation"] * reading["electricity_saving"] * reading.share),
    ]
  }
}
