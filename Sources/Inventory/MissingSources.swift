/// Sources that one year's inventory counts and another does not, for want of a record or because of an error in it.
///
/// What is missing looks like a reduction, so that whatever tells the change between the years has to say so, or to keep
/// silent; a notation key says enough.
public struct MissingSources: Sendable {
  /// The first record of each source, in the order of the inventory.
  public let records: [ActivityRecord]
  /// Their part of the first year's total, a share from 0 on.
  ///
  /// What land takes up counts by its size; without a total it is 0.
  public let share: Double

  /// Finds the sources of the first year that are not counted in the second.
  public init(_ inventory: EmissionsInventory, from: Int, to: Int) {
    let known = Set(
      (inventory.entries(of: to).map(\.record) + inventory.unquantified.filter { $0.year == to })
        .map(SourceName.init))
    var seen: Set<SourceName> = []
    records = inventory.entries(of: from).map(\.record).filter {
      !known.contains(SourceName($0)) && seen.insert(SourceName($0)).inserted
    }
    let missing = seen
    let total = inventory.total(from)
    let tonnes = inventory.tonnes(of: from) { missing.contains(SourceName($0)) }
    share = total == 0 ? 0 : (tonnes / total).magnitude
  }

  /// Whether more than a tenth is missing, so that nobody should read the change as one of emissions.
  ///
  /// The tenth is Cairn's own choice.
  public var isMuch: Bool { share > 0.1 }

  /// Whether the last of some years lacks much of what the first counts.
  public static func areMany(in inventory: EmissionsInventory, over years: [Int]) -> Bool {
    guard let first = years.first, let last = years.last else { return false }
    return MissingSources(inventory, from: first, to: last).isMuch
  }
}
