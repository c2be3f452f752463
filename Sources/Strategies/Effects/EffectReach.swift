internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// What an action reaches in a year: the activity and emissions per activity that its effect is worked out from.
struct EffectReach {
  let action: Action
  let projection: Projection
  private let frame: YearFrame
  private let positions: [Int]
  /// Of these, those that are explained one by one: all when they are few.
  private let shown: [Int]
  private let carriers: [Carrier]
  /// True when fuels give way to electricity, so that their heat content counts.
  private let movesHeat: Bool
  /// True when a formula saves a fuel in another kind of unit than the inventory counts it.
  private let convertsFuel: Bool

  init(action: Action, projection: Projection, frame: YearFrame) {
    self.action = action
    self.projection = projection
    self.frame = frame
    let steps = action.effect(in: frame)
    let positions = steps.flatMap(\.positions).withoutRepeats()
    self.positions = positions
    movesHeat = steps.contains {
      if case .move(_, _, .gridElectricity, _) = $0 { true } else { false }
    }
    convertsFuel =
      action.kind.rawValue == "own-formula"
      && (try? OwnEffect(action))?.converts(positions, in: frame) == true
    let places = Explanation.shown(
      ofSizes: positions.map { (frame.activity[$0] * frame.rates[$0]).magnitude })
    shown = places.sorted().map { positions[$0] }
    let used = Set(steps.compactMap(\.carrier))
    carriers = Carrier.allCases.filter(used.contains)
  }

  var isEmpty: Bool { positions.isEmpty && carriers.isEmpty }

  /// Activity and emissions per activity of every stream reached, then of electricity and compost.
  var inputs: [Explanation.Input] {
    var inputs = shown.flatMap { activityInputs($0) }
    if let rest {
      inputs.append(
        Explanation.Input(
          symbol: "Σ A · e",
          name: "\(NumberText.grouped(Double(rest.count))) smaller records in \(frame.year)",
          value: NumberText.grouped(rest.tonnes), unit: "t CO2e", source: "forecast"))
    }
    return inputs + carriers.flatMap { carrierInput($0) }
  }

  /// How the year's activity and emissions of each stream came to be, down to the factor and the row.
  var parts: [Explanation] {
    let reached = (shown.map(frame.stream) + carriers.compactMap { frame.reference[$0] })
      .withoutRepeats()
    let parts = reached.map {
      projection.explanation(of: projection.streams[$0], year: frame.year)
    }
    guard let rest else { return parts }
    return parts + [
      .smallerTerms(
        rest.count, value: EmissionsInventory.text(rest.tonnes),
        formula: "Σ of \(rest.count) streams, each A · e")
    ]
  }

  /// What is reached and not explained one by one; nil when all is.
  private var rest: (count: Int, tonnes: Double)? {
    let count = positions.count - shown.count
    guard count > 0 else { return nil }
    let tonnes = { (sum: Double, position: Int) in
      sum + frame.activity[position] * frame.rates[position]
    }
    return (count, positions.reduce(0, tonnes) - shown.reduce(0, tonnes))
  }

  private func activityInputs(_ position: Int) -> [Explanation.Input] {
    let record = frame.records[position]
    let scale = record.unit?.canonicalFactor ?? .nan
    let unit = record.unit?.symbol ?? ""
    let inputs = [
      Explanation.Input(
        symbol: "A", name: "\(record.title)\(partText(position)), carried to \(frame.year)",
        value: NumberText.significant(frame.activity[position] / scale, digits: 9), unit: unit,
        source: "forecast of record \(record.id)", place: record.place.at(column: "quantity")),
      rate(position, "e", "Emissions per \(unit): \(record.activity), \(frame.year)"),
    ]
    return inputs + [heatInput(position)].compactMap(\.self)
  }

  /// The heat in a unit of a fuel, where the effect rests on it: the record's unit, or the one it is sold in.
  private func heatInput(_ position: Int) -> Explanation.Input? {
    let record = frame.records[position]
    guard movesHeat || convertsFuel, let unit = record.unit, let heat = frame.heat[position] else {
      return nil
    }
    func input(_ unit: MeasurementUnit, _ mmBtu: Double) -> Explanation.Input {
      Explanation.Input(
        symbol: "h", name: "Heat in a \(unit.symbol) of \(record.activity)",
        value: NumberText.significant(mmBtu), unit: "MMBtu", source: fuelSource(record))
    }
    if convertsFuel, unit.kind == .energy, let fuel = frame.fuels[position],
      let sold = fuel.heatContent
    {
      return input(fuel.unit, sold)
    }
    return input(unit, (heat * unit.canonicalFactor).mmBtu)
  }

  /// What of a record a position is, such as `, the part for hot water`; empty for the whole.
  private func partText(_ position: Int) -> String {
    frame.part(at: position).map {
      ", the part for \($0.use.rawValue), \(NumberText.significant($0.share * 100, digits: 3)) percent"
    } ?? ""
  }

  private func fuelSource(_ record: ActivityRecord) -> String {
    let library = projection.inventory.context.library
    let factors = library.fuelFactors(
      fuel: record.activity, kind: .energy, edition: FactorLibrary.hubEdition(for: record.year))
    return factors?.carbonDioxide.citation ?? "the library's default heat content"
  }

  private func carrierInput(_ carrier: Carrier) -> [Explanation.Input] {
    guard let position = frame.reference[carrier], let mean = frame.carrierRates[carrier] else {
      return []
    }
    let record = frame.records[position]
    let unit = record.unit?.symbol ?? ""
    let count = frame.records.indices.count {
      frame.part(at: $0) == nil && carrier.isStoodFor(by: frame.records[$0])
    }
    let origin =
      count > 1
      ? "mean of \(count) records by their use" : "forecast of record \(record.id)"
    return [
      Explanation.Input(
        symbol: carrier.symbol, name: "\(carrier.meaning), per \(unit)",
        value: NumberText.significant(mean * 1000 * (record.unit?.canonicalFactor ?? .nan)),
        unit: "kg CO2e per \(unit)",
        source: "\(origin); \(projection.inventory.potentials.title)", place: record.place)
    ]
  }

  private func rate(_ position: Int, _ symbol: String, _ name: String) -> Explanation.Input {
    let record = frame.records[position]
    let perUnit = frame.rates[position] * 1000 * (record.unit?.canonicalFactor ?? .nan)
    return Explanation.Input(
      symbol: symbol, name: name, value: NumberText.significant(perUnit),
      unit: "kg CO2e per \(record.unit?.symbol ?? "")",
      source: "forecast of record \(record.id); \(projection.inventory.potentials.title)",
      place: record.place)
  }
}

extension Carrier {
  fileprivate var symbol: String {
    switch self {
    case .gridElectricity: "e(grid)"
    case .compost: "e(compost)"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .gridElectricity: "Grid electricity added or saved"
    case .compost: "Composting of what is moved"
    }
  }
}
