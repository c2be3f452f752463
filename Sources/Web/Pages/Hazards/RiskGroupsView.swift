import Plan
import Vulnerability
import Workspace

/// The register by hazard, by system and by rating, each group toward the worse beside its worst single risk.
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
    \(table(text.byHazard, .hazard))
    \(table(text.bySystem, .system))
    \(table(text.byRating, .rating))
    </section>
    """
  }

  private func table(_ title: String, _ kind: RiskGroup.Kind) -> HTML {
    let rows = rater.groups(of: workspace.risks, by: kind).map { group -> [HTML] in
      [
        name(of: group, kind), HTML(String(group.risks.count)),
        words.badge(group.rating, by: rater.preset), worst(of: group),
        HTML(String(group.unrated)),
      ]
    }
    let column =
      switch kind {
      case .hazard: text.hazard
      case .system: text.system
      case .rating: text.rating
      }
    return DataTable(
      caption: "\(title): \(words.title(rater.preset))",
      columns: [column, text.risks, text.towardWorse, text.worstRow, text.unsureRows],
      numbers: [1, 4], rows: rows
    ).html
  }

  /// What the group is called, with a link to its risks where the register can be narrowed down to them.
  private func name(of group: RiskGroup, _ kind: RiskGroup.Kind) -> HTML {
    switch kind {
    case .hazard:
      let name = group.risks.first.map(rater.hazardName(of:)) ?? group.key
      return link(name, "hazard", group.key)
    case .system: return link(group.key, "system", group.key)
    case .rating: return words.badge(group.worstRating, by: rater.preset)
    }
  }

  private func link(_ name: String, _ field: String, _ value: String) -> HTML {
    """
    <a href="\(path)?preset=\(rater.preset.rawValue)&\(field)=\(SitePath.encoded(value))">\(name)</a>
    """
  }

  private func worst(of group: RiskGroup) -> HTML {
    guard let worst = group.worst, let rating = group.worstRating else {
      return words.badge(nil, by: rater.preset)
    }
    return """
      \(words.badge(rating))<br><a class="small" href="\(path)/\(SitePath.encoded(worst.id))">\(workspace.title(of: worst))</a>
      """
  }
}
