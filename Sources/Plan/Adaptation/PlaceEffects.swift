internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
public import Vulnerability
public import Workspace

/// A known effect beside one risk of a plan: what changes here, and what the effect comes to here.
public struct PlaceEffect: Hashable, Sendable, Identifiable {
  public let effect: KnownEffect
  /// The hazard that the effect was found for, where that is another of the risk's hazard's family; nil for its own.
  public let relatedHazard: String?
  /// False where it was found for another region and may not hold here.
  public let isValidHere: Bool
  /// How the nearest indicator that is known changes here; nil where none is.
  public let change: IndicatorChange?
  /// Nil where nothing local can be told, and for an effect that may not hold here.
  public let local: LocalEffect?
  /// People inside the zones of the hazard in this plan, where they tell better than a national share; nil without zones.
  public let peopleInside: Double?
  /// What a figure of the place would take and the plan does not know; nil where nothing is missing.
  public let missingStock: LocalStock.Kind?
  /// The climate indicator that would tell how this changes here and that the plan lacks; nil where there is a figure of
  /// the place, where one tells the change, and where none would.
  public let missingIndicator: String?

  public var id: String { effect.id }
  /// True when it says a number of this place.
  public var hasLocalNumber: Bool { change != nil || local != nil || peopleInside != nil }
}

/// The known effects of a plan's risks with the numbers of its place.
///
/// A change is that of the plan's own climate profile, else of the shipped table of counties. People, homes, jobs and
/// electricity are those of the plan's indicators and inventory, else of its tracts; a county's people are those of the
/// census, last. Adults are those of the plan's indicators alone: no table that is shipped has them.
public struct PlaceEffects: Sendable {
  public let taxonomy: Taxonomy
  private let workspace: CommunityWorkspace
  private let overlay: (@Sendable () -> ExposureOverlay)?
  private let changes: [IndicatorChange]
  private let stocks: [LocalStock.Kind: LocalStock]
  private let regions: Set<String>

  /// - Parameter overlay: What zones reach; asked for only where an effect needs it.
  public init(
    _ workspace: CommunityWorkspace, overlay: (@Sendable () -> ExposureOverlay)? = nil
  ) {
    let library = CountyLibrary.standard
    let county = workspace.community.countyCode().flatMap { library.facts(of: $0).facts }
    let own = workspace.climate.changesToMidCentury(sources: workspace.sources)
    let shipped = county?.changes { library.columns[$0]?.citation ?? $0 } ?? []
    self.workspace = workspace
    self.overlay = overlay
    taxonomy = workspace.taxonomy()
    changes = own + shipped
    stocks = LocalStocks(workspace, county: county).all
    regions = Set((county?.regions ?? [:]).map { "\($0.key.rawValue):\($0.value)" })
  }

  /// The effects of a risk's hazard and its family on its system: those that hold here first, of those the ones with a
  /// figure of the place, and the hazard's own before others.
  ///
  /// A risk without a system, or of a system of the community's own, has the effects on every system.
  public func effects(of risk: Risk) -> [PlaceEffect] {
    let hazard = workspace.hazards.first { $0.id == risk.hazard }?.type ?? ""
    guard !hazard.isEmpty else { return [] }
    let family = taxonomy.related.filter { $0.hazard == hazard }.map(\.related)
    let found = ([hazard] + family).flatMap { type in
      taxonomy.effects.filter { $0.hazard == type && isAsked($0, by: risk) }
        .map { placed($0, of: risk, relatedHazard: type == hazard ? nil : type) }
    }
    return found.enumerated().sorted { left, right in
      (Self.rank(left.element), left.offset) < (Self.rank(right.element), right.offset)
    }.map(\.element)
  }

  /// What is known of a risk for which no effect is known that holds here, and what a number would take.
  ///
  /// Nil for a risk that has such an effect, and where nobody has said which hazard of the list its hazard is.
  public func gap(of risk: Risk) -> EffectGap? {
    let hazard = workspace.hazards.first { $0.id == risk.hazard }?.type ?? ""
    guard !hazard.isEmpty, !effects(of: risk).contains(where: \.isValidHere) else { return nil }
    let links = taxonomy.indicators.filter { $0.hazard == hazard }
    let primary = links.filter { $0.role == "primary" }.map(\.indicator).filter { !$0.isEmpty }
    let named = primary + links.map(\.indicator).filter { !$0.isEmpty }
    let studied = taxonomy.effects.filter { $0.hazard == hazard }.flatMap(\.indicators)
    var known: [IndicatorChange] = []
    for indicator in named + studied {
      if let change = told(indicator), !known.contains(change) { known.append(change) }
    }
    let need: EffectGap.Need =
      if primary.contains(where: { told($0) != nil }) {
        .study
      } else if primary.isEmpty {
        .records(why: (links.first { $0.role == "none" } ?? links.first)?.reason ?? "")
      } else {
        .indicators(primary)
      }
    return EffectGap(
      changes: known,
      events: workspace.hazardEvents.filter { $0.hazard == hazard }.sorted { $0.date > $1.date },
      peopleInside: overlay?().reach(of: risk, in: workspace).people, need: need)
  }

  private func isAsked(_ effect: KnownEffect, by risk: Risk) -> Bool {
    let isOwn = taxonomy.entry(.system, risk.systemType)?.isOwn ?? true
    return risk.systemType.isEmpty || isOwn || effect.isAbout(risk.systemType)
  }

  private static func rank(_ effect: PlaceEffect) -> Int {
    if !effect.isValidHere { return 3 }
    if effect.local != nil || effect.peopleInside != nil { return 0 }
    return effect.change != nil ? 1 : 2
  }

  private func placed(
    _ effect: KnownEffect, of risk: Risk, relatedHazard: String?
  ) -> PlaceEffect {
    let isValid = effect.isValid(in: regions, state: workspace.community.state)
    // What neither the statement nor the local figure takes is no number that the effect tells.
    let tellsChange = effect.statement.contains("{change}") || effect.scaling?.step != nil
    let known = tellsChange ? effect.indicators.compactMap { self.change($0) } : []
    let stock = effect.scaling?.stock.flatMap { stocks[$0] }
    // Days above a threshold may be nearest, but a step of degrees takes degrees.
    let change = known.first { effect.local(change: $0, stock: stock) != nil } ?? known.first
    let inside =
      effect.scaling?.zonesTellBetter == true && isValid
      ? overlay?().reach(of: risk, in: workspace).people : nil
    let local =
      isValid && inside == nil ? effect.local(change: change, stock: stock) : nil
    let isUntold = isValid && inside == nil && local == nil
    return PlaceEffect(
      effect: effect, relatedHazard: relatedHazard, isValidHere: isValid, change: change,
      local: local, peopleInside: inside,
      missingStock: isUntold && stock == nil ? effect.scaling?.stock : nil,
      missingIndicator: isUntold && tellsChange && known.isEmpty ? effect.indicators.first : nil)
  }

  /// The change of an indicator, or of one that tells of the same thing in the county's table.
  private func change(_ indicator: String) -> IndicatorChange? { changes(indicator).first }

  /// The first change of an indicator that can be told: with a figure before and one after.
  private func told(_ indicator: String) -> IndicatorChange? {
    changes(indicator).first { $0.before != nil && $0.after != nil }
  }

  private func changes(_ indicator: String) -> [IndicatorChange] {
    let same = CountyIndicator.allCases.map(\.climateIndicators).first { $0.contains(indicator) }
    let ids = Set(same ?? []).union([indicator])
    return changes.filter { !ids.isDisjoint(with: $0.indicators) }
  }
}

/// What a plan knows of its people, homes, jobs and electricity.
struct LocalStocks {
  private let workspace: CommunityWorkspace
  private let county: CountyFacts?
  /// The year that the inventory and the forecast begin with; indicators are of it where they can be.
  private let year: Int?

  init(_ workspace: CommunityWorkspace, county: CountyFacts?) {
    self.workspace = workspace
    self.county = county
    year = workspace.community.forecastBaseYear ?? workspace.community.inventoryYears.max()
  }

  var all: [LocalStock.Kind: LocalStock] {
    var all: [LocalStock.Kind: LocalStock] = [:]
    for kind in LocalStock.Kind.allCases {
      all[kind] = kind.indicator.flatMap { indicator($0, kind) }
    }
    all[.people] = all[.people] ?? tracts ?? census
    all[.electricity] = electricity(.electricity) { _ in true }
    all[.homesElectricity] = electricity(.homesElectricity) {
      $0.sector == .buildings && $0.subsector == "residential"
    }
    return all
  }

  private func indicator(_ id: String, _ kind: LocalStock.Kind) -> LocalStock? {
    guard let indicator = workspace.indicators[id] else { return nil }
    let points = indicator.series.points
    guard
      let point = year.flatMap({ year in
        indicator.series.value(in: year).map { (year: year, value: $0) }
      }) ?? points.last
    else { return nil }
    let behind = indicator.series.years(behind: point.year)
    let source = behind.first.flatMap { indicator.origins[$0]?.source } ?? ""
    return LocalStock(
      kind: kind, amount: point.value, origin: .indicator(id, year: point.year), source: source)
  }

  /// Nil where a tract's people are not known: a sum without them would be too small.
  private var tracts: LocalStock? {
    let people = workspace.tracts.map(\.population)
    guard !people.isEmpty, people.allSatisfy({ $0 != nil }) else { return nil }
    return LocalStock(
      kind: .people, amount: people.compactMap(\.self).reduce(0, +), origin: .tracts(people.count),
      source: workspace.tracts[0].source)
  }

  private var census: LocalStock? {
    guard workspace.community.kind == .county, let people = county?.population else { return nil }
    return LocalStock(
      kind: .people, amount: Double(people), origin: .census, source: "census-2020")
  }

  /// Electricity of the newest inventory year with some; nil where a part of it is not known.
  ///
  /// What the grid loses is used by nobody here. A record that another one includes is missing from a part, not from the
  /// whole.
  private func electricity(
    _ kind: LocalStock.Kind, where isCounted: (ActivityRecord) -> Bool
  ) -> LocalStock? {
    let records = workspace.records.filter {
      $0.activity == "electricity" && $0.account == nil && !Self.isGridLoss($0) && isCounted($0)
    }
    guard let year = records.filter({ Self.energy($0) != nil }).map(\.year).max() else {
      return nil
    }
    let isWhole = kind == .electricity
    let newest = records.filter {
      $0.year == year && $0.notationKey != .notOccurring
        && !(isWhole && $0.notationKey == .includedElsewhere)
    }
    let amounts = newest.map { Self.energy($0)?.megawattHours }
    guard amounts.allSatisfy({ $0 != nil }) else { return nil }
    return LocalStock(
      kind: kind, amount: amounts.compactMap(\.self).reduce(0, +), origin: .inventory(year: year),
      source: newest[0].source)
  }

  private static func isGridLoss(_ record: ActivityRecord) -> Bool {
    [record.method, record.subsector].contains("grid-losses")
  }

  private static func energy(_ record: ActivityRecord) -> Energy? {
    guard record.notationKey == nil, let quantity = record.quantity, let unit = record.unit,
      unit.kind == .energy
    else { return nil }
    return Energy(canonical: quantity * unit.canonicalFactor)
  }
}
