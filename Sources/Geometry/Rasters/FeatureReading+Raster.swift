extension FeatureReading {
  /// Names of rasters that are known, by how they end.
  public static let rasterEndings = [".tif", ".tiff", ".asc", ".grd", ".txt"]

  private static let textEndings = [".asc", ".grd", ".txt"]

  /// True for a file that is read as a raster, by how its name ends.
  public static func isRaster(_ name: String) -> Bool { ends(name, with: rasterEndings) }

  private static func ends(_ name: String, with endings: [String]) -> Bool {
    let lower = name.lowercased()
    return endings.contains { lower.hasSuffix($0) }
  }

  /// Reads a raster, a GeoTIFF or an ASCII grid, as one shape for each class.
  ///
  /// - Parameters:
  ///   - projection: The `.prj` file beside an ASCII grid.
  ///   - classes: As `RasterClass.list` reads them.
  public func raster(
    _ bytes: [UInt8], named name: String, projection: [UInt8]? = nil, classes: String
  ) throws(ShapeProblem) -> FeatureFile {
    // What is cheap to refuse is refused first.
    let list = try RasterClass.list(classes, asked: asks.classes)
    let raster =
      Self.ends(name, with: Self.textEndings)
      ? try GridText.read(bytes, projection: projection) : try GeoTIFF.read(bytes)
    return finished(RasterZones.file(raster, classes: list, named: name))
  }
}
