internal import Factors
internal import Geometry
package import Tables
internal import Vulnerability
package import Workspace

/// A file of shapes or a raster that was sent: what it holds, and what it would do to a table.
package struct ExposureFile: Sendable {
  /// What whoever sent a file says of it.
  package struct Reading: Hashable, Sendable {
    /// What the coordinates mean, in place of what the file says; empty to believe the file.
    package var system: String
    /// The classes of a raster, as `RasterClass.list` reads them.
    package var classes: String
    /// Where the system can be named, such as `in the field “Coordinate system”`; findings say so.
    package var systemDoor: String
    /// Where the classes can be named.
    package var classesDoor: String

    package init(
      system: String = "", classes: String = "", systemDoor: String, classesDoor: String
    ) {
      self.system = system
      self.classes = classes
      self.systemDoor = systemDoor
      self.classesDoor = classesDoor
    }

    /// What is wrong with the system, in full sentences; nil when it is known or not named.
    package var systemProblem: String? {
      do throws(ShapeProblem) {
        _ = try coordinateSystem
        return nil
      } catch {
        return error.description
      }
    }

    /// What is wrong with the classes of a file, in full sentences; nil for a file that needs none.
    package func classesProblem(of name: String) -> String? {
      guard isRaster(name) else { return nil }
      do throws(ShapeProblem) {
        _ = try RasterClass.list(classes, asked: classesDoor)
        return nil
      } catch {
        return error.description
      }
    }

    var coordinateSystem: CoordinateSystem? {
      get throws(ShapeProblem) { system.isEmpty ? nil : try CoordinateSystem(system) }
    }

    var asks: ShapeQuestions { ShapeQuestions(system: systemDoor, classes: classesDoor) }

    func isRaster(_ name: String) -> Bool { FeatureReading.isRaster(name) }
  }

  /// Why a file or what is said of it cannot be read, in full sentences.
  package struct Problem: Error, Hashable, Sendable {
    package let message: String
  }

  private let features: FeatureFile

  /// Reads GeoJSON, a zipped shapefile, CSV with coordinates or shapes as text, or a raster.
  ///
  /// - Throws: `Problem` where nothing can be read.
  package init(
    _ bytes: [UInt8], named name: String, of community: Community, _ asked: Reading
  ) throws(Problem) {
    let place = Gazetteer.standard.place(geoid: community.geoid)
    let near = place.map { CommunityPlace(of: $0, named: community.name) }
    features = try Self.features(bytes, named: name, near: near, asked)
  }

  private static func features(
    _ bytes: [UInt8], named name: String, near: CommunityPlace?, _ asked: Reading
  ) throws(Problem) -> FeatureFile {
    do throws(ShapeProblem) {
      let reading = FeatureReading(
        community: near, system: try asked.coordinateSystem, asks: asked.asks)
      guard asked.isRaster(name) else { return reading.read(bytes, named: name) }
      return try reading.raster(bytes, named: name, classes: asked.classes)
    } catch {
      throw Problem(message: error.description)
    }
  }

  /// Ends of names of files that can be read.
  package static let endings =
    [".geojson", ".json", ".zip", ".csv"] + [".tif", ".tiff", ".asc", ".grd"]

  package var name: String { features.name }
  package var fieldNames: [String] { features.fieldNames }
  package var count: Int { features.features.count }
  /// What the coordinates were read as, as PROJ calls it; nil when nobody can say.
  package var system: String? { features.system?.name }

  /// The first value of a field, so that people know it again.
  package func sample(of field: String) -> String {
    features.features.prefix(20).lazy.compactMap { $0.fields[field] }.first { !$0.isEmpty } ?? ""
  }

  /// What would become of a table; nothing is written.
  package func plan(_ asked: ExposureImport, into table: CSVTable?) -> ExposureImportPlan {
    asked.plan(features, into: table)
  }
}
