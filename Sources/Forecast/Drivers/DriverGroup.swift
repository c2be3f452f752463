internal import Factors
public import Inventory

/// Records of the base year that change alike, with the rule that they follow.
public struct DriverGroup: Sendable {
  /// How they are carried forward.
  public enum Standing: Int, Hashable, Sendable, Comparable {
    /// No rule is for them, so they stay as they are.
    case unruled
    /// A series that their rule names is missing or ends too early, so they are in no forecast.
    case leftOut
    case carried

    /// In the order of what asks for attention first.
    public static func < (left: Standing, right: Standing) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  public let sector: Sector
  public let subsector: String
  public let activity: String
  /// In the order of the inventory; one alone where a rule names it.
  public internal(set) var records: [ActivityRecord]
  /// Metric tons CO2e in the base year.
  public internal(set) var tonnes: Double
  /// The first rule that is for them; nil without one.
  public let rule: GrowthRule?
  /// How they change by year; nil when they are left out.
  public let shape: StreamShape?

  /// Whether a rule is for them, and whether it can be followed.
  public var standing: Standing {
    shape == nil ? .leftOut : rule == nil ? .unruled : .carried
  }
}

extension Projection {
  /// The groups of records that follow one rule, those without a rule first, then those left out, the largest first.
  ///
  /// - Parameter rules: Those that the projection was made with.
  public func driverGroups(_ rules: [GrowthRule]) -> [DriverGroup] {
    let named = Set(rules.compactMap(\.record))
    let carried = Dictionary(streams.map { ($0.record.id, $0) }) { first, _ in first }
    var groups: [DriverGroup] = []
    var positions: [StreamBuilder.Key: Int] = [:]
    for entry in inventory.entries(of: years.lowerBound) {
      let record = entry.record
      let key = StreamBuilder.Key(record, isAlone: named.contains(record.id))
      let tonnes = inventory.potentials.tonnes(entry.emissions)
      if let position = positions[key] {
        groups[position].records.append(record)
        groups[position].tonnes += tonnes
        continue
      }
      positions[key] = groups.count
      groups.append(
        DriverGroup(
          sector: record.sector, subsector: record.subsector, activity: record.activity,
          records: [record], tonnes: tonnes, rule: rules.first { $0.matches(record) },
          shape: carried[record.id]?.shape))
    }
    return groups.enumerated().sorted { left, right in
      (left.element.standing.rawValue, -left.element.tonnes, left.offset)
        < (right.element.standing.rawValue, -right.element.tonnes, right.offset)
    }.map(\.element)
  }
}
