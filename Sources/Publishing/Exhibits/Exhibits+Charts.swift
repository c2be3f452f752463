internal import Factors
internal import Forecast
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  /// Charts by name.
  static var charts: [String: (ExhibitCatalog) -> () -> Chart?] {
    [
      "emissions-by-sector": emissionsBySector, "emissions-per-person": emissionsPerPerson,
      "forecast": forecastChart, "grid-intensity": gridIntensity, "wedges": wedges,
      "scenarios": scenariosChart, "hazards": hazardsChart, "risk-matrix": riskMatrix,
      "equity": equityChart,
      "action-effects": actionEffects, "timeline": timeline, "pathways": pathwaysChart,
      "abatement-costs": abatementChart,
      "ranking": rankingChart,
    ].merging(uncertaintyCharts) { own, _ in own }
  }

  private var community: Community { calculation.workspace.community }

  private func caption(_ id: String, _ source: String) -> ChartCaption {
    ChartCaption(id: id, source: source)
  }

  private var inventorySource: String {
    "Inventory of \(community.name), \(calculation.inventory.potentials.title)"
  }

  private func bySector(_ year: Int, _ sectors: [Sector], _ value: (Sector) -> Double?)
    -> EmissionsBySectorChart.Year
  {
    var tonnes: [ChartSector: Double] = [:]
    for sector in sectors {
      if let key = ChartSector(rawValue: sector.rawValue), let sum = value(sector) {
        tonnes[key] = sum
      }
    }
    return EmissionsBySectorChart.Year(year: year, tonnes: tonnes)
  }

  private var history: [EmissionsBySectorChart.Year] {
    let inventory = calculation.inventory
    return years.filter { inventory.total($0) != 0 }.map { year in
      bySector(year, inventory.sectors) { inventory.total(year, sector: $0) }
    }
  }

  private var chartTargets: [EmissionsTarget] {
    calculation.wholeLevels.map { level in
      EmissionsTarget(
        year: level.target.year, tonnes: level.allowed, label: level.target.name)
    }
  }

  /// Whether the last of some years counts what the first does.
  private func countTheSame(_ years: [Int]) -> Bool {
    !MissingSources.areMany(in: calculation.inventory, over: years)
  }

  func emissionsBySector() -> Chart? {
    guard !history.isEmpty else { return nil }
    return EmissionsBySectorChart.chart(
      caption: caption("emissions-by-sector", inventorySource), years: history,
      tellsChange: countTheSame(history.map(\.year)), theme: theme)
  }

  func emissionsPerPerson() -> Chart? {
    guard let population = calculation.workspace.indicators["population"] else { return nil }
    let points = years.compactMap { year -> EmissionsPerPersonChart.Point? in
      let total = calculation.inventory.total(year)
      guard total != 0, let people = population.series.value(in: year), people > 0 else {
        return nil
      }
      return .init(year: year, tonnesPerPerson: total / people)
    }
    guard !points.isEmpty else { return nil }
    return EmissionsPerPersonChart.chart(
      caption: caption("emissions-per-person", inventorySource), points: points,
      tellsChange: countTheSame(points.map(\.year)), theme: theme)
  }

  func forecastChart() -> Chart? {
    guard let projection = calculation.projection else { return nil }
    let forecast = projection.years.map { year in
      bySector(year, projection.sectors) { projection.total(year, sector: $0) }
    }
    return ForecastChart.chart(
      caption: caption("forecast", "Forecast from \(projection.years.lowerBound); drivers.csv"),
      history: history.filter { $0.year < projection.years.lowerBound }, forecast: forecast,
      targets: chartTargets, tellsChange: !calculation.workspace.rules.isEmpty, theme: theme)
  }

  func gridIntensity() -> Chart? {
    let used = Set(calculation.workspace.rules.flatMap(\.intensities))
    let series = used.sorted().compactMap { id -> (ReferencePath, GridIntensityChart.Series)? in
      guard let path = calculation.projection?.paths[id], path.unit.hasSuffix("MWh") else {
        return nil
      }
      let points = path.series.points.filter { $0.year <= community.forecastEndYear }
      return (
        path,
        GridIntensityChart.Series(
          name: gridName(id), points: points,
          projectedFrom: community.forecastBaseYear)
      )
    }
    guard !series.isEmpty else { return nil }
    let sources = series.map { path, _ in
      path.source.citation + (path.status == .unverified ? " (unverified)" : "")
    }
    return GridIntensityChart.chart(
      caption: caption("grid-intensity", sources.joined(separator: "; ")),
      series: series.map(\.1), theme: theme)
  }

  private func gridName(_ id: String) -> String {
    id.split(separator: ":").last.map { "Grid \($0)" } ?? id
  }

  func wedges() -> Chart? {
    guard let portfolio = calculation.portfolio, !portfolio.effective.isEmpty else { return nil }
    let years = Array(portfolio.projection.years)
    let wedges = portfolio.effective.map { action in
      WedgesChart.Wedge(
        id: action.id, name: action.title,
        tonnes: years.compactMap { portfolio.reduction(of: action.id, in: $0) })
    }
    return WedgesChart.chart(
      caption: caption(
        "wedges", "Actions of this plan; what several save together is shared among them"),
      years: years,
      businessAsUsual: years.compactMap { portfolio.projection.total($0) }, wedges: wedges,
      targets: chartTargets, theme: theme)
  }

  func hazardsChart() -> Chart? {
    let hazards = measuredHazards
    guard let first = hazards.first else { return nil }
    let models = hazards.compactMap(\.models).max()
    let isSame = haveHazardsSamePeriods
    let sources = hazards.map(\.source).withoutRepeats()
      .map { calculation.inventory.context.citation($0) }
    return HazardsChart.chart(
      caption: caption("hazards", sources.joined(separator: "; ")),
      hazards: hazards.map { hazard in
        HazardsChart.Hazard(
          name: hazard.indicator, unit: unit(of: hazard, withPeriods: !isSame),
          baseline: span(hazard.baseline, hazard.unit), future: span(hazard.future, hazard.unit),
          mayHoldBias: isBaselineObserved(hazard))
      }, baselineLabel: isSame ? first.baseline?.periodTitle ?? "Baseline" : "baseline",
      futureLabel: isSame ? first.future?.periodTitle ?? "Future" : "future",
      rangeLabel: models.map { "lowest to highest of \($0) models" }, theme: theme)
  }

  /// True for a hazard that takes its baseline from an observed row of the climate profile.
  private func isBaselineObserved(_ hazard: Hazard) -> Bool {
    guard !hazard.climateIndicator.isEmpty, let row = hazard.baseline?.place?.row else {
      return false
    }
    return calculation.workspace.climate.summaries.contains {
      $0.place.row == row && $0.scenario.isObserved
    }
  }

  private func unit(of hazard: Hazard, withPeriods: Bool) -> String {
    let unit = displayUnits.shown(0, hazard.unit).unit
    guard withPeriods, let before = hazard.baseline?.periodTitle,
      let after = hazard.future?.periodTitle
    else { return unit }
    return [unit, "\(before) to \(after)"].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func span(_ level: Hazard.Level?, _ unit: MeasurementUnit?) -> HazardsChart.Span? {
    level.map { level in
      let shown: (Double) -> Double = { displayUnits.shown($0, unit).value }
      return HazardsChart.Span(
        value: shown(level.average), low: level.low.map(shown), high: level.high.map(shown))
    }
  }

  func riskMatrix() -> Chart? {
    let all = calculation.workspace.risks
    guard all.contains(where: { impact(of: $0) != nil && $0.adaptiveCapacity != nil }) else {
      return nil
    }
    // What is unsure has no place in the grid, and is named.
    let risks = all.map { risk in
      RiskMatrixChart.Risk(
        name: "\(hazardName(risk.hazard)): \(risk.system.lowercased())",
        impact: impact(of: risk) ?? 0, adaptiveCapacity: risk.adaptiveCapacity ?? 0)
    }
    return RiskMatrixChart.chart(
      caption: caption(
        "risk-matrix",
        "Vulnerability register of \(community.name)"
          + (preset == .adaptiveNeed ? "; impact as a judged magnitude" : "")),
      risks: risks, level: { Risk.vulnerability(impact: $0, capacity: $1).value }, theme: theme)
  }

  func equityChart() -> Chart? {
    let measures = calculation.workspace.equity.compactMap { measure -> EquityChart.Measure? in
      guard let percentile = measure.percentile else { return nil }
      let value = measure.value.map { value in
        measure.unit?.symbol == "percent" ? NumberText.grouped(value, decimals: 1) + "%" : ""
      }
      return .init(
        theme: measure.theme, name: measure.measure, percentile: percentile, value: value ?? "")
    }
    guard let first = calculation.workspace.equity.first, !measures.isEmpty else { return nil }
    return EquityChart.chart(
      caption: caption("equity", calculation.inventory.context.citation(first.source)),
      measures: measures, comparison: first.comparison, theme: theme)
  }

  func actionEffects() -> Chart? {
    guard let portfolio = calculation.portfolio, let year = calculation.effectYears.first,
      !portfolio.effective.isEmpty
    else { return nil }
    let effects = portfolio.effective.compactMap { action -> ActionEffectsChart.Effect? in
      guard let tonnes = portfolio.reduction(of: action.id, in: year) else { return nil }
      return ActionEffectsChart.Effect(
        name: action.title, sector: ChartSector(rawValue: action.sector) ?? .land,
        tonnes: tonnes, alsoAdaptation: action.isAdaptation)
    }
    return ActionEffectsChart.chart(
      caption: caption(
        "action-effects", "Actions of this plan; what several save together is shared among them"),
      year: year, effects: effects, theme: theme)
  }

  func timeline() -> Chart? {
    guard !actions.isEmpty else { return nil }
    return TimelineChart.chart(
      caption: caption("timeline", "Actions of this plan"),
      actions: actions.map { action in
        TimelineChart.Action(
          name: action.title, startYear: action.startYear, fullYear: action.fullYear,
          priority: priority(action.priority))
      }, end: max(actions.map(\.fullYear).max() ?? 0, 2035), theme: theme)
  }

  private func priority(_ priority: Action.Priority) -> TimelineChart.Priority {
    switch priority {
    case .near: .near
    case .mid: .mid
    case .long: .long
    }
  }
}

extension ExhibitCatalog {
  func regionMap() -> Chart? {
    regionOutlines.map {
      RegionMap.chart(
        caption: ChartCaption(
          id: "region", source: "U.S. Census Bureau TIGER/Line outlines; CDC/ATSDR SVI 2022"),
        outlines: $0, measure: .init(name: "Social vulnerability, percentile among US counties"),
        theme: theme)
    }
  }
}
