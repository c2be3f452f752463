internal import Quantities

// What many calculators have.
extension CalculatorQuantity {
  /// A count that an input states, such as lamps.
  static func counted(
    _ word: String, by inputs: String..., meaning: String, es spanish: String
  ) -> CalculatorQuantity {
    .inputs(word, inputs, unit: "units", meaning: meaning, es: spanish)
  }

  /// The product of inputs, in a unit.
  static func inputs(
    _ word: String, _ inputs: [String], unit: String, times size: Double = 1, meaning: String,
    es spanish: String
  ) -> CalculatorQuantity {
    CalculatorQuantity(
      word: word, meaning: meaning, spanishMeaning: spanish, parameter: nil,
      factors: inputs.map { .init(name: $0) }, amount: nil, size: canonical(unit) * size)
  }

  /// The part of a count that the action states for such costs: of all there are, the part that takes part.
  static func part(
    of word: String, _ name: String, by inputs: [String] = ["participation"], meaning: String,
    es spanish: String, all: String, es spanishAll: String, kind: MeasurementUnit.Kind = .count,
    unit: String = "units"
  ) -> CalculatorQuantity {
    let parameter = CalculatorInput.amount(
      name, kind, all, es: spanishAll, 0...1e15, units: [unit])
    return CalculatorQuantity(
      word: word, meaning: meaning, spanishMeaning: spanish, parameter: parameter,
      factors: inputs.map { .init(name: $0) } + [.init(name: name)], amount: nil,
      size: canonical(unit))
  }

  /// An amount that inputs state over what one of many does of it, such as miles over those of one vehicle.
  static func number(
    of word: String, _ inputs: [String], over parameter: CalculatorInput, size: Double = 1,
    meaning: String, es spanish: String
  ) -> CalculatorQuantity {
    CalculatorQuantity(
      word: word, meaning: meaning, spanishMeaning: spanish, parameter: parameter,
      factors: inputs.map { .init(name: $0) } + [.init(name: parameter.name, isDivisor: true)],
      amount: nil, size: size)
  }

  /// Homes, as a part of those that the action could reach.
  static let homes = homes(by: ["participation"])

  static func homes(by inputs: [String]) -> CalculatorQuantity {
    part(
      of: "home", "homes", by: inputs, meaning: "homes that take part",
      es: "viviendas que participan",
      all: "all homes that could take part, as many as a participation of 1 stands for",
      es:
        "todas las viviendas que podrían participar, tantas como representa una participación de 1"
    )
  }

  /// Floor area, as a part of what the action could reach.
  static let floor = floor(by: ["participation"])

  static func floor(by inputs: [String]) -> CalculatorQuantity {
    part(
      of: "square foot", "square_feet", by: inputs, meaning: "square feet of floor that take part",
      es: "pies cuadrados de superficie que participan",
      all:
        "all square feet of floor that could take part, as many as a participation of 1 stands for",
      es:
        "todos los pies cuadrados que podrían participar, tantos como representa una participación de 1"
    )
  }

  /// Energy of the inventory that the action reaches, before it saves any.
  static func energy(
    _ reach: StreamReach, by inputs: [String] = ["participation"]
  ) -> CalculatorQuantity {
    CalculatorQuantity(
      word: "MMBtu", meaning: "million Btu a year that are reached, before any are saved",
      spanishMeaning: "millones de Btu al año que alcanza, antes de ahorrar alguno", parameter: nil,
      factors: inputs.map { .init(name: $0) }, amount: .energy(reach), size: canonical("MMBtu"))
  }

  /// Electricity of the inventory that the action reaches, before it saves any.
  static func power(
    _ reach: StreamReach, by inputs: [String] = ["participation"]
  ) -> CalculatorQuantity {
    activity(
      "MWh", reach, .energy, unit: "MWh", by: inputs,
      meaning: "megawatt hours a year that are reached",
      es: "megavatios hora al año que alcanza")
  }

  /// Road travel of the inventory that the action reaches.
  static func miles(by inputs: [String] = ["participation"]) -> CalculatorQuantity {
    activity(
      "mile", .roads(at: ""), .distance, unit: "mile", by: inputs,
      meaning: "vehicle miles a year that are reached", es: "millas de vehículo al año que alcanza")
  }

  /// Waste of the inventory that the action reaches.
  static func waste(
    _ reach: StreamReach = .landfilled(at: ""), by inputs: [String] = ["participation"]
  ) -> CalculatorQuantity {
    activity(
      "metric ton", reach, .mass, unit: "tonne", by: inputs,
      meaning: "metric tons a year that are reached", es: "toneladas métricas al año que alcanza")
  }

  /// Activity of the inventory that the action reaches, measured in units of a kind.
  static func activity(
    _ word: String, _ reach: StreamReach, _ kind: MeasurementUnit.Kind, unit: String,
    by inputs: [String] = ["participation"], meaning: String, es spanish: String
  ) -> CalculatorQuantity {
    CalculatorQuantity(
      word: word, meaning: meaning, spanishMeaning: spanish, parameter: nil,
      factors: inputs.map { .init(name: $0) }, amount: .activity(reach, kind),
      size: canonical(unit))
  }

  /// Vehicles, as a part of all of the kind.
  static let vehicles = part(
    of: "vehicle", "vehicles", meaning: "vehicles that are electric or take part",
    es: "vehículos que son eléctricos o participan",
    all: "all vehicles of the kind, as many as a participation of 1 stands for",
    es: "todos los vehículos del tipo, tantos como representa una participación de 1")

  static let buses = part(
    of: "bus", "buses", meaning: "buses replaced", es: "autobuses sustituidos",
    all: "all buses of the kind, as many as a participation of 1 stands for",
    es: "todos los autobuses del tipo, tantos como representa una participación de 1")

  /// Systems that hold refrigerants.
  static let systems = part(
    of: "system", "systems", meaning: "systems that are reached", es: "sistemas alcanzados",
    all: "all systems that hold refrigerants, as many as a participation of 1 stands for",
    es: "todos los sistemas con refrigerantes, tantos como representa una participación de 1")

  static let milesOfPipe = part(
    of: "mile of pipe", "pipes", meaning: "miles of pipe that are reached",
    es: "millas de tubería alcanzadas",
    all: "the length of all pipes, as much as a participation of 1 stands for",
    es: "la longitud de todas las tuberías, tanta como representa una participación de 1",
    kind: .distance, unit: "mile")

  /// Kilowatts and megawatts of capacity.
  static func capacity(_ inputs: String...) -> [CalculatorQuantity] {
    [
      .inputs(
        "kW", inputs, unit: "kW", meaning: "kilowatts of capacity", es: "kilovatios de potencia"),
      .inputs(
        "MW", inputs, unit: "MW", meaning: "megawatts of capacity", es: "megavatios de potencia"),
    ]
  }

  /// Acres and hectares.
  static let area: [CalculatorQuantity] = [
    .inputs("acre", ["area"], unit: "acre", meaning: "acres", es: "acres"),
    .inputs("hectare", ["area"], unit: "hectare", meaning: "hectares", es: "hectáreas"),
  ]

  /// Carbon taken up on an area, as carbon dioxide: a metric ton of carbon is 44/12 of it.
  static let uptake = inputs(
    "t CO2e", ["area", "uptake"], unit: "t-C/hectare/year", times: 12.0 / 44,
    meaning: "metric tons of CO2 taken up in a year",
    es: "toneladas métricas de CO2 captadas al año")

  /// A canonical amount of one unit; not a number for a unit that does not exist, which a test finds.
  private static func canonical(_ unit: String) -> Double {
    MeasurementUnit.named(unit)?.canonicalFactor ?? .nan
  }
}
