internal import Tables

/// Reads a file of shapes of any known form into longitude and latitude.
public struct FeatureReading: Sendable {
  /// Where the shapes should lie; nil when that is not known.
  public var community: CommunityPlace?
  /// What the numbers mean, in place of what the file says.
  public var system: CoordinateSystem?
  /// Where whoever sent the file can say what it does not.
  public var asks: ShapeQuestions

  public init(
    community: CommunityPlace? = nil, system: CoordinateSystem? = nil,
    asks: ShapeQuestions = ShapeQuestions()
  ) {
    self.community = community
    self.system = system
    self.asks = asks
  }

  /// Names of files that are known, by how they end.
  public static let endings = [".geojson", ".json", ".zip", ".shp", ".csv"]

  /// Reads a file, mends what can be mended, and says what was found.
  ///
  /// - Parameters:
  ///   - beside: For a `.shp` the bytes of its `.dbf`, `.prj` and `.cpg`, by ending.
  public func read(
    _ bytes: [UInt8], named name: String, beside: [String: [UInt8]] = [:]
  ) -> FeatureFile {
    let ending = name.lowercased()
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || ending.hasSuffix(".zip") {
      return finished(ShapefileArchive.read(bytes, named: name))
    }
    if ending.hasSuffix(".shp") {
      return finished(
        Shapefile.read(
          shapes: bytes, table: beside[".dbf"], projection: beside[".prj"],
          encoding: beside[".cpg"], named: name))
    }
    if ending.hasSuffix(".csv") { return finished(PointTable.read(bytes, named: name)) }
    return finished(GeoJSON.read(bytes, named: name))
  }

  /// A file that was read, in longitude and latitude and with every shape checked.
  public func finished(_ file: FeatureFile) -> FeatureFile {
    var file = file
    guard project(&file) else { return file }
    file = PlaceSense(community: community).sensed(file)
    let named = Set(file.findings.filter { $0.severity == .error }.compactMap(\.place.row))
    let checked = ShapeReading.check(file.features.map(\.shape), asks: asks)
    for (number, result) in checked.enumerated() {
      let hadShape = file.features[number].shape != nil
      if !hadShape && !named.contains(file.features[number].number) {
        file.find(
          .error, "There is no shape here; this row was left out. Draw it, or remove the row.",
          feature: file.features[number].number)
      }
      for remark in result.remarks {
        file.find(remark.severity, remark.message, feature: file.features[number].number)
      }
      file.features[number].shape = result.shape
    }
    return file
  }

  /// Brings the shapes to longitude and latitude; false when nobody can say what their numbers mean.
  private func project(_ file: inout FeatureFile) -> Bool {
    guard let system = self.system ?? file.system ?? assumedSystem(&file) else { return false }
    file.system = system
    guard !system.isLongitudeLatitude else { return true }
    refuseDegrees(&file, system)
    let moved = system.toLongitudeLatitude(file.features.map(\.shape))
    for (number, shape) in moved.enumerated() {
      if shape == nil, file.features[number].shape != nil {
        file.find(
          .error,
          "The coordinates lie outside of what \(system.name) can say; this row was left out. Check the coordinate system.",
          feature: file.features[number].number)
      }
      file.features[number].shape = shape
    }
    file.find(.note, "The coordinates were brought from \(system.name) to longitude and latitude.")
    return true
  }

  /// Without a named system, numbers that can be degrees are taken as degrees, where most of them can.
  private func assumedSystem(_ file: inout FeatureFile) -> CoordinateSystem? {
    guard !file.isSystemUnreadable else { return nil }
    let drawn = file.features.indices.filter { file.features[$0].shape != nil }
    let projected = drawn.filter {
      file.features[$0].shape?.hasPosition(where: Self.isProjected) == true
    }
    guard projected.count * 2 <= drawn.count else {
      file.find(.error, unnamed(file.features[projected[0]].shape))
      return nil
    }
    for number in projected {
      file.find(
        .error,
        "The coordinates are no degrees, while those of other rows are: the file mixes projections. This row was left out.",
        feature: file.features[number].number)
      file.features[number].shape = nil
    }
    file.find(
      .warning,
      "The file does not say what its coordinates mean (there is no .prj); they were read as longitude and latitude."
    )
    return .longitudeLatitude
  }

  private static func isProjected(_ position: Position) -> Bool {
    !position.isSentinel && (abs(position.x) > 180 || abs(position.y) > 180)
  }

  /// That a file without a system needs one, and the one in which a shape of it would lie in the community.
  private func unnamed(_ shape: Shape?) -> String {
    let place = ShapeQuestions.end(asks.system)
    guard let community, let position = shape?.bounds?.center,
      let likely = CoordinateSystem.likely(for: position, in: community)
    else {
      return
        "The file does not say what its coordinates mean (there is no .prj), and they are no degrees. Name the coordinate system\(place), such as EPSG:26915."
    }
    return
      "The file does not say what its coordinates mean (there is no .prj), and they are no degrees. Name the coordinate system\(place): as \(likely.definition) (\(likely.name)) they would lie near \(community.name)."
  }

  /// Among metres, small numbers are degrees that got in, and marks for “missing” are no places.
  private func refuseDegrees(_ file: inout FeatureFile, _ system: CoordinateSystem) {
    for number in file.features.indices {
      guard let shape = file.features[number].shape else { continue }
      let isDegrees = !shape.hasPosition { abs($0.x) > 180 || abs($0.y) > 90 }
      let isMissing = shape.hasPosition { $0.isSentinel || !$0.x.isFinite || !$0.y.isFinite }
      guard isDegrees && !system.isDegrees || isMissing else { continue }
      let reason =
        isMissing
        ? "A coordinate is a mark for “missing”, such as -999."
        : "The coordinates look like degrees, while the file is in \(system.name): the file mixes projections."
      file.find(
        .error, "\(reason) This row was left out.", feature: file.features[number].number)
      file.features[number].shape = nil
    }
  }
}
