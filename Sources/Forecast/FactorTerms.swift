internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// The factors of one stream in one year as symbols of a formula, with the rows behind each.
struct FactorTerms {
  private let projection: Projection
  private let stream: Projection.Stream
  private let year: Int
  private(set) var symbols: [String] = []
  /// What of the fossil carbon dioxide stays, where fuels are blended; the rest of the emissions is not scaled by it.
  private var blends: [String] = []
  private(set) var inputs: [Explanation.Input] = []
  private(set) var notes: [String] = []
  /// How made paths were made.
  private(set) var makings: [Explanation] = []
  private var counts: [String: Int] = [:]
  private let totals: [String: Int]

  init(projection: Projection, stream: Projection.Stream, year: Int) {
    self.projection = projection
    self.stream = stream
    self.year = year
    totals = stream.shape.factors.reduce(into: [:]) { $0[Self.letter($1.kind), default: 0] += 1 }
    for factor in stream.shape.factors { add(factor) }
    guard !blends.isEmpty else { return }
    inputs.insert(
      Explanation.Input(
        symbol: "m_CO2", name: "Fossil carbon dioxide of them",
        value: NumberText.grouped(stream.fossilTonnes), unit: "t CO2e",
        source: "inventory record \(stream.record.id)", place: stream.record.place), at: 0)
  }

  /// The emissions that the factors scale: of the base year, less what a blend turns to biogenic.
  var start: String {
    blends.isEmpty ? "m(base)" : "(m(base) − m_CO2 · (1 − \(blends.joined(separator: " · "))))"
  }

  private static func letter(_ kind: StreamShape.Factor.Kind) -> String {
    switch kind {
    case .driver: "D"
    case .rate: "R"
    case .path: "I"
    case .intensityRate: "C"
    case .policy, .ceiling: "P"
    case .climate: "W"
    case .blend: "F"
    }
  }

  private var base: Int { projection.years.lowerBound }
  private var reading: SeriesReading { stream.rule?.reading ?? SeriesReading() }
  private var citation: (String) -> String { projection.inventory.context.citation }

  private mutating func symbol(_ kind: StreamShape.Factor.Kind) -> String {
    let letter = Self.letter(kind)
    counts[letter, default: 0] += 1
    return totals[letter, default: 0] > 1 ? "\(letter)\(counts[letter] ?? 1)" : letter
  }

  private mutating func add(_ factor: StreamShape.Factor) {
    let name = symbol(factor.kind)
    let value = factor.values[year - base]
    switch factor.kind {
    case .driver(let id): addDriver(id, name)
    case .path(let id): addPath(id, name) { $0.addScaled($1, name, part: factor.part) }
    case .blend(let id): addPath(id, name) { $0.blends.append($1) }
    case .rate(let rate), .intensityRate(let rate): addRate(rate, name, factor, value)
    case .policy(let id), .ceiling(let id): addPolicy(id, name, value)
    case .climate(let heating, let cooling): addClimate(heating, cooling, name, value)
    }
  }

  private mutating func addDriver(_ id: String, _ name: String) {
    symbols.append("\(name)(y) ÷ \(name)(base)")
    guard let indicator = projection.indicators[id] else { return }
    inputs += indicator.inputs("\(name)(base)", year: base, reading: reading, citation: citation)
    inputs += indicator.inputs("\(name)(y)", year: year, reading: reading, citation: citation)
  }

  private mutating func addPath(
    _ id: String, _ name: String, _ append: (inout FactorTerms, _ symbol: String) -> Void
  ) {
    append(&self, "\(name)(y) ÷ \(name)(base)")
    guard let path = projection.paths[id] else { return }
    inputs += [
      path.input("\(name)(base)", year: base, reading: reading),
      path.input("\(name)(y)", year: year, reading: reading),
    ]
    if let making = projection.makings[id] { makings.append(making) }
  }

  /// A path of all emissions, or of the part of some vehicles.
  private mutating func addScaled(_ ratio: String, _ name: String, part: Double) {
    guard part != 1 else { return symbols.append(ratio) }
    let symbol = "v" + name.dropFirst()
    symbols.append("(1 − \(symbol) + \(symbol) · \(ratio))")
    inputs.append(
      Explanation.Input(
        symbol: symbol, name: "Part of the emissions that the vehicles of the path make",
        value: NumberText.significant(part * 100), unit: "percent",
        source: "inventory record \(stream.record.id), by its classes of vehicles",
        place: stream.record.place.at(column: "factor")))
  }

  private mutating func addRate(
    _ rate: GrowthRate, _ name: String, _ factor: StreamShape.Factor, _ value: Double
  ) {
    symbols.append("\(name)(y)")
    let column = factor.isActivity ? "rate_percent" : "intensity_rate_percent"
    inputs.append(
      Explanation.Input(
        symbol: "\(name)(y)",
        name: "Π (1 + g) from \(base) to \(year), g = \(rate.text) percent a year",
        value: NumberText.significant(value, digits: 9), unit: "ratio",
        source: stream.rule.map { "\($0.place)" } ?? "",
        place: stream.rule?.place.at(column: column)))
  }

  private mutating func addPolicy(_ id: String, _ name: String, _ value: Double) {
    symbols.append("\(name)(y)")
    guard let policy = projection.policies[id] else { return }
    let label = policy.evidence == .unverified ? " (unverified)" : ""
    inputs.append(
      Explanation.Input(
        symbol: "\(name)(y)", name: "Policy: \(policy.name), \(policy.what) in \(year)",
        value: NumberText.significant(value, digits: 6), unit: "ratio",
        source: (projection.policySources[policy.source]?.citation ?? citation(policy.source))
          + label, place: policy.place))
    if !policy.note.isEmpty { notes.append("\(policy.name): \(policy.note)") }
  }

  private mutating func addClimate(
    _ heating: Double, _ cooling: Double, _ name: String, _ value: Double
  ) {
    symbols.append("\(name)(y)")
    let known = WeatherSensitivity(
      subsector: stream.record.subsector, activity: stream.record.activity, year: base,
      library: projection.inventory.context.library)
    let years = projection.years
    if let note = projection.climate?.heldNote(years) { notes.append(note) }
    let isStated = stream.rule?.heatingShare != nil || stream.rule?.coolingShare != nil
    for (share, what) in [(heating, "heating"), (cooling, "cooling")] where share > 0 {
      inputs.append(
        Explanation.Input(
          symbol: what == "heating" ? "h" : "c", name: "Part that follows \(what) degree days",
          value: NumberText.significant(share * 100), unit: "percent",
          source: isStated ? "as stated" : known?.source ?? "",
          place: isStated ? stream.rule?.place.at(column: "\(what)_percent") : nil))
      let series = what == "heating" ? projection.climate?.heating : projection.climate?.cooling
      let symbol = what == "heating" ? "HDD" : "CDD"
      for shown in Set([base, year]).sorted() {
        inputs.append(
          Explanation.Input(
            symbol: "\(symbol)(\(shown))",
            name: "\(what.prefix(1).uppercased() + what.dropFirst()) degree days, \(shown)",
            value: series?.value(in: shown).map { NumberText.significant($0) } ?? "not known",
            unit: "degree days", source: "climate-series.csv, \(projection.climate?.name ?? "")"))
      }
    }
    inputs.append(
      Explanation.Input(
        symbol: "\(name)(y)",
        name: "1 + h · (HDD(y) ÷ HDD(base) − 1) + c · (CDD(y) ÷ CDD(base) − 1)",
        value: NumberText.significant(value, digits: 6), unit: "ratio", source: "calculated"))
  }
}

extension Policy {
  /// What it multiplies, in words.
  var what: String {
    switch effect {
    case .activity: "multiplier of the activity"
    case .intensity: "multiplier of emissions per activity"
    case .ceiling: "what the ceiling leaves of emissions per activity"
    }
  }
}
