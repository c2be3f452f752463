import Foundation
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

/// What the examples promise of their assessment, held against the taxonomy, the library and public data.
@Suite struct ExampleAssessmentTests {
  private static let mark = "Definition N community, including adjacency index tracts"
  private static let folders = [PackageFolder.example, PackageFolder.coast]

  private func read(_ folder: URL) throws -> CommunityWorkspace {
    try WorkspaceFolder.read(folder, library: SampleWorkspace.library)
  }

  @Test(arguments: folders)
  func `every hazard of the taxonomy has a decision with a reason`(_ folder: URL) throws {
    let workspace = try read(folder)
    let decided = Set(workspace.screeningDecisions.map(\.hazard))
    let standard = Taxonomy.standard.shown(.hazard).map(\.id)
    #expect(decided == Set(standard))
    #expect(workspace.screeningDecisions.allSatisfy { !$0.reason.isEmpty && !$0.date.isEmpty })
    #expect(Set(workspace.screeningDecisions.map(\.decision)).count == 3)
  }

  @Test(arguments: folders)
  func `an example and its bare county weigh the same figures alike`(_ folder: URL) throws {
    let workspace = try read(folder)
    func ofCounty(_ evidence: ScreeningEvidence) -> CountyIndicator? {
      guard case .change(let change, _, _) = evidence.fact else { return nil }
      return CountyIndicator.allCases.first {
        !Set($0.climateIndicators).isDisjoint(with: change.indicators)
      }
    }
    func weights(
      _ screening: PlaceScreening
    ) -> [String: [CountyIndicator: ScreeningEvidence.Weight]] {
      Dictionary(
        uniqueKeysWithValues: screening.screening.proposals.map { proposal in
          let told = proposal.evidence.compactMap { evidence in
            ofCounty(evidence).map { ($0, evidence.weight) }
          }
          return (proposal.hazard.id, Dictionary(told) { first, _ in first })
        })
    }
    let own = weights(PlaceScreening(workspace, year: 2026))
    let bare = weights(PlaceScreening(county: workspace.community.geoid, year: 2026))
    #expect(own["extreme-hot-days"]?.isEmpty == false)
    for (hazard, told) in own where bare[hazard] != nil {
      #expect(told == bare[hazard], "\(hazard)")
    }
  }

  @Test(arguments: folders)
  func `words of risks and hazards are in the taxonomy`(_ folder: URL) throws {
    let workspace = try read(folder)
    let taxonomy = Taxonomy.standard.with(workspace.ownTaxonomy).taxonomy
    for risk in workspace.risks {
      #expect(taxonomy.entry(.system, risk.systemType) != nil, "\(risk.id)")
      for id in risk.capacityFactors {
        #expect(taxonomy.entry(.capacityFactor, id) != nil, "\(id)")
      }
      for id in risk.groups { #expect(taxonomy.entry(.vulnerableGroup, id) != nil, "\(id)") }
    }
    for hazard in workspace.hazards { #expect(taxonomy.entry(.hazard, hazard.type) != nil) }
    for event in workspace.hazardEvents {
      #expect(taxonomy.entry(.hazard, event.hazard) != nil, "\(event.id)")
      #expect(!event.source.isEmpty && event.source != "assumption", "\(event.id)")
    }
    for asset in workspace.assets { #expect(taxonomy.entry(.system, asset.system) != nil) }
  }

  @Test(arguments: [(folders[0], 24, 9, 12), (folders[1], 18, 9, 12)])
  func `the registers are wide`(_ folder: URL, _ risks: Int, _ hazards: Int, _ systems: Int) throws
  {
    let workspace = try read(folder)
    #expect(workspace.risks.count >= risks)
    #expect(Set(workspace.risks.map(\.hazard)).count >= hazards)
    #expect(Set(workspace.risks.map(\.systemType)).count >= systems)
    #expect(workspace.assets.count >= 25)
    #expect(workspace.goals.count >= 6)
    #expect(workspace.pathways.count >= 3)
  }

  @Test(arguments: folders)
  func `actions of the library exist and say who gains, pays and decides`(_ folder: URL) throws {
    let workspace = try read(folder)
    let library = StrategyLibrary.standard
    let adopted = workspace.actions.filter { !$0.strategy.isEmpty }
    #expect(adopted.count >= 8)
    for action in adopted { #expect(library.strategy(action.strategy) != nil, "\(action.id)") }
    for action in workspace.actions {
      #expect(!action.whoBenefits.isEmpty && !action.whoPays.isEmpty && !action.whoDecides.isEmpty)
    }
  }

  @Test(arguments: folders)
  func `every pathway finds its threshold in the series`(_ folder: URL) throws {
    let workspace = try read(folder)
    let plan = AdaptationPlan(workspace)
    #expect(!plan.points.isEmpty)
    for point in plan.points { #expect(point.year != nil, "\(point.pathway.id)") }
  }

  @Test(
    .enabled(if: PackageFolder.hasFacts), arguments: [("27053", folders[0]), ("45019", folders[1])])
  func `tracts are those of the screening tool`(_ county: String, _ folder: URL) throws {
    let rows = try FactRows.records("hazard_equity/cejst_v1.0_tracts.csv.gz").filter {
      $0["GEOID10_TRACT"].hasPrefix(county)
    }
    let workspace = try read(folder)
    #expect(!rows.isEmpty && workspace.tracts.count == rows.count)
    let marked = workspace.tractMeasures.filter { $0.measure == "disadvantaged" && $0.flag == true }
    #expect(
      Set(marked.map(\.tract))
        == Set(rows.filter { $0[Self.mark] == "True" }.map { $0["GEOID10_TRACT"] }))
    let people = workspace.tracts.compactMap(\.population).reduce(0, +)
    #expect(people == rows.compactMap { Double($0["Total population"]) }.reduce(0, +))
  }
}
