import Tables
import Vulnerability
import Workspace

/// The overlay of a workspace, which is the same until its tables change.
struct OverlaidZones: Sendable {
  let exposure: Exposure
  /// What is wrong with shapes, and what limits the result.
  let findings: [Finding]

  init(_ workspace: CommunityWorkspace) {
    let shapes = ExposureShapes(
      assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts)
    exposure = Exposure(
      assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts, shapes: shapes)
    findings = shapes.findings + exposure.findings
  }
}
