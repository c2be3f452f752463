internal import Glibc
internal import Synchronization

/// Descriptors of files that were used last, at most so many.
///
/// A build of a century of yearly files names thousands of files, and a process may have far fewer open. The file that
/// was used longest ago is closed when another is opened; a thread that reads it at that moment keeps it open to the end
/// of its read, so that at most `limit` and one for each reading thread are open.
final class OpenFiles: Sendable {
  /// Those of the whole program: a quarter of what the process may open, as connections and databases need some too.
  static let shared = OpenFiles(limit: max(16, min(512, openFileLimit() / 4)))

  let limit: Int
  private let state = Mutex(State())

  private struct State {
    var open: [Int: (descriptor: OpenDescriptor, lastUse: Int)] = [:]
    var uses = 0
    var files = 0

    mutating func use(_ file: Int) -> OpenDescriptor? {
      uses += 1
      open[file]?.lastUse = uses
      return open[file]?.descriptor
    }

    /// Keeps a descriptor, and gives back those that make room for it.
    mutating func keep(
      _ descriptor: OpenDescriptor, of file: Int, limit: Int
    ) -> [OpenDescriptor] {
      uses += 1
      var closed = [open[file]?.descriptor].compactMap(\.self)
      open[file] = (descriptor, uses)
      while open.count > limit, let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        open[oldest.key] = nil
        closed.append(oldest.value.descriptor)
      }
      return closed
    }
  }

  init(limit: Int) { self.limit = max(1, limit) }

  /// How many files are kept open now.
  var count: Int { state.withLock { $0.open.count } }

  /// A number that no other file has here.
  func number() -> Int {
    state.withLock {
      $0.files += 1
      return $0.files
    }
  }

  /// The descriptor of a file that is open, or of what `opening` opens; it stays open while it is held.
  ///
  /// Where the process may open no more files, those kept are closed first and the opening is tried once more.
  func descriptor<Failure: Error>(
    of file: Int, opening: () throws(Failure) -> OpenDescriptor?
  ) throws(Failure) -> OpenDescriptor? {
    if let open = state.withLock({ $0.use(file) }) { return open }
    var opened = try opening()
    if opened == nil, errno == EMFILE || errno == ENFILE {
      closeAll()
      opened = try opening()
    }
    guard let opened else { return nil }
    let limit = limit
    // Descriptors close after the lock: closing may wait for a file server.
    let closed = state.withLock { $0.keep(opened, of: file, limit: limit) }
    _ = closed
    return opened
  }

  func close(_ file: Int) {
    let closed = state.withLock { $0.open.removeValue(forKey: file) }
    _ = closed
  }

  private func closeAll() {
    let closed = state.withLock { state in
      defer { state.open = [:] }
      return state.open.values.map(\.descriptor)
    }
    _ = closed
  }
}

/// An open descriptor, closed with the last who holds it.
final class OpenDescriptor: Sendable {
  let number: Int32

  /// Opens a file; nil with `errno` set where that fails.
  init?(_ path: String, _ flags: Int32) {
    number = open(path, flags | O_CLOEXEC, 0o644)
    if number < 0 { return nil }
  }

  deinit { if number >= 0 { close(number) } }
}
