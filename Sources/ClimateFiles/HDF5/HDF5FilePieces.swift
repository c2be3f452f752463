internal import Climate

/// Parts of a file in memory, fetched as they are found to be needed.
struct HDF5FilePieces: Sendable {
  private var pieces: [(start: Int, bytes: [UInt8])] = []
  /// Headers and nodes of an index lie side by side; one fetch brings many.
  private static let smallest = 1 << 16

  /// Copies bytes that are here; false where they are not all in one piece.
  func copy(_ range: Range<Int>, into memory: UnsafeMutableRawPointer) -> Bool {
    let holding = pieces.last {
      $0.start <= range.lowerBound && range.upperBound <= $0.start + $0.bytes.count
    }
    guard let holding else { return false }
    holding.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      memory.copyMemory(from: base + (range.lowerBound - holding.start), byteCount: range.count)
    }
    return true
  }

  /// Fetches bytes, and where they are few those around them.
  ///
  /// - Throws: `ClimateProblem` when they cannot be read, or the file has changed.
  mutating func fetch(_ range: Range<Int>, of file: FileBytes) throws(ClimateProblem) {
    var wide = range
    if range.count < Self.smallest {
      let start = range.lowerBound / Self.smallest * Self.smallest
      wide = start..<max(range.upperBound, min(start + Self.smallest, file.count))
    }
    pieces.append((wide.lowerBound, try file.bytes(at: wide.lowerBound, count: wide.count)))
  }
}
