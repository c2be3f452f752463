internal import Tables

/// Areas of a raster by class.
public enum RasterZones {
  /// One shape for each class in the raster's own coordinates; nil for a class without cells.
  public static func shapes(_ raster: Raster, classes: [RasterClass]) -> [Shape?] {
    WorkerPool.map(classes.count, chunk: 1, state: {}) { range, _ in
      range.map { shape(raster, classes[$0]) }
    }
  }

  /// The classes as a file of shapes with the fields `level`, `from` and `to`.
  public static func file(_ raster: Raster, classes: [RasterClass], named name: String)
    -> FeatureFile
  {
    let shapes = shapes(raster, classes: classes)
    var file = FeatureFile(name: name, fieldNames: ["level", "from", "to"], system: raster.system)
    for (number, band) in classes.enumerated() {
      guard let shape = shapes[number] else {
        file.findings.append(
          ShapeRemark(.warning, "No cell is of the class “\(band.name)”, so it has no zone.")
            .finding(at: .init(file: name)))
        continue
      }
      let fields = [
        "level": band.name, "from": band.lowest.map { "\($0)" } ?? "",
        "to": band.end.map { "\($0)" } ?? "",
      ]
      file.features.append(Feature(number: number + 1, fields: fields, shape: shape))
    }
    return file
  }

  private static func shape(_ raster: Raster, _ band: RasterClass) -> Shape? {
    let outlines = CellOutlines(columns: raster.columns, rows: raster.rows) {
      band.contains(raster.values[$0])
    }
    let parts = outlines.areas().compactMap { rings -> AreaPart? in
      let closed = rings.map { ring in
        (ring + ring.prefix(1)).map { raster.corner(column: $0.column, row: $0.row) }
      }
      return closed.first.map { AreaPart(outline: $0, holes: Array(closed.dropFirst())) }
    }
    return parts.isEmpty ? nil : .areas(parts)
  }
}
