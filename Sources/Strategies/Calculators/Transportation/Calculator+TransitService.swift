internal import Quantities

extension Calculator {
  /// More frequent buses and trains carry people who would have driven.
  static let transitService = Calculator(
    ActionKind("transit-service"), "More transit service", es: "Más servicio de transporte público",
    group: .transportation,
    summary: "More frequent buses and trains carry people who would have driven.",
    es: "Autobuses y trenes más frecuentes llevan a personas que habrían conducido.",
    inputs: [
      .amount(
        "passenger_miles", .passengerDistance, "new passenger miles in a year",
        es: "nuevas millas de pasajero al año", units: ["passenger-mile", "passenger-km"]),
      .share(
        "from_cars", "part of them that would have been by car", es: "parte que habría sido en auto"
      ),
      .number("occupancy", "people in a car", es: "personas por auto", 1...6),
      .amount(
        "service_miles", .distance, "miles that the new service drives in a year",
        es: "millas que recorre el nuevo servicio al año", units: ["mile", "km"]),
      .number(
        "service_rate", "grams of CO2e that it makes per mile",
        es: "gramos de CO2e que produce por milla", 0...10_000, unit: "g/mile"),
    ],
    lead: "passenger_miles",
    quantities: [
      .inputs(
        "passenger mile", ["passenger_miles"], unit: "passenger-mile",
        meaning: "passenger miles a year", es: "millas de pasajero al año"),
      .inputs(
        "mile of service", ["service_miles"], unit: "mile",
        meaning: "miles that the vehicles run in a year",
        es: "millas que recorren los vehículos al año"),
    ],
    equation: "VMT − passenger miles · from cars ÷ occupancy · ramp; + service miles · rate · ramp",
    validity:
      "New trips that nobody would have driven save nothing. The rate of the service stays as stated.",
    coBenefits: [.cleanerAir, .safety, .health],
    stage: .demand, reach: [.roads(at: "passenger_miles")], savesAmounts: true
  ) { reading in
    let driven = reading["passenger_miles"] * reading["from_cars"] / reading["occupancy"]
    // The rate is in grams per mile.
    let service = Distance(canonical: reading["service_miles"]).miles * reading["service_rate"]
    return [
      reading.saveMiles(driven * reading.share), .emit(tonnes: service / 1e6 * reading.share),
    ]
  }
}
