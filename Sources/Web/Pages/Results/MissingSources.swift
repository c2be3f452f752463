import Inventory

/// Sources that one year's inventory counts and another says nothing of, neither by an amount nor by a notation key.
///
/// What is missing looks like a reduction, so that a change between the years has to say so.
struct MissingSources {
  /// What makes two records the same source in two years.
  private struct Source: Hashable {
    let sector: Sector
    let subsector: String
    let activity: String

    init(_ record: ActivityRecord) {
      (sector, subsector, activity) = (record.sector, record.subsector, record.activity)
    }
  }

  /// A record of each source, in the order of the inventory.
  let records: [ActivityRecord]
  /// Their part of the first year's total, from 0 to 1; removals count by their size.
  let share: Double

  init(_ inventory: EmissionsInventory, from: Int, to: Int) {
    let known = Set(
      (inventory.entries(of: to).map(\.record) + inventory.unquantified.filter { $0.year == to })
        .map(Source.init))
    var seen: Set<Source> = []
    records = inventory.entries(of: from).map(\.record).filter {
      !known.contains(Source($0)) && seen.insert(Source($0)).inserted
    }
    let missing = seen
    let total = inventory.total(from)
    let tonnes = inventory.tonnes(of: from) { missing.contains(Source($0)) }
    share = total == 0 ? 0 : (tonnes / total).magnitude
  }

  /// Whether so much is missing that nobody should read the change as one of emissions.
  var isMuch: Bool { share > 0.1 }
}
