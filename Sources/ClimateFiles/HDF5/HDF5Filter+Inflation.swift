internal import CBlosc
internal import CZstd

extension HDF5Filter {
  /// True for what makes chunks smaller and is undone here.
  var isCompression: Bool { [Self.deflate, Self.zstandard, Self.blosc].contains(id) }

  /// Inflates a chunk to exactly `count` bytes in the worker's memory; nil when it is damaged or of another length.
  ///
  /// Memory is claimed only when the chunk itself can be or states that long.
  /// - Source: HDF5 filter plugins 32015, a frame of Zstandard, and 32001, a buffer of Blosc 1 that undoes its own
  ///   shuffling.
  func inflate(
    _ bytes: UnsafeRawPointer, _ length: Int, to count: Int, _ scratch: ChunkScratch
  ) -> UnsafeRawPointer? {
    switch id {
    case Self.zstandard:
      let stated = ZSTD_getFrameContentSize(bytes, length)
      // All ones mean that the frame does not tell its size.
      guard stated == UInt64(count) || stated == UInt64.max else { return nil }
      let target = scratch.inflatedBytes(count)
      return ZSTD_decompress(target, count, bytes, length) == count ? UnsafeRawPointer(target) : nil
    case Self.blosc:
      var stated = 0
      guard length >= 16, blosc_cbuffer_validate(bytes, length, &stated) == 0, stated == count
      else { return nil }
      let target = scratch.inflatedBytes(count)
      return blosc_decompress_ctx(bytes, target, count, 1) == Int32(count)
        ? UnsafeRawPointer(target) : nil
    default:
      // Deflate cannot do better than 1 : 1032, so a larger claim is a lie not worth its memory.
      return count / 1040 <= length ? scratch.inflate(bytes, length, to: count) : nil
    }
  }
}
