internal import CHDF5
internal import Climate
internal import Synchronization

/// A file that the HDF5 library may have open between two reads.
///
/// Opening reads headers and the index anew, so that a file stays open for its next chunk; of all files of the process
/// those do that were read last.
final class HDF5LibraryFile: Sendable {
  let bytes: FileBytes
  private let number: Int

  private static let open = Mutex(State())
  /// A run reads a few variables at a time, and each file holds up to some megabytes of headers and index.
  static let most = 8

  private struct State {
    var files: [Opened] = []
    var numbers = 0
  }

  private struct Opened {
    var number: Int
    var id: hid_t
    var memory: HDF5LibraryMemory
  }

  init(_ bytes: FileBytes) {
    self.bytes = bytes
    number = Self.open.withLock { state in
      state.numbers += 1
      return state.numbers
    }
  }

  deinit {
    guard isOpen else { return }
    NetCDFLibrary.ignoringFailure {
      if let opened = Self.takeOut(number) { Self.close(opened) }
      return 0
    }
  }

  /// Whether the library has the file open.
  var isOpen: Bool { Self.open.withLock { $0.files.contains { $0.number == number } } }

  /// Lends the library's file, which may read the pieces alone; only while the library's lock is held.
  ///
  /// - Returns: What the closure returns, false where the file cannot be opened; and the first bytes that were asked for and
  ///   are not among the pieces.
  func withFile(
    reading pieces: HDF5FilePieces, _ body: (hid_t) -> Bool
  ) -> (isDone: Bool, missing: Range<Int>?) {
    let known = Self.takeOut(number)
    let memory = known?.memory ?? HDF5LibraryMemory(length: bytes.count)
    memory.lend(pieces)
    let id = known?.id ?? hdf5_open_bytes(bytes.path, memory.source)
    let isDone = id >= 0 && body(id)
    let missing = memory.takeBack()
    if id >= 0 { Self.keep(Opened(number: number, id: id, memory: memory)) }
    return (isDone && missing == nil, missing)
  }

  private static func takeOut(_ number: Int) -> Opened? {
    open.withLock { state in
      state.files.firstIndex { $0.number == number }.map { state.files.remove(at: $0) }
    }
  }

  /// Keeps a file open, the last of those that were used; closes the first where there are too many.
  private static func keep(_ opened: Opened) {
    let first = open.withLock { state in
      state.files.append(opened)
      return state.files.count > most ? state.files.removeFirst() : nil
    }
    if let first { close(first) }
  }

  private static func close(_ opened: Opened) {
    withExtendedLifetime(opened.memory) { _ = H5Fclose(opened.id) }
  }
}

/// Where the library reads from while it has a file open.
///
/// Its state is used by the thread that has the library's lock: the library asks for bytes on the thread that called it.
private final class HDF5LibraryMemory: @unchecked Sendable {
  private let length: Int
  private var pieces = HDF5FilePieces()
  private var missing: Range<Int>?

  init(length: Int) { self.length = length }

  /// The bytes as the library's driver asks for them; the pointer in it holds no reference.
  var source: hdf5_byte_source {
    hdf5_byte_source(
      length: UInt64(length),
      read: { context, offset, count, memory in
        guard let context, let memory else { return -1 }
        let lender = Unmanaged<HDF5LibraryMemory>.fromOpaque(context).takeUnretainedValue()
        return lender.fill(memory, at: Int(clamping: offset), count) ? 0 : -1
      }, context: Unmanaged.passUnretained(self).toOpaque())
  }

  func lend(_ pieces: HDF5FilePieces) { self.pieces = pieces }

  /// Lets go of the pieces.
  ///
  /// - Returns: The first bytes that were asked for in vain.
  func takeBack() -> Range<Int>? {
    defer { (pieces, missing) = (HDF5FilePieces(), nil) }
    return missing
  }

  private func fill(_ memory: UnsafeMutableRawPointer, at offset: Int, _ count: Int) -> Bool {
    // The driver asks for no byte behind the end.
    let range = offset..<offset + count
    if pieces.copy(range, into: memory) { return true }
    missing = missing ?? range
    return false
  }
}
