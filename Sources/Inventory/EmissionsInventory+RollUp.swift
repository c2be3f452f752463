internal import Factors
public import Quantities

extension EmissionsInventory {
  /// Emissions by gas of every entry that a condition holds for.
  public func emissions(where isIncluded: (ActivityRecord) -> Bool) -> EmissionsByGas {
    entries.reduce(into: .zero) { sum, entry in
      if isIncluded(entry.record) { sum += entry.emissions }
    }
  }

  /// Metric tons CO2e of every entry that a condition holds for; biogenic carbon dioxide is outside.
  public func tonnes(where isIncluded: (ActivityRecord) -> Bool) -> Double {
    potentials.tonnes(emissions(where: isIncluded))
  }

  /// Metric tons CO2e of a year.
  public func total(_ year: Int) -> Double {
    tonnes { $0.year == year }
  }

  /// Metric tons CO2e of a year and sector; nil when no record of them was calculated, which is not 0.
  public func total(_ year: Int, sector: Sector) -> Double? {
    let holds: (ActivityRecord) -> Bool = { $0.year == year && $0.sector == sector }
    guard entries.contains(where: { holds($0.record) }) else { return nil }
    return tonnes(where: holds)
  }

  /// Notation keys of a year and sector without a calculated record, such as `NE`; empty when there is none.
  public func notationKeys(_ year: Int, sector: Sector) -> String {
    let keys = unquantified.filter { $0.year == year && $0.sector == sector }
      .compactMap { $0.notationKey?.rawValue }
    return Set(keys).sorted().joined(separator: ", ")
  }

  /// Sectors with an entry in any year, in the order of every table.
  public var sectors: [Sector] {
    Set(entries.map(\.record.sector)).sorted()
  }

  /// Subsectors of a sector with an entry in any year, in order of first appearance.
  public func subsectors(of sector: Sector) -> [String] {
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard entry.record.sector == sector, seen.insert(entry.record.subsector).inserted else {
        return nil
      }
      return entry.record.subsector
    }
  }
}
