import Factors
import Inventory
import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// What a risk does, to whom, and what is known of it.
struct RiskDescription {
  let visit: Visit
  let calculation: PlanCalculation
  let taxonomy: Taxonomy
  let risk: Risk

  private var text: RiskText { visit.words(RiskText.self) }
  private var detail: RiskDetailText { visit.words(RiskDetailText.self) }

  var html: HTML {
    let parts: [(String, HTML)] = [
      (text.impactWords, paragraph(risk.impact)), (text.people, paragraph(risk.people)),
      (detail.groups, tags(.vulnerableGroup, risk.groups)),
      (text.capacityWords, paragraph(risk.capacity)),
      (detail.factors, tags(.capacityFactor, risk.capacityFactors)),
      (detail.evidence, evidence), (detail.notes, paragraph(risk.note)),
      (
        detail.effectSource,
        risk.source.isEmpty
          ? .empty
          : "<p>\(risk.source.split(separator: " ").map { link.html(String($0)) }.joined(by: "; "))</p>"
            as HTML
      ),
    ].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return .empty }
    return """
      <section class="stack prose">
      \(parts.map { "<div><h3>\($0.0)</h3>\($0.1)</div>" as HTML })
      </section>
      """
  }

  private var link: EvidenceLink {
    EvidenceLink(calculation: calculation, taxonomy: taxonomy)
  }

  private func paragraph(_ text: String) -> HTML { text.isEmpty ? .empty : "<p>\(text)</p>" }

  private func tags(_ kind: TaxonomyEntry.Kind, _ ids: [String]) -> HTML {
    guard !ids.isEmpty else { return .empty }
    return """
      <p class="row row--tight">\(ids.map { "<span class=\"tag\">\(taxonomy.name(kind, $0, visit.language))</span>" as HTML })</p>
      """
  }

  private var evidence: HTML {
    guard !risk.evidence.isEmpty else { return .empty }
    return
      "<ul>\(risk.evidence.map { "<li>\(link.html($0))</li>" as HTML })</ul>"
  }
}

/// A piece of evidence: a link, or the citation of a source.
struct EvidenceLink {
  let calculation: PlanCalculation
  let taxonomy: Taxonomy

  func html(_ word: String) -> HTML {
    if word.hasPrefix("https://") || word.hasPrefix("http://") {
      return "<a href=\"\(word)\" rel=\"noreferrer\">\(word)</a>"
    }
    if let own = calculation.workspace.sources[word] {
      return SourceLink(source: own, id: word, language: nil).html
    }
    return SourceLink(source: taxonomy.sources[word] ?? calculation.library.sources[word], id: word)
      .html
  }
}

/// The actions that lower a risk, and linking one.
struct RiskActions {
  let visit: Visit
  let workspace: CommunityWorkspace
  let risk: Risk

  private var detail: RiskDetailText { visit.words(RiskDetailText.self) }

  var html: HTML {
    let lowering = Set(workspace.actions(lowering: risk.id))
    let mine = workspace.actions.filter { lowering.contains($0.id) }
    let rows = mine.map { action in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("actions/\(SitePath.encoded(action.id))") ?? "")\">\(action.title)</a>",
        detail: "\(String(action.startYear))–\(String(action.fullYear)) · \(action.lead)")
    }
    let suggest =
      visit.place?.path("\(LibraryPages.path)?risk=\(SitePath.encoded(risk.id))") ?? ""
    let add: HTML = """
      <a class="button button--plain" href="\(visit.place?.path("actions/new?risk=\(SitePath.encoded(risk.id))") ?? "")">\(detail.addAction)</a>
      """
    return """
      <section class="stack" aria-labelledby="lowers">
      <div class="row row--ends"><h2 id="lowers">\(detail.whatLowers)</h2><p class="row"><a href="\(suggest)">\(visit.words(LibraryText.self).suggest)</a>\(visit.mayAdd ? add : .empty)</p></div>
      \(mine.isEmpty ? Notice(tone: .caution, title: detail.nothingLowers).html : rows.html)
      \(visit.mayEdit ? linking(workspace.actions.filter { !lowering.contains($0.id) }) : .empty)
      </section>
      """
  }

  private func linking(_ others: [Action]) -> HTML {
    guard let place = visit.place, !others.isEmpty else { return .empty }
    return visit.form(
      place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))/link"),
      className: "form--inline",
      """
      \(visit.draftFields(base: place.summary.head))
      \(Choice(name: "action", label: detail.linkAction, options: others.map { ($0.id, $0.title) }).html())
      <button class="button button--plain">\(detail.linkButton)</button>
      """)
  }
}
