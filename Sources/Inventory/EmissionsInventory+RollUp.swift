internal import Factors
public import Quantities

extension EmissionsInventory {
  /// Emissions by gas of every entry that a condition holds for, of one year or of all.
  public func emissions(
    of year: Int? = nil, where isIncluded: (ActivityRecord) -> Bool = { _ in true }
  ) -> EmissionsByGas {
    var sum = EmissionsByGas.zero
    for position in positions(year) where isIncluded(entries[position].record) {
      sum += entries[position].emissions
    }
    return sum
  }

  /// Metric tons CO2e of every entry that a condition holds for; biogenic carbon dioxide is outside.
  public func tonnes(
    of year: Int? = nil, where isIncluded: (ActivityRecord) -> Bool = { _ in true }
  ) -> Double {
    potentials.tonnes(emissions(of: year, where: isIncluded))
  }

  /// Metric tons CO2e of a year.
  public func total(_ year: Int) -> Double { tonnes(of: year) }

  /// Metric tons CO2e of a year and sector; nil when no record of them was calculated, which is not 0.
  public func total(_ year: Int, sector: Sector) -> Double? {
    guard hasEntries(of: year, in: sector) else { return nil }
    return tonnes(of: year) { $0.sector == sector }
  }

  /// True when a total of the year and sector is made of any record.
  public func hasEntries(of year: Int, in sector: Sector) -> Bool {
    positions(year).contains { entries[$0].record.sector == sector }
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
    return entries.indices.compactMap { position in
      guard entries[position].record.sector == sector,
        seen.insert(entries[position].record.subsector).inserted
      else { return nil }
      return entries[position].record.subsector
    }
  }
}
