extension Calculator {
  /// Driving on the busiest roads or downtown has a price at busy hours.
  static let roadPricing = Calculator(
    ActionKind("road-pricing"), "Road pricing", es: "Peaje urbano", group: .transportation,
    summary: "Driving on the busiest roads or downtown has a price at busy hours.",
    es: "Conducir por las vías más cargadas o el centro tiene un precio en horas punta.",
    inputs: [
      .share(
        "participation", "part of vehicle miles that are priced",
        es: "parte de las millas con precio"),
      .share(
        "saving", "part of the priced miles avoided", es: "parte de las millas con precio evitada"),
    ],
    lead: "participation",
    quantities: [.miles()],
    equation: "VMT′ = VMT · (1 − participation · saving · ramp)",
    validity:
      "Miles that move to other roads must be taken off the saving.",
    coBenefits: [.cleanerAir, .timeSaved, .safety],
    stage: .demand, reach: [.roads(at: "participation")]
  ) { reading in
    [
      .scale(
        reading.positions(.roads(at: "")),
        factor: 1 - reading["participation"] * reading["saving"] * reading.share)
    ]
  }
}
