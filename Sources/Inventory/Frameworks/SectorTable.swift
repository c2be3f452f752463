public import Factors
public import Quantities

/// One year by sector and scope, each line by gas: the table that every protocol's totals come from.
public struct SectorTable: Sendable {
  /// One sector and scope, or a sum.
  public struct Line: Sendable {
    public let sector: Sector
    /// Nil when neither the record, its GPC cell nor its method states one.
    public let scope: Int?
    public let emissions: EmissionsByGas
    public let records: Int
    /// Notation keys of records without an amount, such as `IE, NE`.
    public let keys: String
  }

  public let year: Int
  public let account: Account
  public let potentials: WarmingPotentials
  /// In the order of sectors and scopes; lines without a record are left out.
  public let lines: [Line]

  /// The sum of every line.
  public var total: EmissionsByGas {
    lines.reduce(into: EmissionsByGas.zero) { $0 += $1.emissions }
  }

  /// Metric tons CO2e; biogenic carbon dioxide and removals are outside.
  public func tonnes(_ emissions: EmissionsByGas) -> Double { potentials.tonnes(emissions) }

  /// Metric tons CO2e of all gases but the four common ones.
  public func otherGases(_ emissions: EmissionsByGas) -> Double {
    potentials.tonnes(EmissionsByGas(others: emissions.others))
  }
}

extension EmissionsInventory {
  /// Tables a year by sector, scope and gas.
  public func sectorTable(_ year: Int) -> SectorTable {
    struct Key: Hashable {
      let sector: Sector
      let scope: Int?
    }
    var sums: [Key: (emissions: EmissionsByGas, records: Int)] = [:]
    var keys: [Key: Set<String>] = [:]
    let protocols = context.library.protocols
    for entry in entries where entry.record.year == year {
      let key = Key(sector: entry.record.sector, scope: entry.record.scope(protocols))
      sums[key, default: (.zero, 0)].emissions += entry.emissions
      sums[key, default: (.zero, 0)].records += 1
    }
    for record in unquantified where record.year == year {
      let key = Key(sector: record.sector, scope: record.scope(protocols))
      keys[key, default: []].insert(record.notationKey?.rawValue ?? "")
    }
    let lines = Set(sums.keys).union(keys.keys).sorted {
      ($0.sector, $0.scope ?? 9) < ($1.sector, $1.scope ?? 9)
    }.map { key in
      SectorTable.Line(
        sector: key.sector, scope: key.scope, emissions: sums[key]?.emissions ?? .zero,
        records: sums[key]?.records ?? 0,
        keys: (keys[key] ?? []).sorted().joined(separator: ", "))
    }
    return SectorTable(year: year, account: account, potentials: potentials, lines: lines)
  }
}
