internal import Quantities

extension Calculator {
  /// Leaks in water mains are found and mended.
  static let waterLeaks = Calculator(
    ActionKind("water-leaks"), "Mending of water leaks", es: "Reparación de fugas de agua",
    group: .water,
    summary: "Leaks in water mains are found and mended.",
    es: "Se buscan y reparan fugas en las tuberías de agua.",
    inputs: [
      .share("participation", "part of the leaks mended", es: "parte de las fugas reparada"),
      .amount(
        "water_lost", .liquidVolume, "water lost in a year", es: "agua perdida al año",
        units: ["million-gallons", "gallon", "m3"]),
      .amount(
        "power_per_volume", .energy, "electricity for a million gallons",
        es: "electricidad por millón de galones", 0...360_000, units: ["kWh", "MWh"]),
    ],
    lead: "participation",
    quantities: [
      .milesOfPipe,
      .inputs(
        "gallon", ["participation", "water_lost"], unit: "gallon",
        meaning: "gallons kept in the pipes in a year",
        es: "galones que quedan en las tuberías al año"),
    ],
    equation: "electricity − participation · water lost · electricity for each · ramp",
    validity:
      "Water lost after treatment and pumping.",
    coBenefits: [.waterSaved],
    stage: .demand, reach: [.grid(at: "water_lost")], savesAmounts: true
  ) { reading in
    let mended = reading["participation"] * reading["water_lost"]
    return [reading.savePower(reading.pumping(of: mended) * reading.share)]
  }
}
