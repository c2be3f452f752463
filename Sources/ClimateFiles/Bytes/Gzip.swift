internal import CDeflate
public import Climate

/// Inflates gzip files whole, with a limit on what may come out.
public enum Gzip {
  /// True when the bytes begin as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The contents of a gzip file; several members follow each other, as `cat a.gz b.gz` makes them.
  ///
  /// - Parameter limit: The most bytes that may come out.
  /// - Throws: `ClimateProblem` when the file is damaged or its contents are larger than the limit.
  public static func inflated(
    _ bytes: [UInt8], name: String, limit: Int = 1 << 30
  ) throws(ClimateProblem) -> [UInt8] {
    guard let decompressor = libdeflate_alloc_decompressor() else {
      throw ClimateProblem("There is no memory left to inflate “\(name)”.")
    }
    defer { libdeflate_free_decompressor(decompressor) }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let (member, used) = try inflatedMember(
        bytes[position...], name: name, limit: limit - result.count, decompressor)
      result = result.isEmpty ? member : result + member
      position += used
    }
    return result
  }

  private static func inflatedMember(
    _ bytes: ArraySlice<UInt8>, name: String, limit: Int, _ decompressor: OpaquePointer
  ) throws(ClimateProblem) -> (bytes: [UInt8], used: Int) {
    // The last four bytes state the size of one member below 4 GB; a first guess, never trusted.
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    var capacity = min(max(stated, 4 * bytes.count, 1 << 10), limit)
    while true {
      var (used, count) = (0, 0)
      var result = LIBDEFLATE_BAD_DATA
      let inflated = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        bytes.withUnsafeBytes {
          result = libdeflate_gzip_decompress_ex(
            decompressor, $0.baseAddress, $0.count, buffer.baseAddress, capacity, &used, &count)
        }
        filled = result == LIBDEFLATE_SUCCESS ? count : 0
      }
      if result == LIBDEFLATE_SUCCESS { return (inflated, used) }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else {
        throw ClimateProblem(
          "“\(name)” is no whole gzip file: it is cut off or damaged. Fetch it again.")
      }
      guard capacity < limit else {
        throw ClimateProblem(
          "“\(name)” holds more than the \(limit) bytes that are read at most. Split it, or read a part of it."
        )
      }
      capacity = min(2 * capacity, limit)
    }
  }
}
