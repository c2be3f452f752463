internal import CGeoTIFF

/// The numbers of a TIFF file's first band, whole or in floating point, in strips or tiles.
struct TIFFCells {
  private let file: OpaquePointer
  private let bits: Int
  private let samples: Int
  private let format: Int32

  init(_ file: OpaquePointer) throws(ShapeProblem) {
    var bits: UInt16 = 1
    var samples: UInt16 = 1
    var format: UInt16 = 1
    var planes: UInt16 = 1
    _ = tiff_field_u16(file, UInt32(TIFFTAG_BITSPERSAMPLE), &bits)
    _ = tiff_field_u16(file, UInt32(TIFFTAG_SAMPLESPERPIXEL), &samples)
    _ = tiff_field_u16(file, UInt32(TIFFTAG_SAMPLEFORMAT), &format)
    _ = tiff_field_u16(file, UInt32(TIFFTAG_PLANARCONFIG), &planes)
    self.file = file
    self.bits = Int(bits)
    self.samples = planes == UInt16(PLANARCONFIG_CONTIG) ? Int(samples) : 1
    self.format = Int32(format)
    let isWhole = format == UInt16(SAMPLEFORMAT_UINT) || format == UInt16(SAMPLEFORMAT_INT)
    let isFloating = format == UInt16(SAMPLEFORMAT_IEEEFP)
    guard isWhole && [8, 16, 32].contains(bits) || isFloating && [32, 64].contains(bits) else {
      throw ShapeProblem(
        "The raster's numbers have a form that cannot be read (\(bits) bits). Export it with whole numbers or 32-bit floats."
      )
    }
  }

  /// Row after row.
  func values(width: Int, height: Int) throws(ShapeProblem) -> [Double] {
    TIFFIsTiled(file) != 0
      ? try tiles(width: width, height: height) : try lines(width: width, height: height)
  }

  private func lines(width: Int, height: Int) throws(ShapeProblem) -> [Double] {
    let size = Int(TIFFScanlineSize(file))
    guard size >= width * samples * bits / 8, size <= 1 << 28 else { throw damaged(row: 0) }
    var buffer = [UInt8](repeating: 0, count: size)
    var values: [Double] = []
    values.reserveCapacity(width * height)
    for row in 0..<height {
      guard TIFFReadScanline(file, &buffer, UInt32(row), 0) == 1 else { throw damaged(row: row) }
      for column in 0..<width { values.append(number(buffer, column * samples)) }
    }
    return values
  }

  private func tiles(width: Int, height: Int) throws(ShapeProblem) -> [Double] {
    var tileWidth: UInt32 = 0
    var tileHeight: UInt32 = 0
    _ = tiff_field_u32(file, UInt32(TIFFTAG_TILEWIDTH), &tileWidth)
    _ = tiff_field_u32(file, UInt32(TIFFTAG_TILELENGTH), &tileHeight)
    let (across, down) = (Int(tileWidth), Int(tileHeight))
    let size = Int(TIFFTileSize(file))
    guard across > 0, down > 0, across <= 65_536, down <= 65_536,
      size >= across * down * samples * bits / 8,
      size <= 1 << 28
    else { throw damaged(row: 0) }
    var buffer = [UInt8](repeating: 0, count: size)
    var values = [Double](repeating: .nan, count: width * height)
    for top in stride(from: 0, to: height, by: down) {
      for left in stride(from: 0, to: width, by: across) {
        guard TIFFReadTile(file, &buffer, UInt32(left), UInt32(top), 0, 0) >= 0 else {
          throw damaged(row: top)
        }
        for row in top..<min(height, top + down) {
          for column in left..<min(width, left + across) {
            values[row * width + column] = number(
              buffer, ((row - top) * across + column - left) * samples)
          }
        }
      }
    }
    return values
  }

  private func damaged(row: Int) -> ShapeProblem {
    ShapeProblem(
      "The raster breaks off or is damaged at row \(row + 1). Send it again, as a whole.")
  }

  /// libtiff has already brought the bytes into this machine's order.
  private func number(_ buffer: [UInt8], _ sample: Int) -> Double {
    buffer.withUnsafeBytes { bytes in
      let offset = sample * bits / 8
      switch (bits, format) {
      case (8, SAMPLEFORMAT_INT):
        return Double(bytes.loadUnaligned(fromByteOffset: offset, as: Int8.self))
      case (8, _): return Double(bytes[offset])
      case (16, SAMPLEFORMAT_INT):
        return Double(bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self))
      case (16, _): return Double(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
      case (32, SAMPLEFORMAT_INT):
        return Double(bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
      case (32, SAMPLEFORMAT_IEEEFP):
        return Double(bytes.loadUnaligned(fromByteOffset: offset, as: Float.self))
      case (32, _): return Double(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      default: return bytes.loadUnaligned(fromByteOffset: offset, as: Double.self)
      }
    }
  }
}
