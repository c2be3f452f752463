internal import Synchronization

/// The blocks that were used last, of all files of a reader: memory does not grow with the number of files.
final class RecentBlocks: Sendable {
  private struct Key: Equatable {
    var file: Int
    var index: Int
  }

  private struct State {
    var blocks: [(key: Key, bytes: [UInt8])] = []
    var files = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: How many blocks are held at most.
  init(limit: Int) { self.limit = limit }

  /// A number that no other file has here.
  func number() -> Int {
    state.withLock {
      $0.files += 1
      return $0.files
    }
  }

  func block(_ index: Int, of file: Int) -> [UInt8]? {
    let key = Key(file: file, index: index)
    return state.withLock { $0.blocks.last { $0.key == key }?.bytes }
  }

  func keep(_ bytes: [UInt8], as index: Int, of file: Int) {
    let key = Key(file: file, index: index)
    let limit = limit
    state.withLock { state in
      state.blocks.removeAll { $0.key == key }
      state.blocks.append((key, bytes))
      if state.blocks.count > limit { state.blocks.removeFirst() }
    }
  }

  /// Lets go of the blocks of a file that is read no more.
  func forget(_ file: Int) { state.withLock { $0.blocks.removeAll { $0.key.file == file } } }
}
