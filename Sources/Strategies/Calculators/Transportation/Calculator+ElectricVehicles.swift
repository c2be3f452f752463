extension Calculator {
  /// Miles are driven on electricity in place of gasoline.
  static let electricVehicles = Calculator(
    .electricVehicles, "Electric vehicles", es: "Vehículos eléctricos", group: .transportation,
    summary: "Miles are driven on electricity in place of gasoline.",
    es: "Las millas se recorren con electricidad en vez de gasolina.",
    inputs: [
      .share(
        "participation", "part of vehicle miles driven electrically",
        es: "parte de las millas recorrida con electricidad"),
      .electricityPerMile,
    ],
    lead: "participation",
    quantities: [.vehicles, .miles(by: ["participation"])],
    equation: "VMT′ = VMT · (1 − participation · ramp); electricity + miles moved · kWh per mile",
    validity:
      "Moves miles of the whole mix, heavy vehicles included.",
    coBenefits: [.cleanerAir, .quiet, .lowerBills],
    stage: .fuelSwitch, reach: [.roads(at: "participation"), .grid(at: "participation")]
  ) { reading in
    [reading.moveMiles()]
  }
}
