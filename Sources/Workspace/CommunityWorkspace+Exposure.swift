public import Tables
public import Vulnerability

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
}

extension ExposureShapes {
  /// Reads the shapes of a workspace, which takes a while where there are many.
  ///
  /// - Parameter previous: The shapes of another state; a text that stands there is not read again.
  public init(_ workspace: CommunityWorkspace, reusing previous: ExposureShapes? = nil) {
    self.init(
      assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts,
      reusing: previous)
  }
}
