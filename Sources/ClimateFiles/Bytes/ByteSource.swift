public import Climate

/// Bytes that can be read from any place: a file on disk, or an object behind an address.
///
/// Reads block the calling thread and may be made from many threads at once.
public protocol ByteSource: Sendable {
  /// The path or address, for messages.
  var name: String { get }
  /// How many bytes there are.
  var length: Int { get }
  /// How many reads are best made at once.
  var parallelReads: Int { get }

  /// Fills the whole buffer with the bytes from `offset` on.
  ///
  /// - Throws: `ClimateProblem` when the bytes end before the buffer is full, or cannot be read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ClimateProblem)
}

extension ByteSource {
  public var parallelReads: Int { workerCount }

  /// The bytes of a range.
  ///
  /// - Throws: `ClimateProblem` when the range reaches beyond the end, or the bytes cannot be read.
  public func read(_ range: Range<Int>) throws(ClimateProblem) -> [UInt8] {
    try check(range)
    var problem: ClimateProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(ClimateProblem) {
        try read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
        count = range.count
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Refuses a range that the bytes do not have.
  func check(_ range: Range<Int>) throws(ClimateProblem) {
    guard range.lowerBound >= 0, range.upperBound <= length else {
      throw ClimateProblem(
        "“\(name)” has \(length) bytes, but bytes \(range.lowerBound) to \(range.upperBound) are asked for. The file is cut off or damaged; fetch it again."
      )
    }
  }
}
