internal import Quantities

extension Calculator {
  /// Vouchers and shared fleets put people on electric bicycles for trips that they would have driven.
  static let electricBicycles = Calculator(
    ActionKind("electric-bicycles"), "Electric bicycles", es: "Bicicletas eléctricas",
    group: .transportation,
    summary:
      "Vouchers and shared fleets put people on electric bicycles for trips that they would have driven.",
    es:
      "Bonos y flotas compartidas ponen a la gente en bicicletas eléctricas para viajes que haría en auto.",
    inputs: [
      .amount(
        "bicycles", .count, "bicycles in use", es: "bicicletas en uso", 0...100_000_000,
        units: ["vehicles", "units"]),
      .amount(
        "car_miles", .distance, "car miles that each replaces in a year",
        es: "millas de auto que sustituye cada una al año", 0...50_000, units: ["mile", "km"]),
      .electricityPerMile,
    ],
    lead: "bicycles",
    equation: "VMT − bicycles · car miles · ramp; electricity + car miles replaced · kWh per mile",
    validity:
      "Each car mile is replaced by a mile of riding.",
    coBenefits: [.health, .lowerBills, .cleanerAir],
    stage: .demand, reach: [.roads(at: "bicycles"), .grid(at: "bicycles")], savesAmounts: true
  ) { reading in
    let distance = reading["bicycles"] * reading["car_miles"] * reading.share
    return [reading.saveMiles(distance), reading.addCharging(distance)]
  }
}
