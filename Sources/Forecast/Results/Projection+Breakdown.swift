internal import Factors
internal import Inventory
internal import Quantities

/// How a forecast is cut into parts.
public enum ForecastPart: String, Hashable, Sendable, CaseIterable {
  case sector, subsector, gas, fuel, scope, record

  /// As the heading of a column, such as `Sector`.
  public var title: String {
    switch self {
    case .fuel: "Fuel or activity"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }
}

/// One part of a forecast over all years.
public struct ForecastSeries: Hashable, Sendable {
  /// Such as `buildings`, `ch4` or a record's id.
  public let key: String
  /// As printed, such as `Buildings`.
  public let title: String
  /// Metric tons CO2e by year, the first of the base year; metric tons of the gas for biogenic CO2.
  public let tonnes: [Double]
  /// False for what stands beside every total, as biogenic carbon dioxide does.
  public let isInTotal: Bool
}

extension Projection {
  /// Every part of the forecast over all years; those in the total sum to it.
  public func breakdown(by part: ForecastPart) -> [ForecastSeries] {
    if part == .gas { return gases() }
    var order: [String] = []
    var sums: [String: [Double]] = [:]
    var titles: [String: String] = [:]
    var ranks: [String: Int] = [:]
    for stream in streams {
      let (key, title, rank) = Self.label(stream.record, part)
      if sums[key] == nil {
        order.append(key)
        titles[key] = title
        ranks[key] = rank
        sums[key] = [Double](repeating: 0, count: years.count)
      }
      for index in 0..<years.count { sums[key]?[index] += stream.tonnes(index) }
    }
    return order.enumerated()
      .sorted { (ranks[$0.element] ?? 0, $0.offset) < (ranks[$1.element] ?? 0, $1.offset) }
      .map(\.element).map { key in
        ForecastSeries(
          key: key, title: titles[key] ?? key, tonnes: sums[key] ?? [], isInTotal: true)
      }
  }

  private static func label(
    _ record: ActivityRecord, _ part: ForecastPart
  ) -> (key: String, title: String, rank: Int) {
    let rank = Sector.allCases.firstIndex(of: record.sector) ?? 0
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
        record.scope.map(String.init) ?? "none",
        record.scope.map { "Scope \($0)" } ?? "No scope stated", record.scope ?? 9
      )
    case .record: return (record.id, record.title, 0)
    }
  }

  private static func words(_ id: String) -> String {
    let text = id.split(separator: "-").joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Gases over all years as CO2e, and biogenic carbon dioxide beside them.
  private func gases() -> [ForecastSeries] {
    var order: [Gas] = [.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide]
    var sums: [Gas: [Double]] = [:]
    for stream in streams {
      for index in 0..<years.count {
        let emissions = stream.emissions(index)
        for gas in emissions.gases {
          if sums[gas] == nil {
            if !order.contains(gas) { order.append(gas) }
            sums[gas] = [Double](repeating: 0, count: years.count)
          }
          sums[gas]?[index] += tonnes(of: gas, in: emissions)
        }
      }
    }
    return order.compactMap { gas in
      guard let tonnes = sums[gas], tonnes.contains(where: { $0 != 0 }) else { return nil }
      let isBiogenic = gas == .biogenicCarbonDioxide
      return ForecastSeries(
        key: gas.id,
        title: isBiogenic ? "Biogenic CO₂, beside the total, t" : gas.formula,
        tonnes: tonnes, isInTotal: !isBiogenic)
    }
  }

  private func tonnes(of gas: Gas, in emissions: EmissionsByGas) -> Double {
    if gas == .biogenicCarbonDioxide { return emissions.biogenicCarbonDioxide.tonnes }
    var alone = EmissionsByGas.zero
    alone[gas] = emissions[gas]
    if gas == .methane { alone.fossilMethane = emissions.fossilMethane }
    return inventory.potentials.tonnes(alone)
  }
}
