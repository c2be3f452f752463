internal import Foundation
internal import Geometry

/// A file of shapes or a raster on the disk.
struct ShapeFileInput {
  let path: String
  let crs: String?
  let classes: String?

  private var name: String { URL(filePath: path).lastPathComponent }

  /// The features in longitude and latitude.
  func read(community: CommunityPlace?) throws -> FeatureFile {
    guard let bytes = Self.bytes(path) else {
      throw CommandFailure("The file \(path) is not there or cannot be read.")
    }
    do throws(ShapeProblem) {
      let reading = FeatureReading(
        community: community,
        system: try crs.map { text throws(ShapeProblem) in try CoordinateSystem(text) },
        asks: ShapeQuestions(system: "with --crs", classes: "with --classes"))
      guard FeatureReading.isRaster(name) || classes != nil else {
        return reading.read(bytes, named: name, beside: beside)
      }
      return try reading.raster(
        bytes, named: name, projection: sibling(".prj"), classes: classes ?? "")
    } catch {
      throw CommandFailure("\(name): \(error)")
    }
  }

  /// What belongs to a shapefile that is not packed.
  private var beside: [String: [UInt8]] {
    guard name.lowercased().hasSuffix(".shp") else { return [:] }
    return [".dbf", ".prj", ".cpg"].reduce(into: [:]) { files, ending in
      files[ending] = sibling(ending)
    }
  }

  private func sibling(_ ending: String) -> [UInt8]? {
    let stem = URL(filePath: path).deletingPathExtension().path
    return Self.bytes(stem + ending) ?? Self.bytes(stem + ending.uppercased())
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map(Array.init)
  }
}
