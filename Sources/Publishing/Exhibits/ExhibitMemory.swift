internal import Plan
internal import Synchronization
internal import Tables
internal import Workspace

/// Exhibits of one calculation and edition that were made, in the plan's language, for whoever asks for them again.
///
/// A chapter needs those of the whole plan for its numbers, each time that its text is looked at.
public final class ExhibitMemory: Sendable {
  private struct Key: Hashable {
    let kind: ExhibitKind
    let id: String
  }

  private let made = Mutex<[Key: Block]>([:])
  private let said = Mutex<PlanTranslation?>(nil)

  public init() {}

  /// The exhibit of a name; what cannot be shown is looked up anew, as it tells the place that asks.
  func block(
    _ kind: ExhibitKind, _ id: String, at place: Place, of catalog: ExhibitCatalog
  ) -> Resolution<Block> {
    let key = Key(kind: kind, id: id)
    if let block = made.withLock({ $0[key] }) { return .found(block) }
    let resolution = catalog.block(kind, id, at: place)
    guard case .found(let made) = resolution else { return resolution }
    let block = translation(of: catalog.calculation)?.said(made, kind) ?? made
    self.made.withLock { $0[key] = block }
    return .found(block)
  }

  /// What says the exhibits in the plan's language; nil where they are English.
  func translation(of calculation: PlanCalculation) -> PlanTranslation? {
    guard PlanTranslation.isNeeded(for: calculation.workspace.community.language) else {
      return nil
    }
    return said.withLock { said in
      let made = said ?? PlanTranslation(calculation)
      said = made
      return made
    }
  }
}
