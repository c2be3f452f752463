internal import CGeoTIFF
internal import Glibc

/// Bytes that libtiff reads as if they were a file.
final class MemoryFile {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The opened file, or nil when it is no TIFF; this object must outlive it.
  func open() -> OpaquePointer? {
    let own = Unmanaged.passUnretained(self).toOpaque()
    // Without mapping, libtiff asks for every byte here, and nothing outside can be read.
    return XTIFFClientOpen(
      "memory", "rm", own,
      { own, target, count in
        tmsize_t(MemoryFile.of(own)?.read(target, Int(count)) ?? 0)
      },
      { _, _, _ in 0 },
      { own, offset, origin in MemoryFile.of(own)?.seek(offset, origin) ?? UInt64.max },
      { _ in 0 },
      { own in UInt64(MemoryFile.of(own)?.bytes.count ?? 0) },
      { _, _, _ in 0 }, { _, _, _ in })
  }

  private static func of(_ own: UnsafeMutableRawPointer?) -> MemoryFile? {
    own.map { Unmanaged<MemoryFile>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(_ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    let taken = max(0, min(count, bytes.count - position))
    guard taken > 0, let target, let start = bytes.baseAddress else { return 0 }
    memcpy(target, start + position, taken)
    position += taken
    return taken
  }

  private func seek(_ offset: UInt64, _ origin: Int32) -> UInt64 {
    let base = origin == SEEK_CUR ? position : origin == SEEK_END ? bytes.count : 0
    let wanted = Int64(bitPattern: offset).addingReportingOverflow(Int64(base))
    guard !wanted.overflow, wanted.partialValue >= 0 else { return UInt64.max }
    position = Int(wanted.partialValue)
    return UInt64(wanted.partialValue)
  }
}
