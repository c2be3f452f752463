import Factors
import Vulnerability
import Workspace

/// Risks that the taxonomy proposes for the hazards of a plan.
struct RiskProposals {
  let scene: ScreeningScene
  /// A hazard of the plan with the systems that it has no risk for yet, the most relevant first.
  let all: [(hazard: Hazard, links: [HazardSystemLink])]

  init(_ scene: ScreeningScene) {
    self.scene = scene
    let hidden = scene.taxonomy.hidden[.system] ?? []
    all = scene.workspace.hazards.compactMap { hazard in
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

  /// Rows of `risks.csv` for some of the proposals; every score stays empty, because nobody has judged yet.
  ///
  /// - Parameter note: What the row says of where it comes from.
  func rows(
    note: (_ how: String) -> String, _ isChosen: (Hazard, HazardSystemLink) -> Bool
  ) -> [[String: String]] {
    let language: Language =
      scene.workspace.community.language == "es" ? .spanish : .english
    var taken = Set(scene.workspace.risks.map(\.id))
    var rows: [[String: String]] = []
    for (hazard, links) in all {
      for link in links where isChosen(hazard, link) {
        let id = NewIdentifier.make(from: "\(hazard.id) \(link.system)", taken: taken)
        taken.insert(id)
        rows.append([
          "id": id, "hazard": hazard.id,
          "system": scene.taxonomy.name(.system, link.system, language),
          "system_id": link.system, "evidence": link.source, "note": note(link.how),
        ])
      }
    }
    return rows
  }
}
