internal import Factors
internal import Quantities

/// Which calculated records a row of the community's own factors serves, found without a search through all of them.
struct FactorUsers: Sendable {
  /// What a row of factors says of the records that it serves; nil matches every activity or year.
  private struct Key: Hashable {
    let set: String
    let activity: String?
    let year: Int?
    let kind: MeasurementUnit.Kind
  }

  /// An entry's account, and its position among that account's entries.
  private struct Position {
    let account: Int
    let entry: Int
  }

  private let accounts: [EmissionsInventory]
  private let positions: [Key: [Position]]

  init(_ accounts: [EmissionsInventory]) {
    self.accounts = accounts
    var positions: [Key: [Position]] = [:]
    for (number, account) in accounts.enumerated() where !account.context.factorSets.isEmpty {
      for (index, entry) in account.entries.enumerated() {
        for key in FactorUsers.keys(of: entry.record, account.context) {
          positions[key, default: []].append(Position(account: number, entry: index))
        }
      }
    }
    self.positions = positions
  }

  /// Every row of factors that a record may name: of its activity or of all, of its year or of all.
  private static func keys(of record: ActivityRecord, _ context: InventoryContext) -> [Key] {
    let set = record.factor.name
    guard let kind = record.unit?.kind, context.factorSets[set] != nil else { return [] }
    return [record.activity, nil].flatMap { activity in
      [record.year, nil].map { Key(set: set, activity: activity, year: $0, kind: kind) }
    }
  }

  /// The records that a row serves, by account and in the order of the table.
  func entries(_ set: FactorSet, _ row: FactorSet.Row) -> [EmissionsInventory.Entry] {
    let key = Key(
      set: set.id, activity: row.activity.isEmpty ? nil : row.activity, year: row.year,
      kind: row.factor.per.kind)
    return (positions[key] ?? []).map { accounts[$0.account].entries[$0.entry] }
  }
}
