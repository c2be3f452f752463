internal import Tables

/// CSV files with columns of latitude and longitude, or with a column of shapes as text.
public enum PointTable {
  private static let latitudes = ["latitude", "lat", "y", "lat_dd", "point_y"]
  private static let longitudes = ["longitude", "lon", "long", "lng", "x", "lon_dd", "point_x"]
  private static let shapes = ["shape", "wkt", "geometry", "the_geom", "geom"]

  /// Reads the rows of a file; the numbers of features are those of its rows.
  public static func read(_ bytes: [UInt8], named name: String) -> FeatureFile {
    let (table, findings) = CSVTable.read(bytes, file: name)
    var file = FeatureFile(name: name, fieldNames: table.header, findings: findings)
    let column = { (names: [String]) in
      names.lazy.compactMap { name in table.header.first { $0.lowercased() == name } }.first
    }
    let shape = column(shapes)
    let latitude = column(latitudes)
    let longitude = column(longitudes)
    guard shape != nil || latitude != nil && longitude != nil else {
      file.find(
        .error,
        "There are no columns latitude and longitude, and no column shape with text such as POINT (-93.2 44.9). Name them so."
      )
      return file
    }
    // Columns named x and y may hold anything; the others say that they hold degrees.
    if longitude.map({ !["x", "point_x"].contains($0.lowercased()) }) ?? true {
      file.system = .longitudeLatitude
    }
    for record in table.records {
      let fields = Dictionary(record.columns.map { ($0, record[$0]) }) { first, _ in first }
      let text = shape.map { record[$0] } ?? ""
      let found: Shape?
      if let latitude, let longitude, text.isEmpty {
        found = point(record, latitude: latitude, longitude: longitude, &file)
      } else {
        do throws(ShapeProblem) { found = try WellKnownText.shape(text) } catch {
          found = nil
          file.find(.error, "\(error) This row was left out.", feature: record.row)
        }
      }
      file.features.append(Feature(number: record.row, fields: fields, shape: found))
    }
    return file
  }

  private static func point(
    _ record: CSVRecord, latitude: String, longitude: String, _ file: inout FeatureFile
  ) -> Shape? {
    guard let x = number(record[longitude]), let y = number(record[latitude]) else {
      let wrong = number(record[longitude]) == nil ? longitude : latitude
      let said = record[wrong]
      file.findings.append(
        Finding(
          .error,
          said.isEmpty
            ? "There is no \(wrong), so the place is not known; this row was left out."
            : "“\(said)” is no number; this row was left out. Write degrees with a point, such as 44.98.",
          at: record.place.at(column: wrong)))
      return nil
    }
    return .points([Position(x: x, y: y)])
  }

  private static func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
  }
}
