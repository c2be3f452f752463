internal import Quantities

extension Calculator {
  /// Mowers, blowers, forklifts and diggers run on electricity.
  static let electricEquipment = Calculator(
    ActionKind("electric-equipment"), "Electric garden and building machines",
    es: "Máquinas eléctricas de jardín y obra", group: .transportation,
    summary: "Mowers, blowers, forklifts and diggers run on electricity.",
    es: "Cortacéspedes, sopladoras, montacargas y excavadoras funcionan con electricidad.",
    inputs: [
      .share("participation", "part of the fuel replaced", es: "parte del combustible sustituida"),
      .amount(
        "power_per_gallon", .energy, "electricity that replaces a gallon of fuel",
        es: "electricidad que sustituye un galón de combustible", 0...500, units: ["kWh"]),
    ],
    lead: "participation",
    quantities: [
      .activity(
        "gallon", .offRoad, .liquidVolume, unit: "gallon",
        meaning: "gallons of fuel a year that are reached",
        es: "galones de combustible al año que alcanza")
    ],
    equation:
      "fuel′ = fuel · (1 − participation · ramp); electricity + gallons replaced · electricity for each",
    validity:
      "Off-road equipment that the inventory counts by gallons of fuel.",
    coBenefits: [.quiet, .cleanerAir, .health],
    stage: .fuelSwitch, reach: [.offRoad, .grid(at: "participation")]
  ) { reading in
    let positions = reading.positions(.offRoad)
    let perVolume = reading["power_per_gallon"] * LiquidVolume(canonical: 1).gallons
    return [
      .move(
        positions, part: reading["participation"] * reading.share, to: .gridElectricity,
        gains: positions.map { _ in perVolume })
    ]
  }
}
