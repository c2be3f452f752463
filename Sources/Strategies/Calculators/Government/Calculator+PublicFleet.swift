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
    equation: "VMT − miles · ramp; electricity + miles · kWh per mile · ramp",
    validity:
      "The miles count at the average of all road travel; heavy public trucks emit more.",
    coBenefits: [.cleanerAir, .quiet, .lowerBills],
    stage: .fuelSwitch, reach: [.roads(at: "miles"), .grid(at: "miles")], savesAmounts: true
  ) { reading in
    let distance = reading["miles"] * reading.share
    return [reading.saveMiles(distance), reading.addCharging(distance)]
  }
}
