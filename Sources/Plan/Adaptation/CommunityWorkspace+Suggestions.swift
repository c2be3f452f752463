internal import Forecast
internal import Quantities
public import Strategies
public import Vulnerability
public import Workspace

extension CommunityWorkspace {
  /// What of the community decides whether a strategy suits it, as far as its record and its county's facts say so.
  ///
  /// The population is that of the plan's own year, or else the newest of `indicators.csv`. Region and coast are those of the county that the community is or
  /// that its code names; a shore of the Great Lakes is not tidal, and a tidal river without open coast is left open.
  /// - Parameter staff: What the community says of its own people; nil when it does not.
  public func traits(staff: AdaptationStrategy.Level? = nil) -> CommunityTraits {
    let county = community.countyCode().flatMap { CountyLibrary.standard.facts(of: $0).facts }
    let population = indicators["population"]?.series
    let year = AdaptationPlan.years(of: self).lowerBound
    let isCoastal: Bool? = county?.coast.flatMap { coast in
      switch coast.water {
      case .ocean: coast.isInland ? nil : true
      case .greatLakes, .none: false
      }
    }
    return CommunityTraits(
      population: population?.value(in: year) ?? population?.points.last?.value,
      region: county?.regions[.nca5], isCoastal: isCoastal, staff: staff)
  }

  /// What of a risk a strategy may fit; a hazard or system without an id of the taxonomy is taken by its name.
  public func suggestionSubject(of risk: Risk, in taxonomy: Taxonomy) -> SuggestionSubject {
    let hazard = hazards.first { $0.id == risk.hazard }
    let type = hazard?.type ?? ""
    let named = taxonomy.entry(.hazard, named: hazard?.name ?? "")?.id ?? ""
    let system =
      risk.systemType.isEmpty
      ? taxonomy.entry(.system, named: risk.system)?.id ?? "" : risk.systemType
    let id = type.isEmpty ? named : type
    return SuggestionSubject(
      hazard: id, family: Set(taxonomy.related.filter { $0.hazard == id }.map(\.related)),
      system: system,
      capacityFactors: risk.capacityFactors, scores: risk.scores)
  }
}
