import Cryptography
import Foundation
import Synchronization

/// What a look at an upload depends on: the file, its columns, and the state that it is compared with.
struct UploadLookKey: Hashable, Sendable {
  let upload: String
  let base: Int
  private let digest: String

  init(_ upload: String, _ mapping: UploadMapping, base: Int) {
    self.upload = upload
    self.base = base
    var mapping = mapping
    // Only what was typed depends on the language of whoever typed it.
    if mapping.fixed.isEmpty { mapping.language = .english }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = (try? encoder.encode(mapping)).map { Array($0) } ?? []
    digest = String(SHA256.hex(bytes).prefix(32))
  }

  /// What it is kept by.
  var text: String { "\(upload) \(base) \(digest)" }
}

/// Looks that pages were made of lately, the last ones only: one may be large, and all are kept beside their uploads.
final class UploadLookShelf: Sendable {
  private let limit: Int
  private let state = Mutex<[(key: UploadLookKey, look: UploadLook)]>([])

  init(limit: Int) { self.limit = limit }

  func look(_ key: UploadLookKey) -> UploadLook? {
    state.withLock { looks in
      guard let place = looks.firstIndex(where: { $0.key == key }) else { return nil }
      let found = looks.remove(at: place)
      looks.append(found)
      return found.look
    }
  }

  func keep(_ look: UploadLook, _ key: UploadLookKey) {
    state.withLock { looks in
      looks.removeAll { $0.key.upload == key.upload }
      looks.append((key, look))
      if looks.count > limit { looks.removeFirst() }
    }
  }

  func remove(upload: String) {
    state.withLock { $0.removeAll { $0.key.upload == upload } }
  }
}
