internal import Factors
public import Tables
public import Vulnerability
internal import Workspace

extension PlanCalculation {
  /// The shapes of assets, zones and tracts, read once for findings, maps and what is laid over; thousands take a while.
  public var shapes: ExposureShapes { deferredShapes.value }

  /// Everything found, in shapes too, such as an area that crosses itself; most serious first within a file.
  ///
  /// `findings` are there without reading a shape.
  public var allFindings: [Finding] {
    guard !shapes.findings.isEmpty else { return findings }
    return Self.sorted(shapes.findings(after: findings), unread: Set(workspace.documents.keys))
  }

  /// What is found about assets, zones, tracts and their measures, and what limits what zones reach, which takes longest.
  public var exposureFindings: [Finding] {
    shapes.findings(after: workspace.exposureFindings) + overlay.exposure.findings
  }

  /// Everything found in a file; shapes are read only for tables that have some.
  public func findings(in file: String) -> [Finding] {
    let tables = [WorkspaceTables.assets, WorkspaceTables.zones, WorkspaceTables.tracts]
    let all = tables.contains { $0.file == file } ? allFindings : findings
    return all.filter { $0.place.file == file }
  }

  /// What is made of shapes on demand, taken from a calculation of the same ones where there is one.
  static func exposure(
    _ workspace: CommunityWorkspace, reusing previous: PlanCalculation?
  ) -> (shapes: Deferred<ExposureShapes>, overlay: Deferred<ExposureOverlay>) {
    let shapes =
      previous.flatMap { hasSameShapes($0.workspace, workspace) ? $0.deferredShapes : nil }
      ?? Deferred(reusing: previous?.deferredShapes) { ExposureShapes(workspace, reusing: $0) }
    let overlay =
      previous.flatMap {
        ExposureOverlay.isSame($0.workspace, workspace) ? $0.deferredOverlay : nil
      }
      ?? Deferred(reusing: previous?.deferredOverlay) {
        ExposureOverlay(workspace, shapes: shapes.value, reusing: $0)
      }
    return (shapes, overlay)
  }

  /// True when two workspaces have the same shapes in the same rows.
  static func hasSameShapes(_ left: CommunityWorkspace, _ right: CommunityWorkspace) -> Bool {
    left.zones == right.zones && left.tracts == right.tracts && left.assets == right.assets
  }
}
