import Foundation
import Synchronization

/// Folders that were sent and are looked at before they are taken; kept for a while, and only a few at a time.
final class StagedImports: Sendable {
  struct Import: Sendable {
    let workspace: String
    /// Who sent it; nobody else can take it.
    let author: String
    let files: [String: [UInt8]]
    let time: Date
  }

  private let kept = Mutex<[String: Import]>([:])
  private static let lifetime: TimeInterval = 30 * 60
  private static let countLimit = 8
  /// Of all imports together; no single one is larger.
  static let byteLimit = 64 * 1024 * 1024

  /// Keeps an import under a name that cannot be guessed; the oldest ones make room.
  func keep(_ staged: Import) -> String {
    let id = UUID().uuidString.lowercased()
    kept.withLock { kept in
      kept = kept.filter {
        staged.time.timeIntervalSince($0.value.time) < Self.lifetime
          && !($0.value.author == staged.author && $0.value.workspace == staged.workspace)
      }
      kept[id] = staged
      while kept.count > Self.countLimit
        || kept.values.reduce(0, { $0 + $1.size }) > Self.byteLimit,
        kept.count > 1, let oldest = kept.min(by: { $0.value.time < $1.value.time })?.key
      {
        kept[oldest] = nil
      }
    }
    return id
  }

  /// An import of the same person into the same workspace; nil when it is not there any more.
  func find(_ id: String, workspace: String, author: String, at now: Date) -> Import? {
    kept.withLock { kept in
      guard let staged = kept[id], staged.workspace == workspace, staged.author == author,
        now.timeIntervalSince(staged.time) < Self.lifetime
      else { return nil }
      return staged
    }
  }

  func remove(_ id: String) { kept.withLock { $0[id] = nil } }
}

extension StagedImports.Import {
  fileprivate var size: Int { files.values.reduce(0) { $0 + $1.count } }
}
