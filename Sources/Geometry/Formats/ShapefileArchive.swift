internal import Archives
internal import Tables

/// Shapefiles as they are sent: their files in one ZIP archive.
public enum ShapefileArchive {
  private static let limits = ZIPArchive.Limits(
    files: 10_000, fileBytes: 512 * 1024 * 1024, totalBytes: 512 * 1024 * 1024)
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
  private static func unpacked(_ bytes: [UInt8]) throws(ShapeProblem) -> [String: [UInt8]] {
    do throws(ZIPArchive.Problem) {
      return try ZIPArchive.open(bytes, limits: limits) { archive throws(ZIPArchive.Problem) in
        var files: [String: [UInt8]] = [:]
        for entry in archive.entries where !entry.isHidden && isWanted(entry.name) {
          files[entry.name] = try archive.contents(of: entry)
        }
        return files
      }
    } catch { throw ShapeProblem(message(error)) }
  }

  private static func isWanted(_ name: String) -> Bool {
    wanted.contains { name.lowercased().hasSuffix($0) }
  }

  private static func message(_ problem: ZIPArchive.Problem) -> String {
    switch problem {
    case .notAnArchive: "This is no ZIP archive, or it is damaged. Pack and send it again."
    case .tooManyFiles(let limit):
      "The archive holds more than \(limit) files. Pack the files of one layer."
    case .tooLarge, .totalTooLarge:
      "The files of the archive are larger than 512 MB together. Send a smaller area."
    case .unusableName(let name), .unreadable(let name):
      "“\(name)” cannot be unpacked: it is damaged or encrypted."
    }
  }
}
