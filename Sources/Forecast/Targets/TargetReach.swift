public import Inventory

/// What of the community's inventory a target counts: all of it, or some sectors and scopes.
public struct TargetReach: Hashable, Sendable {
  /// Empty for every sector.
  public var sectors: Set<Sector>
  /// 1 to 3; empty for every scope, and for records without one.
  public var scopes: Set<Int>

  public init(sectors: Set<Sector> = [], scopes: Set<Int> = []) {
    self.sectors = sectors
    self.scopes = scopes
  }

  /// One sector, or everything for nil.
  public init(sector: Sector?) { self.init(sectors: sector.map { [$0] } ?? []) }

  /// Everything that is counted.
  public static let everything = TargetReach()

  public var isEverything: Bool { sectors.isEmpty && scopes.isEmpty }

  /// The only sector, of every scope; nil where there is more to it.
  public var onlySector: Sector? {
    scopes.isEmpty && sectors.count == 1 ? sectors.first : nil
  }

  /// True when a record counts; one without a scope counts only where every scope does.
  public func includes(_ record: ActivityRecord) -> Bool {
    (sectors.isEmpty || sectors.contains(record.sector))
      && (scopes.isEmpty || record.countedScope.map(scopes.contains) == true)
  }

  /// True when what an action emits or takes up beside all records counts: it does so in the community, which is scope 1.
  ///
  /// - Parameter sector: The action's, which may be no sector of the inventory.
  public func includesBeside(sector: String) -> Bool {
    (sectors.isEmpty || Sector(rawValue: sector).map(sectors.contains) == true)
      && (scopes.isEmpty || scopes.contains(1))
  }

  /// The words of a cell that says the same, such as `scope-1 scope-2 buildings`.
  public var words: [String] {
    scopes.sorted().map { "scope-\($0)" } + sectors.sorted().map(\.rawValue)
  }

  /// As printed, such as `buildings, scope 1 and 2`; empty for everything.
  public var title: String {
    let numbers = scopes.sorted().map(String.init)
    let first = numbers.dropLast().joined(separator: ", ")
    let scope = numbers.last.map { "scope \(first.isEmpty ? "" : "\(first) and ")\($0)" }
    return (sectors.sorted().map(\.title) + [scope].compactMap(\.self)).joined(separator: ", ")
  }
}

extension EmissionsInventory {
  /// Metric tons CO2e of a year that a target counts; nil when nothing of it was calculated, which is not 0.
  public func total(_ year: Int, reach: TargetReach) -> Double? {
    if let sector = reach.onlySector { return total(year, sector: sector) }
    guard hasEntries(of: year) else { return nil }
    if reach.isEverything { return total(year) }
    guard entries(of: year).contains(where: { reach.includes($0.record) }) else { return nil }
    return tonnes(of: year) { reach.includes($0) }
  }
}

extension Projection {
  /// Metric tons CO2e of a year that a target counts; nil outside the years.
  public func total(_ year: Int, reach: TargetReach) -> Double? {
    if reach.isEverything { return total(year) }
    if let sector = reach.onlySector { return total(year, sector: sector) }
    return tonnes(year) { reach.includes($0) }
  }
}
