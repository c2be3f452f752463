internal import Quantities

extension Calculator {
  /// Public employees ride transit, share rides or work from home.
  static let publicCommute = Calculator(
    ActionKind("public-commute"), "Commutes of public employees",
    es: "Viajes al trabajo de empleados públicos", group: .government,
    sector: "transportation",
    summary: "Public employees ride transit, share rides or work from home.",
    es: "Los empleados públicos usan transporte, comparten auto o trabajan desde casa.",
    inputs: [
      .amount(
        "employees", .count, "employees", es: "empleados", 0...10_000_000,
        units: ["employees", "people"]),
      .amount(
        "days", .days, "days worked in a year", es: "días trabajados al año", 0...366,
        units: ["days"]),
      .amount(
        "round_trip", .distance, "way to work and back", es: "ida y vuelta al trabajo", 0...400,
        units: ["mile", "km"]),
      .share("saving", "part of these miles avoided", es: "parte de estas millas evitada"),
    ],
    lead: "employees",
    quantities: [.counted("employee", by: "employees", meaning: "employees", es: "empleados")],
    equation: "VMT − employees · days · round trip · saving · ramp",
    validity:
      "Only miles that the inventory of the community counts.",
    coBenefits: [.timeSaved, .cleanerAir],
    stage: .demand, reach: [.roads(at: "employees")], savesAmounts: true
  ) { reading in
    let driven = reading["employees"] * reading["days"] * reading["round_trip"]
    return [reading.saveMiles(driven * reading["saving"] * reading.share)]
  }
}
