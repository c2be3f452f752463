extension Calculator {
  /// Parking costs what it is worth, so that some people leave the car at home.
  static let parkingPrice = Calculator(
    ActionKind("parking-price"), "Price of parking", es: "Precio del estacionamiento",
    group: .transportation,
    summary: "Parking costs what it is worth, so that some people leave the car at home.",
    es: "El estacionamiento cuesta lo que vale, y algunas personas dejan el auto en casa.",
    inputs: [
      .share(
        "participation", "part of vehicle miles that end where parking is priced",
        es: "parte de las millas que terminan donde se paga estacionamiento"),
      .number(
        "price_change", "rise in the price over the price before",
        es: "subida del precio sobre el precio anterior", 0...10),
      .number(
        "elasticity", "part of miles avoided for each 100 percent of price",
        es: "parte de millas evitada por cada 100 por ciento de precio", 0...2),
    ],
    lead: "participation",
    quantities: [.miles()],
    equation: "VMT′ = VMT · (1 − participation · min(1, elasticity · price change) · ramp)",
    validity:
      "Elasticities come from price changes of up to a half; beyond that they are a guess. Drivers who park elsewhere are not counted.",
    coBenefits: [.cleanerAir, .safety],
    stage: .demand, reach: [.roads(at: "participation")]
  ) { reading in
    let avoided = min(1, reading["elasticity"] * reading["price_change"])
    return [
      .scale(
        reading.positions(.roads(at: "")),
        factor: 1 - reading["participation"] * avoided * reading.share)
    ]
  }
}
