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
  private let usesGrid: Bool
  private let usesCompost: Bool

  init(action: Action, projection: Projection, frame: YearFrame) {
    self.action = action
    self.projection = projection
    self.frame = frame
    switch action.effect(in: frame) {
    case .scale(let positions, _):
      self.positions = positions
      usesGrid = false
      usesCompost = false
    case .moveHeat(let positions, _, _), .moveMiles(let positions, _, _):
      self.positions = positions
      usesGrid = true
      usesCompost = false
    case .moveWaste(let positions, _):
      self.positions = positions
      usesGrid = false
      usesCompost = true
    case .generate:
      positions = []
      usesGrid = true
      usesCompost = false
    case .remove, .none:
      positions = []
      usesGrid = false
      usesCompost = false
    }
  }

  var isEmpty: Bool { positions.isEmpty && !usesGrid }

  /// Activity and emissions per activity of every stream reached, then of electricity and compost.
  var inputs: [Explanation.Input] {
    var inputs = positions.flatMap { activityInputs($0) }
    if usesGrid {
      inputs += rateInput({ $0.isGridElectricity }, "e(grid)", "Grid electricity added or saved")
    }
    if usesCompost {
      inputs += rateInput({ $0.isComposted }, "e(compost)", "Composting of what is moved")
    }
    return inputs
  }

  /// How the year's activity and emissions of each stream came to be, down to the factor and the row.
  var parts: [Explanation] {
    var reached = positions
    if usesGrid { reached += frame.positions { $0.isGridElectricity }.prefix(1) }
    if usesCompost { reached += frame.positions { $0.isComposted }.prefix(1) }
    return reached.map { projection.explanation(of: projection.streams[$0], year: frame.year) }
  }

  private func activityInputs(_ position: Int) -> [Explanation.Input] {
    let record = frame.records[position]
    let scale = record.unit?.canonicalFactor ?? .nan
    let unit = record.unit?.symbol ?? ""
    var inputs = [
      Explanation.Input(
        symbol: "A", name: "\(record.title), carried to \(frame.year)",
        value: NumberText.significant(frame.activity[position] / scale, digits: 9), unit: unit,
        source: "forecast of record \(record.id)", place: record.place.at(column: "quantity")),
      rate(position, "e", "Emissions per \(unit): \(record.activity), \(frame.year)"),
    ]
    if action.kind == .heatPumps, let heat = frame.heat[position] {
      let source = fuelSource(record)
      inputs.append(
        Explanation.Input(
          symbol: "h", name: "Heat in a \(unit) of \(record.activity)",
          value: NumberText.significant((heat * scale).mmBtu), unit: "MMBtu", source: source))
    }
    return inputs
  }

  private func fuelSource(_ record: ActivityRecord) -> String {
    let library = projection.inventory.context.library
    let factors = library.fuelFactors(
      fuel: record.activity, kind: .energy, edition: FactorLibrary.hubEdition(for: record.year))
    return factors?.carbonDioxide.citation ?? "the library's default heat content"
  }

  private func rateInput(_ isWanted: (ActivityRecord) -> Bool, _ symbol: String, _ name: String)
    -> [Explanation.Input]
  {
    guard let position = frame.records.firstIndex(where: isWanted) else { return [] }
    return [rate(position, symbol, "\(name), per \(frame.records[position].unit?.symbol ?? "")")]
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
