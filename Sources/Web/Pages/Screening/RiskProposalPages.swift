import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Risks that Cairn proposes for the hazards to assess: the systems that each usually reaches, and how.
struct RiskProposalPages: PageGroup {
  /// Proposals of one hazard that are chosen at first; the rest waits for people.
  private static let chosenAtFirst = 5

  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/hazards/screening/risks"
    routes.get(path, for: .workspace(.addRecord), use: show)
    routes.post(path, for: .workspace(.addRecord), taking: .form(limit: 128 * 1024), use: add)
  }

  private func scene(_ visit: Visit) async throws -> ScreeningScene {
    ScreeningScene(try await visit.planOrNothing().workspace, year: visit.year)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    let text = visit.words(RiskProposalText.self)
    let place = try visit.workspace()
    let proposals = RiskProposals(scene).all
    let back: HTML = """
      <a class="button" href="\(place.path(ScreeningPages.path))">\(visit.words(ScreeningText.self).title)</a>
      """
    let empty = EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: back)
    let form = visit.form(
      place.path("\(ScreeningPages.path)/risks"),
      """
      \(visit.draftFields(base: place.summary.head))
      \(proposals.map { section($0.hazard, $0.links, scene, visit) })
      <div class="actions"><button class="button">\(text.add)</button></div>
      """)
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(ScreeningText.self).title, place.path(ScreeningPages.path))]).html)
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(proposals.isEmpty ? empty.html : form)
      </div>
      """
    return visit.page(text.title, main, at: ScreeningPages.path)
  }

  private func section(
    _ hazard: Hazard, _ links: [HazardSystemLink], _ scene: ScreeningScene, _ visit: Visit
  ) -> HTML {
    let text = visit.words(RiskProposalText.self)
    let hasRisks = scene.workspace.risks.contains { $0.hazard == hazard.id }
    let boxes = links.enumerated().map { index, link -> HTML in
      let isChosen = !hasRisks && link.relevance == 3 && index < Self.chosenAtFirst
      let unverified: HTML =
        link.status == .verified
        ? .empty : " <span class=\"tag tag--caution\">\(text.unverified)</span>"
      return """
        <label class="choice"><input type="checkbox" name="risk" value="\(hazard.id) \(link.system)"\("checked", when: isChosen)>\
        <span>\(scene.taxonomy.name(.system, link.system, visit.language)) <span class="tag">\(text.relevances[link.relevance - 1])</span>\(unverified)\
        <span class="choice__hint">\(visit.library(link.how)) <span class="soft">(<span lang="en">\(scene.taxonomy.citation(link.source))</span>)</span></span></span></label>
        """
    }
    return """
      <fieldset class="score"><legend>\(hazard.name)</legend>
      \(boxes)
      </fieldset>
      """
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let register = try visit.workspace().path(RiskRegisterPages.path)
    if try await visit.commitBefore() != nil { return visit.seeOther("\(register)?done=added") }
    let scene = try await scene(visit)
    let text = visit.words(RiskProposalText.self)
    let taking = TakenRisks(scene: scene, chosen: Set(visit.form.all("risk")), text: text)
    try await visit.commitEdits(base: base, reason: taking.usualReason) { taking.apply(to: &$0) }
    return visit.seeOther(register + (taking.rows.isEmpty ? "" : "?done=added"))
  }
}

/// Proposed risks that somebody takes into the register, as rows of it.
struct TakenRisks {
  let rows: [[String: String]]
  /// Why, where nobody says it.
  let usualReason: String

  /// - Parameter chosen: Ids of a hazard and a system with a space between; what is not proposed is passed over.
  init(scene: ScreeningScene, chosen: Set<String>, text: RiskProposalText) {
    rows = RiskProposals(scene).rows(note: text.proposed) { hazard, link in
      chosen.contains("\(hazard.id) \(link.system)")
    }
    usualReason = text.reason(rows.count)
  }

  func apply(to edits: inout TableEdits) {
    for row in rows { edits.add(row, to: WorkspaceTables.risks.file) }
  }
}

struct RiskProposalText: Words {
  let title: String
  let lead: String
  let emptyTitle: String
  let emptyDetail: String
  let add: String
  /// From sometimes to nearly always.
  let relevances: [String]
  let unverified: String
  let proposed: @Sendable (_ how: String) -> String
  let reason: @Sendable (_ count: Int) -> String

  static let english = RiskProposalText(
    title: "Propose risks",
    lead:
      "The parts of a community that each hazard usually reaches, the most relevant first. Choose what fits this place. Every score of a new risk is unsure until somebody judges it.",
    emptyTitle: "Nothing to propose",
    emptyDetail:
      "Every usual system of the plan's hazards has its risk, or no hazard of the plan says which one of the list it is.",
    add: "Add the chosen risks",
    relevances: ["sometimes reached", "often reached", "nearly always reached"],
    unverified: "unverified", proposed: { "Proposed by Cairn: \($0)" },
    reason: { $0 == 1 ? "Adds 1 proposed risk" : "Adds \($0) proposed risks" })

  static let spanish = RiskProposalText(
    title: "Proponer riesgos",
    lead:
      "Las partes de una comunidad a las que cada amenaza suele llegar, lo más relevante primero. Elija lo que encaje con este lugar. Toda puntuación de un riesgo nuevo es incierta hasta que alguien la juzgue.",
    emptyTitle: "Nada que proponer",
    emptyDetail:
      "Cada sistema habitual de las amenazas del plan tiene su riesgo, o ninguna amenaza del plan dice cuál de la lista es.",
    add: "Agregar los riesgos elegidos",
    relevances: ["a veces alcanzado", "a menudo alcanzado", "casi siempre alcanzado"],
    unverified: "sin verificar", proposed: { "Propuesto por Cairn: \($0)" },
    reason: { $0 == 1 ? "Agrega 1 riesgo propuesto" : "Agrega \($0) riesgos propuestos" })
}
