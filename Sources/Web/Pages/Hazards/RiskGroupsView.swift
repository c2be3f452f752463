import Vulnerability
import Workspace

/// The register by hazard and by system, each group toward the worse beside its worst single risk.
struct RiskGroupsView {
  let visit: Visit
  let text: RiskText
  let workspace: CommunityWorkspace
  let rater: RiskRater

  private var words: RatingWords { RatingWords(visit) }
  private var path: String { visit.place?.path(RiskRegisterPages.path) ?? "" }

  var html: HTML {
    """
    <section class="stack" aria-labelledby="groups">
    <h2 id="groups">\(text.summary)</h2>
    <p class="soft small prose">\(text.summaryLead)</p>
    \(table(text.byHazard, field: "hazard", name: { rater.hazardName(of: $0) }, key: \.hazard))
    \(table(text.bySystem, field: "system", name: \.system, key: \.system))
    </section>
    """
  }

  private func table(
    _ title: String, field: String, name: (Risk) -> String, key: (Risk) -> String
  ) -> HTML {
    var order: [String] = []
    var groups: [String: [Risk]] = [:]
    for risk in workspace.risks {
      if groups[key(risk)] == nil { order.append(key(risk)) }
      groups[key(risk), default: []].append(risk)
    }
    let rows = order.compactMap { group -> [HTML]? in
      guard let risks = groups[group], let first = risks.first else { return nil }
      let worst = rater.worst(of: risks)
      let link: HTML = """
        <a href="\(path)?preset=\(rater.preset.rawValue)&\(field)=\(SitePath.encoded(group))">\(name(first))</a>
        """
      let worstCell: HTML =
        worst.map { found in
          """
          \(words.badge(found.rating))<br><a class="small" href="\(path)/\(SitePath.encoded(found.risk.id))">\(text.rated(found.risk.system, rater.hazardName(of: found.risk).lowercased()))</a>
          """
        } ?? words.badge(nil, by: rater.preset)
      return [
        link, "<span class=\"number\">\(risks.count)</span>",
        words.badge(rater.ratingTowardWorse(risks), by: rater.preset), worstCell,
        "<span class=\"number\">\(risks.count { rater.rating(of: $0) == nil })</span>",
      ]
    }
    return DataTable(
      caption: "\(title): \(words.title(rater.preset))",
      columns: [
        field == "hazard" ? text.hazard : text.system, text.risks, text.towardWorse,
        text.worstRow, text.unsureRows,
      ], rows: rows
    ).html
  }
}
