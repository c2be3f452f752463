public import Tables
internal import Vulnerability

extension CommunityWorkspace {
  /// What was found in the tables of assets, zones, tracts and their measures when they were read.
  public var exposureFindings: [Finding] {
    let files = Set(
      [
        WorkspaceTables.assets, WorkspaceTables.zones, WorkspaceTables.tracts,
        WorkspaceTables.tractMeasures,
      ].map(\.file))
    return findings.filter { files.contains($0.place.file) }
  }

  /// What is wrong with the shapes of assets, zones and tracts, each row's own; reading all of them takes a while.
  public var shapeFindings: [Finding] {
    ExposureShapes(assets: assets, zones: zones, tracts: tracts).findings
  }
}
