extension Calculator {
  /// Signals that are timed together and roundabouts let traffic flow with fewer stops.
  static let smootherTraffic = Calculator(
    ActionKind("smoother-traffic"), "Smoother traffic", es: "Tráfico más fluido",
    group: .transportation,
    summary: "Signals that are timed together and roundabouts let traffic flow with fewer stops.",
    es: "Semáforos coordinados y rotondas dejan fluir el tráfico con menos paradas.",
    inputs: [
      .share(
        "participation", "part of road travel on such roads", es: "parte del tráfico en esas vías"),
      .share("saving", "part of their fuel saved", es: "parte de su combustible ahorrada"),
    ],
    lead: "participation",
    quantities: [.miles()],
    equation: "e′ = e · (1 − participation · saving · ramp)",
    validity:
      "Smoother roads draw more traffic in time: state it as rebound.",
    coBenefits: [.timeSaved, .safety],
    stage: .demand, reach: [.traffic(at: "participation")]
  ) { reading in
    let saved = reading["saving"]
    return [
      .clean(
        reading.positions(.traffic(at: "")),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
