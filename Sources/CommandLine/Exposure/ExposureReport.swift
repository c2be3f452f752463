internal import Factors
internal import Quantities
internal import Tables
internal import Vulnerability
internal import Workspace

/// A table of exposure for people and for programs.
struct ExposureReport {
  let exposure: Exposure
  let rows: [ExposureRow]
  let grouping: ExposureGrouping
  let layer: TractLayer?
  let findings: [Finding]
  let units: Community.UnitSystem
  let isExplained: Bool
  let depth: DepthOption

  private static let metresInMile = 1609.344
  private static let squareMetresInAcre = 4046.8564224

  /// Columns side by side; a dash is “not known”.
  var text: String {
    guard !rows.isEmpty else {
      return "The zones reach nothing, or there are no assets and tracts yet.\n"
    }
    let isUS = units == .us
    var table = [
      [
        "Hazard", grouping == .level ? "Level" : groupTitle, "Assets", "of", "Value $", "inside $",
        "Their people",
        isUS ? "Miles" : "km", isUS ? "Acres" : "ha", "Residents", "of", "%",
      ]
    ]
    for row in rows {
      let tally = row.assets
      table.append([
        row.band.hazard, grouping == .level ? levelTitle(row) : row.title,
        whole(Double(tally.count)),
        whole(Double(tally.total)), whole(tally.value), whole(tally.valueInside),
        whole(tally.people),
        number(tally.metres / (isUS ? Self.metresInMile : 1000)),
        number(tally.squareMetres / (isUS ? Self.squareMetresInAcre : 10_000)),
        whole(row.residents?.exposed), whole(row.residents?.total),
        row.residents?.share.map { NumberText.grouped($0 * 100, decimals: 1) } ?? "–",
      ])
    }
    return TextTable.aligned(table, left: 2) + notes.map { $0 + "\n" }.joined() + comparison.text
      + explanations
  }

  private var comparison: QuarterComparison { QuarterComparison(exposure, rows, layer) }

  private var explanations: String {
    guard isExplained else { return "" }
    return rows.map { row in
      let explanation = exposure.explanation(of: row, by: grouping, layer: layer)
      return "\n" + depth.lines(of: explanation, usual: 2).joined(separator: "\n") + "\n"
    }.joined()
  }

  private var groupTitle: String {
    switch grouping {
    case .level: "Level"
    case .type: "Type"
    case .system: "System"
    case .criticality: "Criticality"
    case .condition: "Condition"
    case .tract: "Tract"
    case .quartile: "Layer"
    }
  }

  private func levelTitle(_ row: ExposureRow) -> String {
    row.band.level.map { $0.isEmpty ? "no level" : $0 } ?? "all zones"
  }

  /// What a reader must know to read the table.
  private var notes: [String] {
    var notes: [String] = []
    if let layer { notes.append("Layer: \(layer.label). \(layer.basis) It changes no score.") }
    if rows.contains(where: { $0.residents != nil }) {
      notes.append(
        "Residents are an area-weighted estimate, as if people lived evenly over each tract.")
    }
    let unknown = exposure.unknownTracts
    if unknown > 0, rows.contains(where: { $0.residents != nil }) {
      notes.append(
        "\(unknown) of \(exposure.tracts.count) tracts have no outline or no population, so their residents are not counted: neither as inside nor among all."
      )
    }
    let valueless = rows.reduce(0) { $0 + $1.assets.count - $1.assets.valued }
    if valueless > 0 || rows.contains(where: { $0.residents.map { $0.exposed == nil } ?? false }) {
      notes.append("A dash is “not known”. Values leave out assets that have none.")
    }
    return notes
  }

  private func whole(_ value: Double?) -> String { value.map { NumberText.grouped($0) } ?? "–" }

  private func number(_ value: Double) -> String { NumberText.grouped(value, decimals: 1) }

  /// Every figure unrounded; empty where it is not known.
  var csv: String { TextTable.csv(table, file: "exposure.csv") }

  private var table: [[String]] {
    let header = [
      "hazard", "level", "group", "key", "title", "assets", "assets_total", "assets_valued",
      "value_usd",
      "value_inside_usd", "people", "metres", "square_metres", "residents", "residents_total",
      "tracts", "overlay", "vintage",
    ]
    return [header]
      + rows.map { row in
        let tally = row.assets
        return [
          row.band.hazard, row.band.level ?? "", grouping.rawValue, row.key, row.title,
          "\(tally.count)",
          "\(tally.total)", "\(tally.valued)", TextTable.unrounded(tally.value),
          TextTable.unrounded(tally.valueInside),
          TextTable.unrounded(tally.people),
          "\(tally.metres)", "\(tally.squareMetres)", TextTable.unrounded(row.residents?.exposed),
          TextTable.unrounded(row.residents?.total), row.residents.map { "\($0.tracts)" } ?? "",
          layer?.declaration.id ?? "", layer?.declaration.vintage ?? "",
        ]
      }
  }

  /// Rows, findings and, when asked for, explanations.
  var json: String {
    get throws {
      try JSONText.encoded(
        ExposureDocument(
          overlay: layer?.label, basis: layer?.basis,
          rows: rows.map { row in
            ExposureDocument.Line(
              row,
              explanation: isExplained
                ? exposure.explanation(of: row, by: grouping, layer: layer) : nil)
          }, quarters: comparison.lines, findings: findings))
    }
  }
}

/// What a program gets.
private struct ExposureDocument: Encodable {
  struct Line: Encodable {
    let hazard: String
    let level: String?
    let key: String
    let title: String
    let assets: Int
    let assetsTotal: Int
    let assetsValued: Int
    let valueUSD: Double?
    let valueInsideUSD: Double?
    let people: Double?
    let metres: Double
    let squareMetres: Double
    let residents: Double?
    let residentsTotal: Double?
    let tracts: Int?
    let tractsUnknown: Int?
    let explanation: Explanation?

    init(_ row: ExposureRow, explanation: Explanation?) {
      hazard = row.band.hazard
      level = row.band.level
      key = row.key
      title = row.title
      assets = row.assets.count
      assetsTotal = row.assets.total
      assetsValued = row.assets.valued
      valueUSD = row.assets.value
      valueInsideUSD = row.assets.valueInside
      people = row.assets.people
      metres = row.assets.metres
      squareMetres = row.assets.squareMetres
      residents = row.residents?.exposed
      residentsTotal = row.residents?.total
      tracts = row.residents?.tracts
      tractsUnknown = row.residents?.unknown
      self.explanation = explanation
    }
  }

  let overlay: String?
  let basis: String?
  let rows: [Line]
  /// Empty where the table is not by quarters.
  let quarters: [QuarterComparison.Line]
  let findings: [Finding]
}
