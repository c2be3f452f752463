internal import Climate
internal import Glibc

/// A file on disk or behind an address that is read at given places, from any thread.
///
/// Reads copy (`pread`) instead of mapping, because a mapped file that is cut short meanwhile ends the process.
final class FileBytes: Sendable {
  let path: String
  /// The length in bytes when the file was opened.
  let count: Int
  /// How many reads are best made at once: as many as there are cores, or more where an address lets one wait.
  let parallelReads: Int
  private let store: Store

  private enum Store {
    case disk(ReopenedFile)
    case source(any ByteSource)
  }

  /// Bytes that are not on disk.
  init(_ source: any ByteSource) {
    path = source.name
    count = source.length
    parallelReads = source.parallelReads
    store = .source(source)
  }

  init(path: String, in files: OpenFiles = .shared) throws(ClimateProblem) {
    do throws(ReopenedFile.Failure) {
      let file = try ReopenedFile(path: path, in: files)
      self.path = path
      count = file.size
      parallelReads = workerCount
      store = .disk(file)
    } catch {
      switch error {
      case .code(let code):
        throw ClimateProblem("\(path) cannot be opened: \(String(cString: strerror(code))).")
      case .notFile: throw ClimateProblem("\(path) is not a file that can be read.")
      }
    }
  }

  /// Fills memory from a place of the file.
  func read(
    at offset: Int, count wanted: Int, into memory: UnsafeMutableRawPointer
  ) throws(ClimateProblem) {
    guard offset >= 0, wanted >= 0, wanted <= count, offset <= count - wanted else {
      throw damaged("it refers to bytes \(offset) to \(offset &+ wanted)", "but has only \(count)")
    }
    let buffer = UnsafeMutableRawBufferPointer(start: memory, count: wanted)
    switch store {
    case .source(let source): try source.read(at: offset, into: buffer)
    case .disk(let file):
      let (done, code) = try file.read(at: offset, into: buffer)
      guard code == 0 else {
        throw ClimateProblem("\(path) cannot be read: \(String(cString: strerror(code))).")
      }
      guard done == wanted else { throw damaged("it became shorter while it was read") }
    }
  }

  /// Bytes of the file; no more are claimed than the file has.
  func bytes(at offset: Int, count wanted: Int) throws(ClimateProblem) -> [UInt8] {
    guard offset >= 0, wanted >= 0, wanted <= count, offset <= count - wanted else {
      throw damaged("it refers to bytes \(offset) to \(offset &+ wanted)", "but has only \(count)")
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 16)
    defer { memory.deallocate() }
    if let base = memory.baseAddress { try read(at: offset, count: wanted, into: base) }
    return Array(memory)
  }

  /// A cursor over bytes of the file.
  func cursor(
    at offset: Int, count: Int, isBigEndian: Bool = false
  ) throws(ClimateProblem) -> ByteCursor {
    ByteCursor(
      bytes: try bytes(at: offset, count: count), isBigEndian: isBigEndian, path: path,
      origin: offset)
  }

  func damaged(_ reasons: String...) -> ClimateProblem { Self.damaged(path, reasons) }

  static func damaged(_ path: String, _ reasons: [String]) -> ClimateProblem {
    ClimateProblem(
      "\(path) is damaged or incomplete: \(reasons.joined(separator: ", ")). Fetch the file again.")
  }
}

/// Reads numbers from bytes, one after the other; a read beyond the end is a problem, not a crash.
struct ByteCursor {
  let bytes: [UInt8]
  var isBigEndian = false
  let path: String
  /// Where in the file the bytes begin, for messages.
  let origin: Int
  var position = 0

  var remaining: Int { bytes.count - position }

  private func end() -> ClimateProblem {
    FileBytes.damaged(path, ["a header ends early at byte \(origin &+ bytes.count)"])
  }

  /// An unsigned number of 1 to 8 bytes.
  mutating func word(_ size: Int) throws(ClimateProblem) -> UInt64 {
    guard size >= 0, size <= 8, remaining >= size else { throw end() }
    var result: UInt64 = 0
    for index in 0..<size {
      let shift = UInt64(8 * (isBigEndian ? size - 1 - index : index))
      result |= UInt64(bytes[position + index]) << shift
    }
    position += size
    return result
  }

  /// An unsigned number that must be one of this machine's integers.
  mutating func integer(_ size: Int) throws(ClimateProblem) -> Int {
    guard let number = Int(exactly: try word(size)) else {
      throw FileBytes.damaged(
        path, ["a length near byte \(origin &+ position) is larger than any file"])
    }
    return number
  }

  mutating func byte() throws(ClimateProblem) -> UInt8 {
    guard remaining > 0 else { throw end() }
    position += 1
    return bytes[position - 1]
  }

  mutating func skip(_ count: Int) throws(ClimateProblem) {
    guard count >= 0, count <= remaining else { throw end() }
    position += count
  }

  mutating func take(_ count: Int) throws(ClimateProblem) -> [UInt8] {
    guard count >= 0, count <= remaining else { throw end() }
    position += count
    return Array(bytes[position - count..<position])
  }

  /// Bytes up to a zero or the end, as text.
  mutating func text(_ count: Int) throws(ClimateProblem) -> String {
    String(decoding: try take(count).prefix { $0 != 0 }, as: UTF8.self)
  }

  mutating func expect(_ signature: String) throws(ClimateProblem) {
    let place = origin &+ position
    guard try take(signature.utf8.count) == Array(signature.utf8) else {
      throw FileBytes.damaged(path, ["“\(signature)” is missing at byte \(place)"])
    }
  }

  /// A cursor over the next bytes alone.
  mutating func part(_ count: Int) throws(ClimateProblem) -> ByteCursor {
    let place = origin &+ position
    return ByteCursor(
      bytes: try take(count), isBigEndian: isBigEndian, path: path, origin: place)
  }
}
