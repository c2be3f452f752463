internal import Plan
internal import Synchronization
internal import Tables

/// Exhibits of one calculation and edition that were made, for whoever asks for them again.
///
/// A chapter needs those of the whole plan for its numbers, each time that its text is looked at.
public final class ExhibitMemory: Sendable {
  private struct Key: Hashable {
    let kind: ExhibitKind
    let id: String
  }

  private let made = Mutex<[Key: Block]>([:])

  public init() {}

  /// The exhibit of a name; what cannot be shown is looked up anew, as it tells the place that asks.
  func block(
    _ kind: ExhibitKind, _ id: String, at place: Place, of catalog: ExhibitCatalog
  ) -> Resolution<Block> {
    let key = Key(kind: kind, id: id)
    if let block = made.withLock({ $0[key] }) { return .found(block) }
    let resolution = catalog.block(kind, id, at: place)
    if case .found(let block) = resolution { made.withLock { $0[key] = block } }
    return resolution
  }
}
