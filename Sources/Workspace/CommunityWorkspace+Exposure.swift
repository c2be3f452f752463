public import Tables

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
