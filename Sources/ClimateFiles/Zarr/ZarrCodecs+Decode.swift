internal import CBlosc
internal import CDeflate
internal import CZstd
internal import Climate

/// Undoes the codecs that turn bytes into bytes.
struct ZarrInflation {
  let codecs: ZarrCodecs
  /// How many elements a chunk has.
  let count: Int
  /// The object and chunk, for messages.
  let name: String

  /// The bytes of the stored elements, and how they lie.
  ///
  /// - Throws: `ClimateProblem` when the chunk is cut off or damaged, or holds another number of bytes than it should.
  func elements(
    _ encoded: [UInt8]
  ) throws(ClimateProblem) -> (bytes: [UInt8], layout: ElementDecoder.Layout) {
    var steps = codecs.bytes
    var layout = ElementDecoder.Layout.plain
    // The element decoder undoes a shuffle on its way.
    if case .shuffle(let size)? = steps.first, size == codecs.stored.size {
      steps.removeFirst()
      if size > 1 { layout = .shuffled(total: count) }
    }
    let wanted = count * codecs.stored.size
    let bytes = try inflated(encoded, steps, wanted)
    guard bytes.count == wanted else {
      throw damaged("it holds \(bytes.count) bytes instead of \(wanted)")
    }
    return (bytes, layout)
  }

  /// The bytes of texts of any length, whose count nothing tells in advance.
  func texts(_ encoded: [UInt8]) throws(ClimateProblem) -> [UInt8] {
    try inflated(encoded, codecs.bytes.filter { $0 != .texts }, nil)
  }

  private func inflated(
    _ encoded: [UInt8], _ steps: [ZarrBytesCodec], _ wanted: Int?
  ) throws(ClimateProblem) -> [UInt8] {
    // How many bytes went into each step when the chunk was written, as long as no compression lies before it.
    var sizes: [Int?] = []
    var size = wanted
    for step in steps {
      sizes.append(size)
      switch step {
      case .crc32c: size = size.map { $0 + 4 }
      case .shuffle, .texts: break
      case .blosc, .zstd, .gzip, .zlib: size = nil
      }
    }
    var bytes = encoded
    for (step, size) in zip(steps, sizes).reversed() {
      bytes = try undone(step, bytes, size)
    }
    return bytes
  }

  private func undone(
    _ step: ZarrBytesCodec, _ bytes: [UInt8], _ size: Int?
  ) throws(ClimateProblem) -> [UInt8] {
    switch step {
    case .blosc: try blosc(bytes, size)
    case .zstd: try zstd(bytes, size)
    case .gzip: try deflate(bytes, size, libdeflate_gzip_decompress)
    case .zlib: try deflate(bytes, size, libdeflate_zlib_decompress)
    case .crc32c: try withoutChecksum(bytes)
    case .shuffle(let size): unshuffled(bytes, size)
    case .texts: bytes
    }
  }

  func damaged(_ reason: String) -> ClimateProblem {
    ClimateProblem("\(name) is damaged or cut off: \(reason). Fetch it again.")
  }

  /// The size a compressed chunk states, unless it is not the size it must have.
  private func checked(_ stated: Int, _ size: Int?) throws(ClimateProblem) -> Int {
    guard stated <= GriddedLimits.chunkBytes, size == nil || stated == size else {
      throw damaged("it states \(stated) bytes\(size.map { " instead of \($0)" } ?? "")")
    }
    return stated
  }

  private func blosc(_ bytes: [UInt8], _ size: Int?) throws(ClimateProblem) -> [UInt8] {
    var stated = 0
    let isValid = bytes.withUnsafeBytes {
      blosc_cbuffer_validate($0.baseAddress, $0.count, &stated) == 0
    }
    guard bytes.count >= 16, isValid else { throw damaged("it is no whole Blosc buffer") }
    let capacity = try checked(stated, size)
    var result: Int32 = -1
    let inflated = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      result = bytes.withUnsafeBytes {
        blosc_decompress_ctx($0.baseAddress, buffer.baseAddress, capacity, 1)
      }
      filled = max(0, Int(result))
    }
    guard result >= 0 else { throw damaged("Blosc cannot inflate it (\(result))") }
    return inflated
  }

  private func zstd(_ bytes: [UInt8], _ size: Int?) throws(ClimateProblem) -> [UInt8] {
    let stated = bytes.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // All ones mean that the frame does not tell its size; one less, that this is no frame.
    guard stated != UInt64.max - 1 else { throw damaged("it is no Zstandard frame") }
    let capacity =
      stated == UInt64.max
      ? size ?? GriddedLimits.chunkBytes : try checked(Int(clamping: stated), size)
    var result = 0
    let inflated = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      result = bytes.withUnsafeBytes {
        ZSTD_decompress(buffer.baseAddress, capacity, $0.baseAddress, $0.count)
      }
      filled = ZSTD_isError(result) == 0 ? result : 0
    }
    guard ZSTD_isError(result) == 0 else {
      throw damaged("Zstandard says “\(String(cString: ZSTD_getErrorName(result)))”")
    }
    return inflated
  }

  private typealias Deflate = (
    OpaquePointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int,
    UnsafeMutablePointer<Int>?
  ) -> libdeflate_result

  private func deflate(
    _ bytes: [UInt8], _ size: Int?, _ inflate: Deflate
  ) throws(ClimateProblem) -> [UInt8] {
    guard let decompressor = libdeflate_alloc_decompressor() else {
      throw damaged("there is no memory left to inflate it")
    }
    defer { libdeflate_free_decompressor(decompressor) }
    var capacity = size ?? max(1 << 16, 8 * bytes.count)
    while true {
      var (count, result) = (0, LIBDEFLATE_BAD_DATA)
      let inflated = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        result = bytes.withUnsafeBytes {
          inflate(
            decompressor, $0.baseAddress, $0.count, buffer.baseAddress, capacity, &count)
        }
        filled = result == LIBDEFLATE_SUCCESS ? count : 0
      }
      if result == LIBDEFLATE_SUCCESS { return inflated }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { throw damaged("it cannot be inflated") }
      guard size == nil, capacity < GriddedLimits.chunkBytes else {
        throw damaged("it holds more than \(capacity) bytes")
      }
      capacity = min(4 * capacity, GriddedLimits.chunkBytes)
    }
  }

  private func withoutChecksum(_ bytes: [UInt8]) throws(ClimateProblem) -> [UInt8] {
    guard bytes.count >= 4 else { throw damaged("it has no checksum") }
    let stated = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let sum = bytes.withUnsafeBytes {
      CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0.dropLast(4)))
    }
    guard sum == stated else { throw damaged("its checksum is wrong") }
    return Array(bytes.dropLast(4))
  }

  /// Bytes at the end that fill no element are left where they are.
  private func unshuffled(_ bytes: [UInt8], _ size: Int) -> [UInt8] {
    guard size > 1 else { return bytes }
    let count = bytes.count / size
    var result = bytes
    for index in 0..<count {
      for byte in 0..<size { result[index * size + byte] = bytes[byte * count + index] }
    }
    return result
  }
}
