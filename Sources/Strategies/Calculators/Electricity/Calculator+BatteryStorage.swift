internal import Quantities

extension Calculator {
  /// Batteries fill when the grid is clean and give power when it is not.
  static let batteryStorage = Calculator(
    ActionKind("battery-storage"), "Batteries", es: "Baterías", group: .electricity,
    summary: "Batteries fill when the grid is clean and give power when it is not.",
    es: "Las baterías se cargan cuando la red está limpia y dan electricidad cuando no lo está.",
    inputs: [
      .amount(
        "power_stored", .energy, "electricity given back in a year",
        es: "electricidad devuelta al año", units: ["MWh", "kWh", "GWh"]),
      .share(
        "efficiency", "electricity given back over electricity taken",
        es: "electricidad devuelta sobre electricidad tomada"),
      .number(
        "rate_charging", "grid rate when charging over its average",
        es: "tasa de la red al cargar sobre su media", 0...5),
      .number(
        "rate_discharging", "grid rate when giving back over its average",
        es: "tasa de la red al devolver sobre su media", 0...5),
    ],
    lead: "power_stored",
    quantities: [
      .number(
        of: "kWh", ["power_stored"],
        over: .number(
          "cycles", "times in a year that the battery gives back all that it holds",
          es: "veces al año que la batería devuelve todo lo que guarda", 0...20_000),
        size: Energy.kilowattHours(1).canonical, meaning: "kilowatt hours that the batteries hold",
        es: "kilovatios hora que guardan las baterías"),
      .inputs(
        "MWh", ["power_stored"], unit: "MWh", meaning: "megawatt hours given back in a year",
        es: "megavatios hora devueltos al año"),
    ],
    equation:
      "electricity − stored · (r(out) − r(in) ÷ efficiency) · ramp; bought + stored · (1 ÷ efficiency − 1) · ramp",
    validity:
      "The two rates must come from hours of the grid; a battery that charges at the wrong hours adds emissions. What it loses is bought; what cheaper hours save is to be stated in costs.csv.",
    coBenefits: [.resilience, .lowerBills],
    stage: .supply, reach: [.grid(at: "power_stored")], unbought: [1],
    checks: { action in
      guard action.parameter("efficiency")?.number == 0 else { return [] }
      return [("efficiency", "“efficiency” must be above 0: a battery gives something back.")]
    }
  ) { reading in
    let stored = reading["power_stored"] * reading.share
    let taken = reading["rate_charging"] / reading["efficiency"]
    let gain = reading["rate_discharging"] - taken
    // What is lost is bought at any hour; the rest only moves power between hours.
    let lost = 1 / reading["efficiency"] - 1
    return [
      .add(.gridElectricity, amount: stored * lost),
      .add(.gridElectricity, amount: -stored * (gain + lost)),
    ]
  }
}
