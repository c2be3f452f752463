extension Calculator {
  /// More people ride together, so that fewer cars carry the same people.
  static let rideSharing = Calculator(
    ActionKind("ride-sharing"), "Shared rides", es: "Viajes compartidos", group: .transportation,
    summary: "More people ride together, so that fewer cars carry the same people.",
    es: "Más personas viajan juntas, y menos autos llevan a las mismas personas.",
    inputs: [
      .share(
        "participation", "part of vehicle miles that turn to shared rides",
        es: "parte de las millas que pasan a viajes compartidos"),
      .number("occupancy_before", "people in a car before", es: "personas por auto antes", 1...10),
      .number("occupancy_after", "people in a car after", es: "personas por auto después", 1...20),
    ],
    lead: "participation",
    quantities: [.miles()],
    equation: "VMT′ = VMT · (1 − participation · (1 − before ÷ after) · ramp)",
    validity:
      "Detours to pick people up must be taken off the occupancy after.",
    coBenefits: [.lowerBills, .cleanerAir],
    stage: .demand, reach: [.roads(at: "participation")],
    checks: { $0.order("occupancy_before", below: "occupancy_after") }
  ) { reading in
    let avoided = 1 - reading["occupancy_before"] / reading["occupancy_after"]
    return [
      .scale(
        reading.positions(.roads(at: "")),
        factor: 1 - reading["participation"] * avoided * reading.share)
    ]
  }
}
