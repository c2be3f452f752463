import Factors
import Inventory
import Plan
import Store

/// By what the change of an inventory to another edition is kept.
struct EditionChangeKey: Hashable, Sendable {
  let state: MadeFrom
  let revision: Int
  var account = Account.community.rawValue
  /// Other warming potentials than the workspace's own; nil for these.
  var potentials: String?
  let edition: FactorEdition
}

extension EditionChangeKey {
  /// What a page shows.
  init(_ scene: ResultsScene, _ edition: FactorEdition) {
    self.init(
      state: MadeFrom(scene.place), revision: scene.place.summary.head,
      account: scene.query.account.rawValue,
      potentials: scene.query.potentials.map(ResultsQuery.name), edition: edition)
  }
}

extension Visit {
  /// What another edition does to an inventory; nil while it is being worked out.
  ///
  /// - Parameter seconds: How long the reader waits for it.
  /// - Throws: `FactorAbsence` when the inventory's library does not have the edition.
  func editionChange(
    _ key: EditionChangeKey, _ inventory: EmissionsInventory, within seconds: Double = 1.5
  ) async throws -> EditionChange? {
    try await site.editionChanges.value(of: key, within: seconds) {
      try inventory.change(to: key.edition)
    }
  }
}
