internal import Factors
public import Strategies
public import Tables
public import Vulnerability
public import Workspace

/// Assets and tracts of a workspace laid over its zones, with the index that people are divided by.
///
/// Laid over once for all pages, chapters and exports of a state of the workspace.
public struct ExposureOverlay: Sendable {
  public let exposure: Exposure
  /// What is wrong with shapes, and what limits the result.
  public let findings: [Finding]
  /// The newest Social Vulnerability Index with ranks, else the first index with ranks; nil where there is none.
  public let ranks: TractLayer?

  /// Lays over what a workspace has; polygons by the thousand take seconds.
  public init(_ workspace: CommunityWorkspace) {
    self.init(workspace, shapes: ExposureShapes(workspace))
  }

  /// - Parameters:
  ///   - shapes: Those of the workspace.
  ///   - previous: That of another state; where zones and tracts lie as they did, only assets of another shape are laid over.
  init(
    _ workspace: CommunityWorkspace, shapes: ExposureShapes,
    reusing previous: ExposureOverlay? = nil
  ) {
    exposure = Exposure(
      assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts, shapes: shapes,
      reusing: previous?.exposure)
    findings = shapes.findings + exposure.findings
    ranks = Self.ranks(workspace)
  }

  /// Without laying anything over.
  public static func ranks(_ workspace: CommunityWorkspace) -> TractLayer? {
    let ids = TractLayer.ids(in: workspace.tractMeasures)
    let newest = ids.filter { $0.hasPrefix("svi-") }.reversed()
    return (newest + ids.filter { !$0.hasPrefix("svi-") }).lazy.compactMap { id in
      let layer = TractLayer.layer(
        id, measures: workspace.tractMeasures, tracts: workspace.tracts)
      return layer.flatMap { $0.percentiles.isEmpty ? nil : $0 }
    }.first
  }

  /// Who lives inside the zones of a hazard of the taxonomy.
  public func reach(of hazard: String) -> HazardReach { exposure.reach(of: hazard, over: ranks) }

  /// Who lives inside the zones of a risk's hazard.
  public func reach(of risk: Risk, in workspace: CommunityWorkspace) -> HazardReach {
    reach(of: workspace.zoneHazard(of: risk))
  }

  /// Who lives inside the zones of the hazards whose risks an action lowers, a hazard once, in the order of the risks.
  public func reaches(
    of action: String, in workspace: CommunityWorkspace, _ coverage: RiskCoverage
  ) -> [HazardReach] {
    let lowered = Set(coverage.entries.filter { $0.actions.contains(action) }.map(\.risk))
    return workspace.risks.filter { lowered.contains($0.id) }.map(workspace.zoneHazard(of:))
      .withoutRepeats().map(reach(of:))
  }

  /// True when a workspace would be laid over in the same way.
  static func isSame(_ left: CommunityWorkspace, _ right: CommunityWorkspace) -> Bool {
    PlanCalculation.hasSameShapes(left, right) && left.tractMeasures == right.tractMeasures
  }
}

extension CommunityWorkspace {
  /// The hazard of the taxonomy that zones of a risk are of; the plan's own name of it where that is not said.
  public func zoneHazard(of risk: Risk) -> String {
    let type = hazards.first { $0.id == risk.hazard }?.type ?? ""
    return type.isEmpty ? risk.hazard : type
  }
}
