internal import Tables

/// ESRI ASCII grids: six lines of header and then numbers, row after row from the north.
public enum GridText {
  /// Reads a grid.
  ///
  /// - Parameter projection: The `.prj` file that came with it.
  public static func read(
    _ bytes: [UInt8], projection: [UInt8]? = nil
  ) throws(ShapeProblem) -> Raster {
    let system = try projection.map { bytes throws(ShapeProblem) in
      try CoordinateSystem(String(decoding: bytes, as: UTF8.self))
    }
    let result = bytes.withUnsafeBytes { buffer -> Result<Raster, ShapeProblem> in
      var reader = GridTextReader(buffer)
      do throws(ShapeProblem) { return .success(try reader.raster(system)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

private struct GridTextReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func raster(_ system: CoordinateSystem?) throws(ShapeProblem) -> Raster {
    let header = try header()
    guard let columns = header["ncols"].flatMap(Int.init(exactly:)),
      let rows = header["nrows"].flatMap(Int.init(exactly:)), columns > 0, rows > 0,
      let size = header["cellsize"] ?? header["dx"], size > 0
    else {
      throw ShapeProblem("The grid lacks one of ncols, nrows and cellsize, or one is no number.")
    }
    let height = header["dy"] ?? size
    guard columns.multipliedReportingOverflow(by: rows).partialValue <= Raster.largestCellCount,
      columns <= Raster.largestCellCount, rows <= Raster.largestCellCount
    else {
      throw ShapeProblem(
        "The grid has more than 50 million cells. Cut it to the community, or make it coarser.")
    }
    guard let left = header["xllcorner"] ?? header["xllcenter"].map({ $0 - size / 2 }),
      let bottom = header["yllcorner"] ?? header["yllcenter"].map({ $0 - height / 2 })
    else {
      throw ShapeProblem(
        "The grid does not say where its lower left corner lies (xllcorner and yllcorner).")
    }
    let values = try values(columns * rows, missing: header["nodata_value"] ?? -9999)
    return Raster(
      columns: columns, rows: rows, values: values,
      origin: Position(x: left, y: bottom + Double(rows) * height), cellWidth: size,
      cellHeight: height, system: system)
  }

  private mutating func header() throws(ShapeProblem) -> [String: Double] {
    var header: [String: Double] = [:]
    while true {
      let mark = position
      let name = String(decoding: word(), as: UTF8.self).lowercased()
      guard let first = name.utf8.first, (0x61...0x7A).contains(first), name != "nan" else {
        position = mark
        return header
      }
      guard header.count < 20, let value = DecimalText.double(word()) else {
        throw ShapeProblem("The grid's header has no number after “\(name.prefix(20))”.")
      }
      header[name] = value
    }
  }

  private mutating func values(_ count: Int, missing: Double) throws(ShapeProblem) -> [Double] {
    var values: [Double] = []
    // A header may promise more than there is; a value takes two bytes at least.
    values.reserveCapacity(min(count, bytes.count / 2 + 1))
    while values.count < count {
      let text = word()
      guard !text.isEmpty else {
        throw ShapeProblem(
          "The grid breaks off after \(values.count) of \(count) values. Send it again, as a whole."
        )
      }
      guard let value = DecimalText.double(text) else {
        throw ShapeProblem(
          "“\(String(decoding: text.prefix(20), as: UTF8.self))” is no number, at value \(values.count + 1) of the grid."
        )
      }
      values.append(value == missing || value <= -1e30 ? .nan : value)
    }
    return values
  }

  private mutating func word() -> UnsafeRawBufferPointer {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    let start = position
    while position < bytes.count, bytes[position] > 0x20 { position += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }
}
