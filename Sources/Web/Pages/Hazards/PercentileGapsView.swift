import Vulnerability
import Workspace

/// What to enter, and where, before the percentiles among the nation's counties can rate a register.
struct PercentileGapsView {
  let visit: Visit
  let text: RiskText
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy

  var html: HTML {
    let gaps = PercentileGap.gaps(of: workspace.hazards, risks: workspace.risks, taxonomy)
    guard !gaps.isEmpty else { return .empty }
    return """
      <div class="stack stack--tight">
      <p>\(text.percentileGaps) <a href="\(PercentileGap.address)">\(text.percentileIndex)</a></p>
      <ul>\(gaps.map(item))</ul>
      </div>
      """
  }

  private func item(_ gap: PercentileGap) -> HTML {
    let path = "\(HazardOutlookPages.path)/\(SitePath.encoded(gap.hazard.id))"
    let name: HTML =
      visit.mayEdit
      ? "<a href=\"\(visit.place?.path(path) ?? "")\">\(gap.hazard.name)</a>"
      : HTML(gap.hazard.name)
    guard let indexHazard = gap.indexHazard else {
      return
        "<li>\(name): \(gap.hazard.type.isEmpty ? text.percentileNoType : text.percentileNotCounted)</li>"
    }
    return "<li>\(name): <span lang=\"en\">“\(indexHazard)”</span></li>"
  }
}
