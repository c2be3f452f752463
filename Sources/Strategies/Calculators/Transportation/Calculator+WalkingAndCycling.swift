internal import Quantities

extension Calculator {
  /// Safe paths, lanes and crossings let people walk and ride short trips that they would have driven.
  static let walkingAndCycling = Calculator(
    ActionKind("walking-and-cycling"), "Walking and cycling", es: "Caminar y andar en bicicleta",
    group: .transportation,
    summary:
      "Safe paths, lanes and crossings let people walk and ride short trips that they would have driven.",
    es:
      "Sendas, carriles y cruces seguros permiten hacer a pie o en bicicleta viajes cortos que se harían en auto.",
    inputs: [
      .amount(
        "trips", .count, "new trips on foot or by bicycle in a year",
        es: "nuevos viajes a pie o en bicicleta al año", 0...1e12, units: ["trips"]),
      .amount(
        "trip_length", .distance, "length of a trip", es: "longitud de un viaje", 0...200,
        units: ["mile", "km"]),
      .share(
        "from_cars", "part of them that would have been by car", es: "parte que habría sido en auto"
      ),
    ],
    lead: "trips",
    quantities: [.counted("trip", by: "trips", meaning: "trips a year", es: "viajes al año")],
    equation: "VMT − trips · length · from cars · ramp",
    validity:
      "A trip on foot is often shorter than the drive that it replaces; that is not counted.",
    coBenefits: [.health, .safety, .cleanerAir],
    stage: .demand, reach: [.roads(at: "trips")], savesAmounts: true
  ) { reading in
    [
      reading.saveMiles(
        reading["trips"] * reading["trip_length"] * reading["from_cars"] * reading.share)
    ]
  }
}
