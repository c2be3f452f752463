internal import CZip
internal import Tables

/// Shapefiles as they are sent: their files in one ZIP archive.
public enum ShapefileArchive {
  /// Bytes that the files of an archive may have together once they are unpacked.
  private static let limit = 512 * 1024 * 1024
  private static let wanted = [".shp", ".dbf", ".prj", ".cpg", ".geojson", ".json"]

  /// Reads the one layer of an archive, or the GeoJSON file in it.
  public static func read(_ bytes: [UInt8], named name: String) -> FeatureFile {
    var file = FeatureFile(name: name)
    let files: [String: [UInt8]]
    do throws(ShapeProblem) { files = try unpacked(bytes) } catch {
      file.find(.error, error.description)
      return file
    }
    let layers = files.keys.filter { $0.lowercased().hasSuffix(".shp") }.sorted()
    guard let layer = layers.first, let shapes = files[layer] else {
      if let json = files.keys.filter({ $0.lowercased().hasSuffix("json") }).min() {
        return GeoJSON.read(files[json] ?? [], named: name)
      }
      file.find(
        .error, "The archive holds no .shp file. Pack the .shp, .dbf and .prj files of one layer.")
      return file
    }
    let stem = layer.dropLast(4)
    let part = { (ending: String) in
      files.first { $0.key.dropLast(4) == stem && $0.key.lowercased().hasSuffix(ending) }?.value
    }
    file = Shapefile.read(
      shapes: shapes, table: part(".dbf"), projection: part(".prj"), encoding: part(".cpg"),
      named: name)
    if layers.count > 1 {
      file.find(
        .warning,
        "The archive holds \(layers.count) layers; only \(layer) was read. Send the others one by one."
      )
    }
    return file
  }

  /// The files of a layer by path.
  ///
  /// Sizes are counted while unpacking: what an archive says of itself is not believed.
  private static func unpacked(_ archive: [UInt8]) throws(ShapeProblem) -> [String: [UInt8]] {
    let result = archive.withUnsafeBytes { bytes -> Result<[String: [UInt8]], ShapeProblem> in
      var error = zip_error_t()
      guard
        let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
      else { return .failure(damaged) }
      guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return .failure(damaged)
      }
      defer { zip_discard(zip) }
      do throws(ShapeProblem) { return .success(try members(zip)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private static let damaged = ShapeProblem(
    "This is no ZIP archive, or it is damaged. Pack and send it again.")

  private static func members(_ zip: OpaquePointer) throws(ShapeProblem) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var room = limit
    for index in 0..<UInt64(max(0, min(zip_get_num_entries(zip, 0), 10_000))) {
      guard let pointer = zip_get_name(zip, index, UInt32(ZIP_FL_ENC_GUESS)) else { throw damaged }
      let name = String(cString: pointer)
      guard !name.contains("__MACOSX"), wanted.contains(where: { name.lowercased().hasSuffix($0) })
      else { continue }
      let bytes = try contents(zip, index, name, limit: room)
      room -= bytes.count
      files[name] = bytes
    }
    return files
  }

  private static func contents(
    _ zip: OpaquePointer, _ index: UInt64, _ name: String, limit: Int
  ) throws(ShapeProblem) -> [UInt8] {
    guard let file = zip_fopen_index(zip, index, 0) else {
      throw ShapeProblem("“\(name)” cannot be unpacked: it is damaged or encrypted.")
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Int(zip_fread(file, &buffer, UInt64(buffer.count)))
      guard count >= 0 else { throw ShapeProblem("“\(name)” cannot be unpacked: it is damaged.") }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else {
        throw ShapeProblem(
          "The files of the archive are larger than 512 MB together. Send a smaller area.")
      }
      bytes += buffer[..<count]
    }
  }
}
