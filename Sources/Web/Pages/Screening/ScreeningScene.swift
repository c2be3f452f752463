import Factors
import Plan
import Quantities
import Tables
import Vulnerability
import Workspace

/// What is known of a workspace's place when its hazards are screened, and what is proposed.
struct ScreeningScene {
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  /// Nil where the settings name no county that is known.
  let county: CountyFacts?
  let screening: HazardScreening
  /// What is wrong with the place's code, with events and with the community's own words.
  let findings: [Finding]

  /// - Parameter year: The year to count back from.
  init(_ workspace: CommunityWorkspace, year: Int) throws {
    self.workspace = workspace
    let own = try Taxonomy.standard().with(workspace.ownTaxonomy)
    taxonomy = own.taxonomy
    let library = try CountyLibrary.standard()
    let answer = try workspace.community.countyCode().map { try library.facts(of: $0) }
    county = answer?.facts
    screening = HazardScreening(
      taxonomy: own.taxonomy, columns: library.columns,
      place: ScreeningInputs(
        county: answer?.facts, profile: workspace.climate.changes(sources: workspace.sources),
        events: workspace.hazardEvents), year: year)
    findings = own.findings + (answer?.findings ?? []) + screening.findings
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

extension ClimateProfile {
  /// How each indicator changes under the last scenario, for screening.
  func changes(sources: [String: FactorSource]) -> [IndicatorChange] {
    indicators.compactMap { indicator in
      guard let first = first(indicator),
        let scenario = scenarios(of: indicator).last(where: \.isFuture),
        let future = summaries(of: indicator).last(where: {
          $0.scenario == scenario && $0.kind == .absolute && ($0[.median] ?? $0[.mean]) != nil
        }), let after = future[.median] ?? future[.mean],
        let baseline = baseline(of: indicator, under: scenario, before: future.period),
        let before = baseline[.median] ?? baseline[.mean]
      else { return nil }
      return IndicatorChange(
        indicators: [indicator], name: first.name, unit: first.unit.symbol, before: before,
        after: after, change: after - before, spread: spread(baseline, future),
        beforePeriod: baseline.period.title, afterPeriod: future.period.title,
        scenario: scenario.title, source: sources[first.source]?.citation ?? first.source)
    }
  }

  /// Models are compared with models where both are known.
  private func baseline(
    of indicator: String, under scenario: ClimateScenario, before period: ProfilePeriod
  ) -> ClimateSummary? {
    let earlier = summaries(of: indicator).filter {
      $0.kind == .absolute && ($0[.median] ?? $0[.mean]) != nil
        && ($0.period.years?.lowerBound ?? 9_999) < (period.years?.lowerBound ?? 9_999)
    }
    return earlier.first { $0.scenario == scenario } ?? earlier.first { $0.scenario == .historical }
      ?? earlier.first { $0.scenario.isObserved }
  }

  private func spread(
    _ baseline: ClimateSummary, _ future: ClimateSummary
  ) -> IndicatorChange.Spread {
    guard let before = range(baseline), let after = range(future) else { return .unknown }
    return .periods(before: before, after: after)
  }

  private func range(_ summary: ClimateSummary) -> ClosedRange<Double>? {
    guard let low = summary[.p10] ?? summary[.lowest],
      let high = summary[.p90] ?? summary[.highest], low <= high
    else { return nil }
    return low...high
  }
}

extension Visit {
  /// The regions of a community's county in the national assessments, such as `nca5:midwest`.
  func regions(of community: Community) -> Set<String> {
    guard let code = try? community.countyCode(),
      let facts = try? CountyLibrary.standard().facts(of: code).facts
    else { return [] }
    return Set(facts.regions.map { "\($0.key.rawValue):\($0.value)" })
  }
}
