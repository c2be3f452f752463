internal import Quantities

extension Calculator {
  /// People work from home on some days in place of driving to work.
  static let telework = Calculator(
    ActionKind("telework"), "Work from home", es: "Trabajo desde casa", group: .transportation,
    summary: "People work from home on some days in place of driving to work.",
    es: "La gente trabaja desde casa algunos días en vez de conducir al trabajo.",
    inputs: [
      .amount(
        "workers", .count, "people who work from home", es: "personas que trabajan desde casa",
        0...100_000_000, units: ["people", "employees"]),
      .amount(
        "days", .days, "days at home that each has in a year",
        es: "días en casa de cada una al año",
        0...366, units: ["days"]),
      .amount(
        "round_trip", .distance, "way to work and back", es: "ida y vuelta al trabajo", 0...400,
        units: ["mile", "km"]),
      .share(
        "drive_alone", "part of them that would have driven alone",
        es: "parte que habría conducido sola"),
      .share(
        "other_trips", "part of the miles driven for other trips instead",
        es: "parte de las millas conducida en otros viajes"),
    ],
    lead: "workers",
    quantities: [.counted("worker", by: "workers", meaning: "workers", es: "trabajadores")],
    equation: "VMT − workers · days · round trip · drive alone · (1 − other trips) · ramp",
    validity:
      "More heating, cooling and power at home is not counted.",
    coBenefits: [.timeSaved, .cleanerAir],
    stage: .demand, reach: [.roads(at: "workers")], savesAmounts: true
  ) { reading in
    let driven = reading["workers"] * reading["days"] * reading["round_trip"]
    return [
      reading.saveMiles(
        driven * reading["drive_alone"] * (1 - reading["other_trips"]) * reading.share)
    ]
  }
}
