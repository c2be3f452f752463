internal import Quantities

extension Calculator {
  /// Streetlights and signals get LEDs, which use less power.
  static let streetlights = Calculator(
    ActionKind("streetlights"), "LED streetlights and signals", es: "Alumbrado y semáforos LED",
    group: .government,
    summary: "Streetlights and signals get LEDs, which use less power.",
    es: "El alumbrado y los semáforos pasan a LED, que usan menos electricidad.",
    inputs: [
      .amount(
        "lamps", .count, "lamps replaced", es: "lámparas sustituidas", 0...100_000_000,
        units: ["units"]),
      .amount(
        "power_each", .power, "power of an old lamp, with its ballast",
        es: "potencia de una lámpara vieja, con su balasto", 0...0.01, units: ["kW"]),
      .amount(
        "hours", .time, "hours that it burns in a year", es: "horas que arde al año", 0...8_784,
        units: ["hours"]),
      .share("saving", "part of their power saved", es: "parte de su potencia ahorrada"),
    ],
    lead: "lamps",
    quantities: [
      .counted("lamp", by: "lamps", meaning: "lamps replaced", es: "lámparas sustituidas")
    ],
    equation: "electricity − lamps · power · hours · saving · ramp",
    validity:
      "Lamps on meters or on a flat tariff alike; dimming saves more.",
    coBenefits: [.safety, .lowerBills],
    stage: .demand, reach: [.grid(at: "lamps")], savesAmounts: true
  ) { reading in
    // A megawatt for an hour is a megawatt hour.
    let used = reading["lamps"] * reading["power_each"] * reading["hours"]
    let saved = Energy.megawattHours(used * reading["saving"]).canonical
    return [reading.savePower(saved * reading.share)]
  }
}
