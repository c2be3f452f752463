internal import Tables

/// Shapefiles: the `.shp`, `.dbf` and `.prj` of one layer.
///
/// - Source: ESRI Shapefile Technical Description, July 1998.
public enum Shapefile {
  /// Reads a layer from its files' bytes.
  ///
  /// - Parameters:
  ///   - table: The `.dbf`; without it there are shapes and no fields.
  ///   - projection: The `.prj`.
  ///   - encoding: The `.cpg`, such as `UTF-8`.
  public static func read(
    shapes: [UInt8], table: [UInt8]?, projection: [UInt8]?, encoding: [UInt8]? = nil,
    named name: String
  ) -> FeatureFile {
    var file = FeatureFile(name: name)
    readSystem(projection, into: &file)
    var reader = ShapeRecordReader(shapes)
    let records = reader.records(into: &file)
    var rows: [[String: String]] = []
    if let table {
      let attributes = AttributeTable(table, isUTF8: isUTF8(encoding))
      file.fieldNames = attributes.fieldNames
      rows = attributes.rows
      if let problem = attributes.problem { file.find(.error, problem) }
    } else {
      file.find(
        .warning, "There is no .dbf file, so the shapes have no names and values. Send it along.")
    }
    if table != nil, rows.count != records.count {
      file.find(
        .error,
        "The .shp file has \(records.count) shapes and the .dbf file \(rows.count) rows: one of them was cut off, or they are not of one layer. Export the layer again."
      )
    }
    file.features = records.enumerated().map { index, shape in
      Feature(
        number: index + 1, fields: rows.indices.contains(index) ? rows[index] : [:], shape: shape)
    }
    return file
  }

  private static func readSystem(_ projection: [UInt8]?, into file: inout FeatureFile) {
    guard let projection else { return }
    do throws(ShapeProblem) {
      file.system = try CoordinateSystem(String(decoding: projection, as: UTF8.self))
    } catch {
      file.find(.error, "The .prj file cannot be used: \(error)")
      file.isSystemUnreadable = true
    }
  }

  private static func isUTF8(_ encoding: [UInt8]?) -> Bool? {
    encoding.map { bytes in
      let name = String(decoding: bytes, as: UTF8.self).uppercased()
      return name.contains("UTF-8") || name.contains("UTF8") || name.contains("65001")
    }
  }
}
