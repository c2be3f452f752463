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

  /// Metric tons CO2e of a year and sector.
  public func total(_ year: Int, sector: Sector) -> Double {
    tonnes { $0.year == year && $0.sector == sector }
  }

  /// Metric tons CO2e of a year, sector and subsector.
  public func total(_ year: Int, sector: Sector, subsector: String) -> Double {
    tonnes { $0.year == year && $0.sector == sector && $0.subsector == subsector }
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
