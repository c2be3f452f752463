internal import Factors
public import Inventory
public import Quantities

/// Sums up a forecast by parts, year by year: of streams alone, or of what actions leave of them.
///
/// Metric tons CO2e, and metric tons of the gas for biogenic carbon dioxide.
public struct PartSums {
  /// A part over all years.
  private struct Row {
    let key: String
    let title: String
    let rank: Int
    let isInTotal: Bool
    var tonnes: [Double]
  }

  public let part: ForecastPart
  private let potentials: WarmingPotentials
  private let count: Int
  private var rows: [Row] = []
  private var positions: [String: Int] = [:]

  /// Nothing yet, for the years and the warming potentials of a projection.
  public init(by part: ForecastPart, of projection: Projection) {
    self.part = part
    potentials = projection.inventory.potentials
    count = projection.years.count
    guard part == .gas else { return }
    for gas in [Gas.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide] {
      _ = row(of: gas)
    }
  }

  /// The row that a record belongs to; nil by gas, since a record has several.
  public mutating func row(of record: ActivityRecord) -> Int? {
    guard part != .gas else { return nil }
    let (key, title, rank) = Self.label(record, part)
    return row(key, title, rank)
  }

  /// The row of what an action emits or takes up beside all records.
  ///
  /// It does so in the community, which is scope 1, and in the sector that the action has. Which gas it is of, and by
  /// which activity, is not known, so it has a row of its own in every other division.
  ///
  /// - Parameter sector: The action's, which may be no sector of the inventory.
  public mutating func rowBeside(sector: String) -> Int {
    switch part {
    case .sector:
      if let known = Sector(rawValue: sector) {
        return row(known.rawValue, known.title, Self.rank(known))
      }
    case .scope: return row("1", "Scope 1", 1)
    case .subsector, .gas, .fuel, .record: break
    }
    return row(ForecastSeries.besideKey, "Emitted or taken up by actions beside all records", .max)
  }

  /// Adds metric tons CO2e to a row.
  ///
  /// - Parameter index: 0 for the base year.
  public mutating func add(_ tonnes: Double, to row: Int, in index: Int) {
    rows[row].tonnes[index] += tonnes
  }

  /// Adds emissions to the rows of their gases.
  public mutating func add(_ emissions: EmissionsByGas, in index: Int) {
    for gas in emissions.gases {
      rows[row(of: gas)].tonnes[index] += tonnes(of: gas, in: emissions)
    }
  }

  /// Every part in the order of tables; a gas that is 0 in all years is not among them.
  public var series: [ForecastSeries] {
    rows.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
      .filter { part != .gas || $0.tonnes.contains { $0 != 0 } }
      .map {
        ForecastSeries(key: $0.key, title: $0.title, tonnes: $0.tonnes, isInTotal: $0.isInTotal)
      }
  }

  private mutating func row(
    _ key: String, _ title: String, _ rank: Int, isInTotal: Bool = true
  ) -> Int {
    if let known = positions[key] { return known }
    positions[key] = rows.count
    rows.append(
      Row(
        key: key, title: title, rank: rank, isInTotal: isInTotal,
        tonnes: [Double](repeating: 0, count: count)))
    return rows.count - 1
  }

  private mutating func row(of gas: Gas) -> Int {
    let isBiogenic = gas == .biogenicCarbonDioxide
    return row(
      gas.id, isBiogenic ? "Biogenic CO₂, beside the total, t" : gas.formula, 0,
      isInTotal: !isBiogenic)
  }

  private func tonnes(of gas: Gas, in emissions: EmissionsByGas) -> Double {
    if gas == .biogenicCarbonDioxide { return emissions.biogenicCarbonDioxide.tonnes }
    var alone = EmissionsByGas.zero
    alone[gas] = emissions[gas]
    if gas == .methane { alone.fossilMethane = emissions.fossilMethane }
    return potentials.tonnes(alone)
  }

  private static func rank(_ sector: Sector) -> Int {
    Sector.allCases.firstIndex(of: sector) ?? 0
  }

  private static func label(
    _ record: ActivityRecord, _ part: ForecastPart
  ) -> (key: String, title: String, rank: Int) {
    let rank = rank(record.sector)
    switch part {
    case .sector, .gas: return (record.sector.rawValue, record.sector.title, rank)
    case .subsector:
      let name = words(record.subsector)
      return (
        "\(record.sector.rawValue)/\(record.subsector)",
        name.isEmpty ? record.sector.title : "\(record.sector.title), \(name.lowercased())", rank
      )
    case .fuel: return (record.activity, words(record.activity), 0)
    case .scope:
      return (
        record.countedScope.map(String.init) ?? "none",
        record.countedScope.map { "Scope \($0)" } ?? "No scope stated", record.countedScope ?? 9
      )
    case .record: return (record.id, record.title, 0)
    }
  }

  private static func words(_ id: String) -> String {
    let text = id.split(separator: "-").joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
