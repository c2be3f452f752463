internal import Factors
internal import Geometry
package import Tables
package import Workspace

/// A file of shapes that was sent: what it holds, and what it would do to a table.
package struct ExposureFile: Sendable {
  private let features: FeatureFile

  /// Reads GeoJSON, a zipped shapefile, or CSV with coordinates or shapes as text.
  ///
  /// - Throws: `FactorLibraryError` when this installation lacks its gazetteer.
  package init(_ bytes: [UInt8], named name: String, of community: Community) throws {
    let place = try Gazetteer.standard().place(geoid: community.geoid)
    let near = place.map { found in
      CommunityPlace(
        name: community.name, center: Position(x: found.longitude, y: found.latitude),
        reach: found.isCounty ? 3 : 1)
    }
    features = FeatureReading(community: near).read(bytes, named: name)
  }

  /// Ends of names of files that can be read.
  package static let endings = [".geojson", ".json", ".zip", ".csv"]

  package var name: String { features.name }
  package var fieldNames: [String] { features.fieldNames }
  package var count: Int { features.features.count }

  /// The first value of a field, so that people know it again.
  package func sample(of field: String) -> String {
    features.features.prefix(20).lazy.compactMap { $0.fields[field] }.first { !$0.isEmpty } ?? ""
  }

  /// What would become of a table; nothing is written.
  package func plan(_ asked: ExposureImport, into table: CSVTable?) -> ExposureImportPlan {
    asked.plan(features, into: table)
  }
}
