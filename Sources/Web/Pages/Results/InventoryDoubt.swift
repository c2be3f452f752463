import Inventory
import Plan
import Store

/// What is known of how sure a year's total is.
struct InventoryDoubt: Sendable {
  static let draws = 10_000
  static let drawLimits = 100...50_000
  static let seed: UInt64 = 1

  let formula: UncertaintyPropagation
  /// Nil while no record has a range.
  let sampling: UncertaintySampling?

  /// Draws; takes its time with thousands of records.
  ///
  /// - Throws: `UncertaintyProblem` with fewer than 2 draws.
  init(
    _ inventory: EmissionsInventory, _ year: Int, draws: Int = draws, seed: UInt64 = seed
  ) throws(UncertaintyProblem) {
    let terms = inventory.uncertainTerms(year)
    formula = UncertaintyPropagation(terms)
    sampling =
      formula.terms.isEmpty ? nil : try UncertaintySampling(terms, draws: draws, seed: seed)
  }
}

/// By what the doubt of a year is kept.
struct InventoryDoubtKey: Hashable, Sendable {
  let state: MadeFrom
  let revision: Int
  var account = Account.community.rawValue
  /// Other warming potentials than the workspace's own; nil for these.
  var potentials: String?
  let year: Int
  var draws = InventoryDoubt.draws
  var seed = InventoryDoubt.seed
}

extension InventoryDoubtKey {
  /// What a page shows.
  init(_ scene: ResultsScene) {
    self.init(
      state: MadeFrom(scene.place), revision: scene.place.summary.head,
      account: scene.query.account.rawValue,
      potentials: scene.query.potentials.map(ResultsQuery.name), year: scene.year)
  }
}

extension Visit {
  /// How sure a year is; nil while it is being drawn.
  ///
  /// - Parameter seconds: How long the reader waits for it.
  func doubt(
    _ key: InventoryDoubtKey, _ inventory: EmissionsInventory, within seconds: Double = 1.5
  ) async throws -> InventoryDoubt? {
    try await site.doubts.value(of: key, within: seconds) {
      try InventoryDoubt(inventory, key.year, draws: key.draws, seed: key.seed)
    }
  }
}
