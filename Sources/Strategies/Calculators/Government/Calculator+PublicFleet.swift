internal import Quantities

extension Calculator {
  /// Cars, trucks and machines of the local government run on electricity.
  static let publicFleet = Calculator(
    ActionKind("public-fleet"), "Electric public fleet", es: "Flota pública eléctrica",
    group: .government,
    sector: "transportation",
    summary: "Cars, trucks and machines of the local government run on electricity.",
    es: "Coches, camiones y máquinas del gobierno local funcionan con electricidad.",
    inputs: [
      .amount(
        "miles", .distance, "miles driven electrically in a year", es: "millas eléctricas al año",
        units: ["mile", "km"]),
      .electricityPerMile,
    ],
    lead: "miles",
    quantities: [
      .number(
        of: "vehicle", ["miles"],
        over: .amount(
          "miles_each", .distance, "miles that one of the vehicles drives in a year",
          es: "millas que recorre al año uno de los vehículos", units: ["mile", "km"]),
        meaning: "vehicles replaced", es: "vehículos sustituidos"),
      .inputs(
        "mile", ["miles"], unit: "mile", meaning: "electric miles a year",
        es: "millas eléctricas al año"),
    ],
    equation:
      "VMT′ = VMT · (1 − min(1, miles · ramp ÷ VMT(BAU))); electricity + miles moved · kWh per mile",
    validity:
      "The miles count at the average of all road travel; heavy public trucks emit more. They are a part of business as usual: where other actions lower road travel, they fall with it.",
    coBenefits: [.cleanerAir, .quiet, .lowerBills],
    stage: .fuelSwitch, reach: [.roads(at: "miles"), .grid(at: "miles")], savesAmounts: true,
    moving: { ($0["miles"] * $0.share, $0.positions(.roads(at: ""))) }
  ) { reading in
    [reading.moveMiles(reading["miles"] * reading.share)]
  }
}
