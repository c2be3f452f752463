import Tables
import Vulnerability
import Workspace

/// Links to judging a hazard itself, as far as the visitor may: for the plan, alone, and for a workshop.
struct HazardJudgeLinks {
  let visit: Visit
  let hazard: Hazard
  /// False on the page that judges for the plan.
  var hasOwnForm = true
  /// Folded, where many hazards stand below each other.
  var isFolded = false

  var html: HTML {
    let text = visit.words(RiskDetailText.self)
    let path = visit.place?.path("\(HazardOutlookPages.path)/\(SitePath.encoded(hazard.id))") ?? ""
    let links: [HTML] = [
      hasOwnForm && visit.mayEdit ? link(path, text.judgeHazard) : nil,
      visit.mayAdd && visit.isPerson ? link(path + "/my-score", text.judgeAlone) : nil,
      visit.maySettle(WorkspaceTables.hazardScores.file)
        ? link(path + "/workshop", text.judgeWorkshop) : nil,
    ].compactMap(\.self)
    guard !links.isEmpty else { return .empty }
    let list: HTML = "<ul class=\"judge bare small row row--tight\">\(links)</ul>"
    guard isFolded else { return list }
    return """
      <details class="inline"><summary>\(text.judge)<span class="hidden">: \(hazard.name)</span></summary>\(list)</details>
      """
  }

  /// The name tells a link from those of other hazards on a page.
  private func link(_ path: String, _ label: String) -> HTML {
    "<li><a href=\"\(path)\">\(label)<span class=\"hidden\">: \(hazard.name)</span></a></li>"
  }
}
