internal import Factors
internal import Plan
internal import Quantities
internal import Vulnerability
internal import Workspace

/// Census tracts in tables, which need no outline.
extension ExhibitCatalog {
  /// How tracts and their people fall on each index, by its quarters or its marks.
  ///
  /// What an index does not rank or mark stands in a line of its own and is never the least vulnerable.
  func tractsByIndexTable() -> PlanTable? {
    let workspace = calculation.workspace
    let layers = tractLayers
    guard !workspace.tracts.isEmpty, !layers.isEmpty else { return nil }
    let people = workspace.tracts.compactMap(\.population).reduce(0, +)
    let rows = layers.flatMap { layer -> [[PlanTable.Cell]] in
      let groups = Dictionary(grouping: workspace.tracts) { layer.bands[$0.geoid] }
      return groups.sorted { Self.isBefore($0.key, $1.key) }.map { band, tracts in
        let living = tracts.compactMap(\.population)
        let share = people > 0 ? living.reduce(0, +) / people : nil
        return [
          .init(tractMeasureName(layer)), .init(band?.title ?? "no data"),
          .init("\(tracts.count)"),
          .init(living.isEmpty ? "—" : NumberText.grouped(living.reduce(0, +))),
          .init(living.isEmpty ? "—" : Self.percent(share)),
        ]
      }
    }
    return PlanTable(
      id: "tracts-by-index", caption: "Census tracts and their people by index",
      columns: [
        .init("Index", width: 2), .init("Where tracts stand", width: 1.6),
        .init("Tracts", .right), .init("People", .right), .init("Share of all people", .right),
      ], rows: rows, notes: tractNotes(layers))
  }

  /// Every tract with its people and where it stands in each index; those the most indices mark or rank high come first.
  func tractsTable() -> PlanTable? {
    let workspace = calculation.workspace
    guard !workspace.tracts.isEmpty else { return nil }
    let layers = Array(tractLayers.prefix(Self.shownLayers))
    let sorted = workspace.tracts.map { tract in (tract, layers.map { $0.bands[tract.geoid] }) }
      .sorted { left, right in
        func key(_ item: (Tract, [TractLayer.Band?])) -> (Int, Double, String) {
          (-item.1.count(where: Self.isHigh), -(item.0.population ?? 0), item.0.geoid)
        }
        return key(left) < key(right)
      }
    let rows = sorted.map { tract, bands -> [PlanTable.Cell] in
      [
        .init(tract.name.isEmpty ? tract.geoid : tract.name), .init(tract.geoid),
        .init(tract.population.map { NumberText.grouped($0) } ?? "—"),
      ] + zip(layers, bands).map { layer, band in .init(standing(tract, in: layer, band)) }
    }
    return PlanTable(
      id: "tracts", caption: "Census tracts of the community",
      columns: [.init("Name", width: 1.4), .init("Code", width: 1.4), .init("People", .right)]
        + layers.map { .init(tractMeasureName($0), width: 1.2) },
      rows: rows, notes: tractNotes(layers), isWide: layers.count > 2)
  }

  /// Wider tables cannot be read.
  private static let shownLayers = 5

  /// Every measure of every index that ranks or marks tracts, in order.
  private var tractLayers: [TractLayer] {
    let measures = calculation.workspace.tractMeasures
    let names = Set(measures.map { [$0.overlay, $0.measure] }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    let named = names.compactMap { name in
      TractLayer.layer(
        name[0], measure: name[1], measures: measures, tracts: calculation.workspace.tracts)
    }
    let told = Set(named.map(\.declaration.id))
    // An index that has only its variables is ranked by its own rule.
    let ranked = TractLayer.ids(in: measures).filter { !told.contains($0) }.compactMap {
      TractLayer.layer($0, measures: measures, tracts: calculation.workspace.tracts)
    }
    return (named + ranked).filter { !$0.bands.isEmpty }
  }

  /// The index where it has one measure here, else the measure too.
  private func tractMeasureName(_ layer: TractLayer) -> String {
    let measure = layer.measure.replacing("-", with: " ")
    return "\(layer.declaration.title): \(measure)"
  }

  private func standing(_ tract: Tract, in layer: TractLayer, _ band: TractLayer.Band?) -> String {
    if let rank = layer.percentiles[tract.geoid] { return NumberText.grouped(rank, decimals: 2) }
    return band?.title ?? "no data"
  }

  private static func isHigh(_ band: TractLayer.Band?) -> Bool {
    band == .quartile(4) || band == .flagged(true)
  }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberText.grouped($0 * 100, decimals: 1) + "%" } ?? "—"
  }

  /// The most vulnerable first, what is not known last.
  private static func isBefore(_ left: TractLayer.Band?, _ right: TractLayer.Band?) -> Bool {
    guard let left else { return false }
    return right.map { $0 < left } ?? true
  }

  /// Editions, and what is missing.
  private func tractNotes(_ layers: [TractLayer]) -> [String] {
    let tracts = calculation.workspace.tracts
    let editions = Set(layers.map { "\($0.declaration.title): \($0.declaration.vintage)" }).sorted()
    let silent = tracts.count { $0.population == nil }
    let hasRanks = layers.contains { !$0.percentiles.isEmpty }
    return editions.map { "Edition of the index: \($0)." }
      + (silent > 0 ? ["Tracts without people, in no sum: \(silent)."] : [])
      + (hasRanks || layers.isEmpty
        ? [] : ["These indices mark tracts and do not rank them, so there are no quarters."])
      + ["An index stands beside the people and enters no score."]
  }
}
