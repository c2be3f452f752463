/// One kind of road vehicles runs on electricity: what the calculators of five kinds have in common, and these.
extension Calculator {
  /// Cars run on electricity in place of gasoline or diesel.
  static let electricCars = electric(
    .cars, "electric-cars", "Electric cars", es: "Coches eléctricos",
    summary: "Cars run on electricity in place of gasoline or diesel.",
    es: "Los autos funcionan con electricidad en vez de gasolina o diésel.")

  /// Light trucks run on electricity in place of gasoline or diesel.
  static let electricLightTrucks = electric(
    .lightTrucks, "electric-light-trucks", "Electric pickups, vans and SUVs",
    es: "Camionetas, furgonetas y SUV eléctricos",
    summary: "Light trucks run on electricity in place of gasoline or diesel.",
    es: "Las camionetas funcionan con electricidad en vez de gasolina o diésel.")

  /// Freight trucks run on electricity in place of gasoline or diesel.
  static let electricFreightTrucks = electric(
    .freightTrucks, "electric-freight-trucks", "Electric freight trucks",
    es: "Camiones de carga eléctricos",
    summary: "Freight trucks run on electricity in place of gasoline or diesel.",
    es: "Los camiones de carga funcionan con electricidad en vez de gasolina o diésel.")

  /// Transit buses run on electricity in place of gasoline or diesel.
  static let electricTransitBuses = electric(
    .transitBuses, "electric-transit-buses", "Electric transit buses",
    es: "Autobuses urbanos eléctricos", counted: .buses,
    summary: "Transit buses run on electricity in place of gasoline or diesel.",
    es: "Los autobuses urbanos funcionan con electricidad en vez de gasolina o diésel.")

  /// School buses run on electricity in place of gasoline or diesel.
  static let electricSchoolBuses = electric(
    .schoolBuses, "electric-school-buses", "Electric school buses",
    es: "Autobuses escolares eléctricos", counted: .buses,
    summary: "School buses run on electricity in place of gasoline or diesel.",
    es: "Los autobuses escolares funcionan con electricidad en vez de gasolina o diésel.")

  private static func electric(
    _ use: StreamUse, _ id: String, _ title: String, es spanishTitle: String,
    counted: CalculatorQuantity = .vehicles, summary: String, es spanishSummary: String
  ) -> Calculator {
    Calculator(
      ActionKind(id), title, es: spanishTitle, group: .transportation, summary: summary,
      es: spanishSummary,
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
      quantities: [counted, .miles(by: ["participation", "miles_share"])],
      equation:
        "road emissions − road emissions · emissions share · participation · ramp; electricity + VMT · miles share · participation · ramp · kWh per mile",
      validity:
        "For road travel that the inventory counts as one mix, of which kinds of vehicles are parts that do not overlap. The two shares are of the base year; take them from the vehicle mix of the inventory.",
      coBenefits: [.cleanerAir, .quiet, .health],
      stage: .fuelSwitch, reach: [.roads(at: "participation"), .grid(at: "participation")],
      parts: [UsePart(use, of: .roads(at: "participation"), by: ["emissions_share"])],
      checks: { action in
        guard action.parameter("emissions_share")?.number == 0 else { return [] }
        return [
          ("emissions_share", "“emissions_share” must be above 0, or there is nothing to replace.")
        ]
      }
    ) { reading in
      reading.moveMiles(of: use)
    }
  }
}
