import Plan
import Strategies
import Vulnerability
import Workspace

/// What a workspace says of fairness: questions with answers, and who is exposed, benefits, pays and decided.
struct FairnessRecord {
  let coverage: EquityCoverage
  private let workspace: CommunityWorkspace
  private let profiles: EquityProfiles

  init(_ workspace: CommunityWorkspace, taxonomy: Taxonomy, visit: Visit) {
    self.workspace = workspace
    let subjects =
      [EquitySubject.plan(title: visit.words(EquityText.self).plan)]
      + workspace.risks.map {
        EquitySubject(kind: .risk, id: $0.id, title: workspace.title(of: $0), place: $0.place)
      }
      + workspace.actions.map {
        EquitySubject(kind: .action, id: $0.id, title: $0.title, place: $0.place)
      }
    coverage = EquityCoverage(
      questions: taxonomy.questions, subjects: subjects,
      answers: workspace.equityAnswers.filter { !$0.answer.isEmpty },
      evidence: workspace.equityEvidence)
    let language = visit.language
    profiles = EquityProfiles(
      risks: workspace.risks, actions: workspace.actions,
      coverage: RiskCoverage(
        risks: workspace.risks, goals: workspace.goals, actions: workspace.actions,
        responses: workspace.responses, pathways: workspace.pathways),
      questions: coverage
    ) { taxonomy.name(.vulnerableGroup, $0, language) }
  }

  func entries(_ subject: EquityQuestion.Subject, _ id: String) -> [EquityCoverage.Entry] {
    coverage.entries(of: id, subject)
  }

  /// Who is exposed, benefits, pays and decided; nil for the plan, which is about all of them.
  func profile(_ subject: EquityQuestion.Subject, _ id: String) -> EquityProfile? {
    switch subject {
    case .plan: return nil
    case .risk:
      return workspace.risks.first { $0.id == id }.map {
        profiles.profile(of: $0, title: workspace.title(of: $0))
      }
    case .action:
      return workspace.actions.first { $0.id == id }.map {
        profiles.profile(of: $0, riskTitle: workspace.title)
      }
    }
  }
}

/// The answers about a subject as they stand on its own page, with those that are missing.
struct EquityPanel {
  let visit: Visit
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let subject: EquityQuestion.Subject
  let id: String
  /// The level of the panel's own heading is 2.
  var showsTitle = true

  private var text: EquityText { visit.words(EquityText.self) }

  var html: HTML {
    let record = FairnessRecord(workspace, taxonomy: taxonomy, visit: visit)
    let entries = record.entries(subject, id)
    let path = EquityPages.path(visit, subject, id)
    let title: HTML = """
      <div class="row row--ends"><h2 id="fairness">\(text.title)</h2>\
      \(visit.mayEdit ? "<a class=\"button button--plain\" href=\"\(path)\">\(text.answer)</a>" as HTML : .empty)</div>
      """
    return """
      <section class="stack"\("aria-labelledby", showsTitle ? "fairness" : nil)>
      \(showsTitle ? title : .empty)
      \(subject == .risk ? profile(record) : .empty)
      <p>\(text.answeredOf(entries.count { $0.answer != nil }, entries.count))</p>
      \(EquityQuestion.Dimension.allCases.map { part($0, entries) })
      </section>
      """
  }

  /// Who is exposed, benefits, pays and decided, as the records say.
  private func profile(_ record: FairnessRecord) -> HTML {
    guard let profile = record.profile(subject, id) else { return .empty }
    let parts = EquityProfile.Part.allCases.map { part -> HTML in
      let said = profile.text(part)
      let value: HTML =
        said.isEmpty ? "<span class=\"tag tag--caution\">\(text.notSaid)</span>" : HTML(said)
      return "<div><dt>\(text.parts[part] ?? "")</dt><dd>\(value)</dd></div>"
    }
    return "<dl class=\"pairs\">\(parts)</dl>"
  }

  private func part(
    _ dimension: EquityQuestion.Dimension, _ entries: [EquityCoverage.Entry]
  ) -> HTML {
    let own = entries.filter { $0.question.dimension == dimension }
    guard !own.isEmpty else { return .empty }
    return """
      <h3>\(text.dimensions[dimension] ?? "")</h3>
      <dl class="stack prose">\(own.map(item))</dl>
      """
  }

  private func item(_ entry: EquityCoverage.Entry) -> HTML {
    var shown: HTML = "<span class=\"tag tag--caution\">\(text.missing)</span>"
    if let answer = entry.answer {
      let by = [HTML(answer.by), DayLabel(answer.date).html].filter { !$0.isEmpty }.joined(by: ", ")
      shown = """
        \(answer.answer)\
        \(by.isEmpty ? .empty : " <span class=\"soft small\">\(by)</span>" as HTML)\(evidence(entry))
        """
    }
    return """
      <div><dt><strong>\(entry.question.question(visit.language))</strong></dt><dd>\(shown)</dd></div>
      """
  }

  private func evidence(_ entry: EquityCoverage.Entry) -> HTML {
    let path = visit.place?.path(EquityPages.path) ?? ""
    let log = entry.evidence.map { row -> HTML in
      "<a href=\"\(path)#evidence-\(SitePath.encoded(row.id))\">\(row.claim)</a>"
    }
    let links = entry.links.map { link -> HTML in
      link.hasPrefix("https://") || link.hasPrefix("http://")
        ? "<a href=\"\(link)\" rel=\"noreferrer\">\(link)</a>" : HTML(link)
    }
    guard !log.isEmpty || !links.isEmpty else { return .empty }
    return "<br><span class=\"small\">\(text.evidence): \((log + links).joined(by: "; "))</span>"
  }
}
