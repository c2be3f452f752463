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

  /// A hazard of the plan with the systems that it has no risk for yet, the most relevant first.
  private func proposals(
    _ scene: ScreeningScene
  ) -> [(hazard: Hazard, links: [HazardSystemLink])] {
    let hidden = scene.taxonomy.hidden[.system] ?? []
    return scene.workspace.hazards.compactMap { hazard in
      guard !hazard.type.isEmpty else { return nil }
      let known = Set(
        scene.workspace.risks.filter { $0.hazard == hazard.id }.map(\.systemType))
      let links = scene.taxonomy.systems.filter {
        $0.hazard == hazard.type && !known.contains($0.system) && !hidden.contains($0.system)
      }
      // The order of the table stands within one relevance.
      let sorted = links.enumerated().sorted {
        ($1.element.relevance, $0.offset) < ($0.element.relevance, $1.offset)
      }
      return sorted.isEmpty ? nil : (hazard, sorted.map(\.element))
    }
  }

  private func scene(_ visit: Visit) async throws -> ScreeningScene {
    try ScreeningScene(try await visit.planOrNothing().workspace, year: visit.year)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    let text = visit.words(RiskProposalText.self)
    let place = try visit.workspace()
    let proposals = proposals(scene)
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
    let language: Language =
      scene.workspace.community.language == "es" ? .spanish : .english
    let chosen = Set(visit.form.all("risk"))
    var taken = Set(scene.workspace.risks.map(\.id))
    var rows: [[String: String]] = []
    for (hazard, links) in proposals(scene) {
      for link in links where chosen.contains("\(hazard.id) \(link.system)") {
        let id = NewIdentifier.make(from: "\(hazard.id) \(link.system)", taken: taken)
        taken.insert(id)
        // Every score stays empty: nobody has judged yet.
        rows.append([
          "id": id, "hazard": hazard.id,
          "system": scene.taxonomy.name(.system, link.system, language),
          "system_id": link.system, "evidence": link.source, "note": text.proposed(link.how),
        ])
      }
    }
    let made = rows
    try await visit.commitEdits(base: base, reason: text.reason(rows.count)) { edits in
      for row in made { edits.add(row, to: WorkspaceTables.risks.file) }
    }
    return visit.seeOther(register + (made.isEmpty ? "" : "?done=added"))
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
    add: "Añadir los riesgos elegidos",
    relevances: ["a veces alcanzado", "a menudo alcanzado", "casi siempre alcanzado"],
    unverified: "sin verificar", proposed: { "Propuesto por Cairn: \($0)" },
    reason: { $0 == 1 ? "Añade 1 riesgo propuesto" : "Añade \($0) riesgos propuestos" })
}
