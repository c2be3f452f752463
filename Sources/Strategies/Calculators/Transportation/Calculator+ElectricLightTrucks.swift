extension Calculator {
  /// Light trucks run on electricity in place of gasoline or diesel.
  static let electricLightTrucks = Calculator(
    ActionKind("electric-light-trucks"), "Electric pickups, vans and SUVs",
    es: "Camionetas, furgonetas y SUV eléctricos", group: .transportation,
    summary: "Light trucks run on electricity in place of gasoline or diesel.",
    es: "Las camionetas funcionan con electricidad en vez de gasolina o diésel.",
    inputs: [
      .share(
        "participation", "part of the miles of these vehicles driven electrically",
        es: "parte de las millas de estos vehículos recorrida con electricidad"),
      .share(
        "miles_share", "part of all road miles that these vehicles drive",
        es: "parte de las millas de carretera que recorren estos vehículos"),
      .share(
        "emissions_share", "part of all road emissions that they make",
        es: "parte de las emisiones de carretera que producen"),
      .electricityPerMile,
    ],
    lead: "participation",
    quantities: [.vehicles, .miles(by: ["participation", "miles_share"])],
    equation:
      "road emissions − road emissions · emissions share · participation · ramp; electricity + VMT · miles share · participation · ramp · kWh per mile",
    validity:
      "For road travel that the inventory counts as one mix, of which kinds of vehicles are parts that do not overlap. The two shares are of the base year; take them from the vehicle mix of the inventory.",
    coBenefits: [.cleanerAir, .quiet, .health],
    stage: .fuelSwitch, reach: [.roads(at: "participation"), .grid(at: "participation")],
    parts: [UsePart(.lightTrucks, of: .roads(at: "participation"), by: ["emissions_share"])],
    checks: { action in
      guard action.parameter("emissions_share")?.number == 0 else { return [] }
      return [
        ("emissions_share", "“emissions_share” must be above 0, or there is nothing to replace.")
      ]
    }
  ) { reading in
    reading.moveMiles(of: .lightTrucks)
  }
}
