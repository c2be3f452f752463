import Climate
import Plan
import Workspace

/// By what the fits of a yearly extreme are kept.
struct RareEventKey: Hashable, Sendable {
  let state: MadeFrom
  let revision: Int
  let indicator: String
}

extension Visit {
  /// The return levels of a yearly extreme; nil while they are being fitted.
  ///
  /// - Parameter seconds: How long the reader waits for it.
  /// - Throws: `ClimateProblem` when nothing can be fitted.
  func rareEvents(
    _ key: RareEventKey, _ profile: ClimateProfile, within seconds: Double = 1.5
  ) async throws -> RareEvents? {
    // That nothing can be fitted is kept, too.
    let fit = try await site.rareEvents.value(of: key, within: seconds) {
      Result { () throws(ClimateProblem) in try RareEvents(key.indicator, of: profile) }
    }
    return try fit?.get()
  }
}
