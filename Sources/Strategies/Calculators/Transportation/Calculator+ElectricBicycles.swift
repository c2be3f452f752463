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
    quantities: [.counted("bicycle", by: "bicycles", meaning: "bicycles", es: "bicicletas")],
    equation:
      "VMT′ = VMT · (1 − min(1, bicycles · car miles · ramp ÷ VMT(BAU))); electricity + miles moved · kWh per mile",
    validity:
      "Each car mile is replaced by a mile of riding. They are a part of business as usual: where other actions lower road travel, they fall with it.",
    coBenefits: [.health, .lowerBills, .cleanerAir],
    stage: .demand, reach: [.roads(at: "bicycles"), .grid(at: "bicycles")], savesAmounts: true,
    moving: { reading in
      (
        reading["bicycles"] * reading["car_miles"] * reading.share,
        reading.positions(.roads(at: ""))
      )
    }
  ) { reading in
    [reading.moveMiles(reading["bicycles"] * reading["car_miles"] * reading.share)]
  }
}
