internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension FigureCatalog {
  func forecast(_ parts: [String]) -> Answer {
    guard let projection = calculation.projection else { return noForecast }
    if let first = parts.first, !first.isEmpty, Int(first) == nil { return scenario(parts) }
    guard parts.count >= 2, let year = Int(parts[0]), projection.years.contains(year) else {
      return .missing(outside(projection.years, "forecast/YEAR/…"))
    }
    switch (parts[1], parts.count) {
    case ("total", 2):
      return forecastSum(projection, "Business as usual in \(year)", year) { _ in true }
    case ("sector", 3):
      guard let sector = Sector(rawValue: parts[2]), projection.sectors.contains(sector) else {
        return .missing("The forecast has no sector “\(parts[2])”.")
      }
      return forecastSum(
        projection, "\(sector.title) under business as usual, \(year)", year
      ) { $0.sector == sector }
    case ("change", 2):
      let base = projection.years.lowerBound
      guard let before = projection.total(base), let after = projection.total(year) else {
        return noForecast
      }
      return .found(
        change(
          title: "Change under business as usual, \(base) to \(year)",
          from: ("Emissions in \(base)", before), to: ("Business as usual in \(year)", after),
          notes: calculation.forecastOmissions.map { "Left out: \($0)" },
          parts: [base, year].compactMap { year in
            projection.explanation(title: "Business as usual in \(year)", year: year) { _ in true }
          }))
    default: return .missing("There is no figure “forecast/\(parts.joined(separator: "/"))”.")
    }
  }

  private func forecastSum(
    _ projection: Projection, _ title: String, _ year: Int,
    where isIncluded: (ActivityRecord) -> Bool
  ) -> Answer {
    guard let tonnes = projection.tonnes(year, where: isIncluded),
      let explanation = projection.explanation(title: title, year: year, where: isIncluded)
    else { return noForecast }
    return .found(Figure(tonnes, .emissions, explanation: explanation))
  }

  func plan(_ parts: [String]) -> Answer {
    guard let portfolio = calculation.portfolio else { return noForecast }
    let years = portfolio.projection.years
    guard parts.count == 2, let year = Int(parts[0]), let total = portfolio.total(year),
      let reduction = portfolio.reduction(in: year)
    else { return .missing(outside(years, "plan/YEAR/total")) }
    let sources = calculation.workspace.sources
    let whole = withOmissions(portfolio.totalExplanation(year, sources: sources))
    switch parts[1] {
    case "total": return .found(Figure(total, .emissions, explanation: whole))
    case "reduction":
      return .found(
        Figure(
          reduction, .emissions,
          explanation: withOmissions(portfolio.reductionExplanation(year, sources: sources))))
    case "marginal-reduction":
      guard let saved = portfolio.marginalReduction(in: year),
        let explanation = portfolio.marginalExplanation(year, sources: sources)
      else { return noMarginal(year) }
      return .found(Figure(saved, .emissions, explanation: withOmissions(explanation)))
    case "change":
      let first = calculation.workspace.community.inventoryYears.first ?? years.lowerBound
      let base = calculation.inventory.total(first)
      guard base > 0 else { return .missing("There is no inventory for \(first).") }
      return .found(
        change(
          title: "Change with the plan, \(first) to \(year)",
          from: ("Emissions in \(first)", base), to: ("With the plan in \(year)", total),
          notes: calculation.forecastOmissions.map { "Left out: \($0)" },
          parts: [
            calculation.inventory.explanation(title: "Emissions in \(first)", of: first), whole,
          ]))
    default:
      return planPercentile(parts[1], year)
        ?? .missing("There is no figure “plan/\(parts.joined(separator: "/"))”.")
    }
  }

  /// A derived figure says everything that it leaves out.
  func withOmissions(_ explanation: Explanation) -> Explanation {
    var explanation = explanation
    explanation.notes += calculation.forecastOmissions.map { "Left out: \($0)" }
    return explanation
  }

  var noForecast: Answer {
    .missing(
      calculation.whyNoForecast ?? "The forecast does not say: see the findings of `cairn check`.")
  }

  private func outside(_ years: ClosedRange<Int>, _ form: String) -> String {
    "The figure is named as “\(form)”, with a year from \(years.lowerBound) to \(years.upperBound)."
  }
}
