internal import Factors
public import Quantities
internal import Tables

extension ColumnInventory {
  /// A sum of lines.
  public struct Total: Sendable {
    public internal(set) var emissions = EmissionsByGas.zero
    /// How many records are in the emissions.
    public internal(set) var records = 0
    /// How many records are not, because of an error.
    public internal(set) var leftOut = 0
    /// How many records have a notation key instead of an amount, by key.
    public internal(set) var notationKeys: [NotationKey: Int] = [:]

    public init() {}

    /// Adds a line; of one that stands beside the total only what has no emissions.
    mutating func add(_ line: LineTotal, withEmissions: Bool) {
      if withEmissions {
        emissions += line.emissions
        records += line.records
      }
      leftOut += line.leftOut
      if line.unquantified > 0, let key = line.line.notationKey {
        notationKeys[key, default: 0] += line.unquantified
      }
    }
  }

  /// What a roll-up by GPC reference is by.
  public struct GPCCell: Hashable, Comparable, Sendable {
    public let year: Int
    /// Stated, else from the method and the subsector; empty when neither tells.
    public let reference: String
    /// True for a cell that stands beside every total: power supplied to the grid, or waste from elsewhere.
    public let isBeside: Bool

    public static func < (left: Self, right: Self) -> Bool {
      (left.year, rank(left.reference)) < (right.year, rank(right.reference))
    }

    /// Roman numerals in their order, then the text.
    private static func rank(_ reference: String) -> String {
      let parts = reference.split(separator: ".", omittingEmptySubsequences: false)
      let numerals = ["I", "II", "III", "IV", "V", "VI"]
      let chapter = parts.first.flatMap { numerals.firstIndex(of: String($0)) } ?? numerals.count
      let rest = parts.dropFirst().map { part in
        String(repeating: "0", count: max(0, 4 - part.count)) + part
      }
      return "\(chapter) " + rest.joined(separator: ".") + " " + reference
    }
  }

  /// What a roll-up by sector is by.
  public struct SectorCell: Hashable, Comparable, Sendable {
    public let year: Int
    public let sector: Sector
    /// Stated, else that of the GPC cell, else the method's; nil when none tells.
    public let scope: Int?

    public static func < (left: Self, right: Self) -> Bool {
      (left.year, left.sector, left.scope ?? 9) < (right.year, right.sector, right.scope ?? 9)
    }
  }

  /// Emissions by year and GPC reference, in order, also those beside the total; gases and keys are kept apart.
  public var byGPCReference: [(cell: GPCCell, total: Total)] {
    rollUp(withBeside: true) {
      GPCCell(year: $0.year, reference: $0.gpcReference, isBeside: $0.isBeside)
    }
  }

  /// Emissions by year, sector and scope, in order; gases, removals and notation keys are kept apart.
  public var bySector: [(cell: SectorCell, total: Total)] {
    rollUp { SectorCell(year: $0.year, sector: $0.line.sector, scope: $0.scope) }
  }

  /// Emissions by year, in order.
  public var byYear: [(cell: Int, total: Total)] {
    rollUp(by: \.year)
  }

  /// Everything, of all years.
  public var total: Total {
    lines.reduce(into: Total()) { $0.add($1, withEmissions: !$1.isBeside) }
  }

  /// What stands beside every total, of all years.
  public var beside: Total {
    lines.reduce(into: Total()) { if $1.isBeside { $0.add($1, withEmissions: true) } }
  }

  private func rollUp<Cell: Hashable & Comparable>(
    withBeside: Bool = false, by cell: (LineTotal) -> Cell
  ) -> [(cell: Cell, total: Total)] {
    var totals: [Cell: Total] = [:]
    for line in lines {
      totals[cell(line), default: Total()].add(line, withEmissions: withBeside || !line.isBeside)
    }
    return totals.sorted { $0.key < $1.key }.map { (cell: $0.key, total: $0.value) }
  }
}
