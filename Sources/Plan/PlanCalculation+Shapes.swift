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
    let found = shapes.findings
    guard !found.isEmpty else { return findings }
    // A shape that cannot be used says more than what its table's reader thought of it.
    let unusable = Set(found.filter { $0.severity == .error }.map(\.place))
    let read = findings.filter { $0.severity == .error || !unusable.contains($0.place) }
    return Self.sorted(read + found, unread: Set(workspace.documents.keys))
  }

  /// Everything found in a file; shapes are read only for tables that have some.
  public func findings(in file: String) -> [Finding] {
    let tables = [WorkspaceTables.assets, WorkspaceTables.zones, WorkspaceTables.tracts]
    let all = tables.contains { $0.file == file } ? allFindings : findings
    return all.filter { $0.place.file == file }
  }

  /// True when two workspaces have the same shapes in the same rows.
  static func hasSameShapes(_ left: CommunityWorkspace, _ right: CommunityWorkspace) -> Bool {
    left.zones == right.zones && left.tracts == right.tracts && left.assets == right.assets
  }
}
