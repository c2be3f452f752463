import Factors
import Plan
import Tables
import Vulnerability
import Workspace

/// What is known of a workspace's place when its hazards are screened, and what people decided.
struct ScreeningScene {
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  /// Nil where the settings name no county that is known.
  let county: CountyFacts?
  let screening: HazardScreening
  /// What is wrong with the place's code, with events and with the community's own words.
  let findings: [Finding]

  /// - Parameter year: The year to count back from.
  init(_ workspace: CommunityWorkspace, year: Int) {
    let place = PlaceScreening(workspace, year: year)
    self.workspace = workspace
    taxonomy = place.taxonomy
    county = place.county
    screening = place.screening
    findings = place.findings
  }

  func decision(on hazard: String) -> ScreeningDecision? {
    workspace.screeningDecisions.first { $0.hazard == hazard }
  }

  /// Hazards that people decided to assess, in the order of the taxonomy.
  var kept: [TaxonomyEntry] {
    let ids = Set(
      workspace.screeningDecisions.filter { $0.decision == .keep }.map(\.hazard))
    return (taxonomy.entries[.hazard] ?? []).filter { ids.contains($0.id) }
  }

  /// The hazard of the plan that is of a type; nil while there is none.
  func planned(_ type: String) -> Hazard? { workspace.hazards.first { $0.type == type } }
}
