internal import CGeoTIFF

/// GeoTIFF files of one band, by libtiff and libgeotiff.
public enum GeoTIFF {
  /// Reads the first band of a file.
  ///
  /// Rotated rasters and those of complex numbers are refused.
  public static func read(_ bytes: [UInt8]) throws(ShapeProblem) -> Raster {
    let result = bytes.withUnsafeBytes { buffer -> Result<Raster, ShapeProblem> in
      let memory = MemoryFile(buffer)
      // Damaged files are reported by what is thrown, not on standard error.
      TIFFSetErrorHandler(nil)
      TIFFSetWarningHandler(nil)
      return withExtendedLifetime(memory) {
        guard let file = memory.open() else {
          return .failure(ShapeProblem("This is no TIFF file, or it is damaged."))
        }
        defer { XTIFFClose(file) }
        do throws(ShapeProblem) { return .success(try raster(file)) } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  private static func raster(_ file: OpaquePointer) throws(ShapeProblem) -> Raster {
    var width: UInt32 = 0
    var height: UInt32 = 0
    guard tiff_field_u32(file, UInt32(TIFFTAG_IMAGEWIDTH), &width) == 1,
      tiff_field_u32(file, UInt32(TIFFTAG_IMAGELENGTH), &height) == 1, width > 0, height > 0
    else { throw ShapeProblem("The TIFF file does not say how large its picture is.") }
    let (cells, isOverflown) = Int(width).multipliedReportingOverflow(by: Int(height))
    guard !isOverflown, cells <= Raster.largestCellCount else {
      throw ShapeProblem(
        "The raster has more than 50 million cells. Cut it to the community, or make it coarser.")
    }
    let (origin, cellWidth, cellHeight) = try place(file)
    var values = try TIFFCells(file).values(width: Int(width), height: Int(height))
    if let missing = missingValue(file) {
      for number in values.indices where values[number] == missing { values[number] = .nan }
    }
    return Raster(
      columns: Int(width), rows: Int(height), values: values, origin: origin,
      cellWidth: cellWidth, cellHeight: cellHeight, system: try system(file))
  }

  private static func doubles(_ file: OpaquePointer, _ tag: Int32) -> [Double] {
    var count: UInt16 = 0
    var values: UnsafeMutablePointer<Double>?
    guard tiff_field_doubles(file, UInt32(tag), &count, &values) == 1, let values else { return [] }
    return Array(UnsafeBufferPointer(start: values, count: Int(count)))
  }

  /// The upper left corner and the size of a cell.
  private static func place(
    _ file: OpaquePointer
  ) throws(ShapeProblem) -> (Position, Double, Double) {
    let scale = doubles(file, TIFFTAG_GEOPIXELSCALE)
    let ties = doubles(file, TIFFTAG_GEOTIEPOINTS)
    let matrix = doubles(file, TIFFTAG_GEOTRANSMATRIX)
    var origin: Position
    let size: (Double, Double)
    if scale.count >= 2, ties.count >= 6 {
      size = (scale[0], scale[1])
      origin = Position(x: ties[3] - ties[0] * size.0, y: ties[4] + ties[1] * size.1)
    } else if matrix.count == 16, matrix[1] == 0, matrix[4] == 0 {
      size = (matrix[0], -matrix[5])
      origin = Position(x: matrix[3], y: matrix[7])
    } else {
      throw ShapeProblem(
        "The TIFF file does not say where it lies, or it is rotated. Export it as a GeoTIFF with north up."
      )
    }
    guard size.0 > 0, size.1 > 0, size.0.isFinite, size.1.isFinite else {
      throw ShapeProblem(
        "The cells of the raster have no size, or its south is up. Export it with north up.")
    }
    if isPointBased(file) { origin = Position(x: origin.x - size.0 / 2, y: origin.y + size.1 / 2) }
    return (origin, size.0, size.1)
  }

  private static func key(_ keys: OpaquePointer?, _ name: geokey_t) -> Int? {
    var value: UInt16 = 0
    return GTIFKeyGetSHORT(keys, name, &value, 0, 1) == 1 ? Int(value) : nil
  }

  /// Values may stand for points in the middle of cells.
  private static func isPointBased(_ file: OpaquePointer) -> Bool {
    guard let keys = geotiff_keys(file) else { return false }
    defer { GTIFFree(keys) }
    return key(keys, GTRasterTypeGeoKey) == Int(RasterPixelIsPoint.rawValue)
  }

  private static func system(_ file: OpaquePointer) throws(ShapeProblem) -> CoordinateSystem? {
    guard let keys = geotiff_keys(file) else { return nil }
    defer { GTIFFree(keys) }
    let own = 32_767
    let code = key(keys, ProjectedCSTypeGeoKey) ?? key(keys, GeographicTypeGeoKey)
    if let code, code != own, code != 0 { return try CoordinateSystem("EPSG:\(code)") }
    guard code == own, let definition = GTIFAllocDefn() else { return nil }
    defer { GTIFFreeDefn(definition) }
    guard GTIFGetDefn(keys, definition) == 1, let text = GTIFGetProj4Defn(definition) else {
      return nil
    }
    defer { GTIFFreeMemory(text) }
    return try CoordinateSystem("\(String(cString: text)) +type=crs")
  }

  /// The text that GDAL writes for cells without data.
  private static func missingValue(_ file: OpaquePointer) -> Double? {
    var count: UInt32 = 0
    var text: UnsafeMutablePointer<CChar>?
    guard tiff_field_text(file, 42_113, &count, &text) == 1, let text else { return nil }
    let bytes = UnsafeBufferPointer(start: text, count: Int(count)).prefix { $0 != 0 }
    return Double(
      String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self).trimmedSpaces)
  }
}
