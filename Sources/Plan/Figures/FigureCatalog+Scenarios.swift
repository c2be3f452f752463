public import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Workspace

/// Figures of a scenario, such as `forecast/adopted/2050/total`.
extension FigureCatalog {
  private static let form = "forecast/SCENARIO/YEAR/total"

  func scenario(_ parts: [String]) -> Answer {
    guard let scenarios = calculation.scenarios else { return noForecast }
    guard let entry = scenarios[parts[0]] else {
      let known = scenarios.cases.map(\.scenario.id).joined(separator: ", ")
      return .missing("There is no scenario “\(parts[0])”. Scenarios: \(known).")
    }
    guard parts.count >= 3, let year = Int(parts[1]), scenarios.years.contains(year) else {
      return .missing(
        "The figure is named as “\(Self.form)”, with a year from \(scenarios.years.lowerBound) to \(scenarios.years.upperBound)."
      )
    }
    switch (parts[2], parts.count) {
    case ("total", 3): return total(entry, year)
    case ("per-person", 3): return perPerson(entry, year)
    case ("difference", 3): return difference(entry, scenarios.first, year)
    case ("low", 3), ("high", 3): return edge(entry, year, isLow: parts[2] == "low")
    case ("sector", 4), ("fuel", 4), ("scope", 4): return part(entry, year, parts[2], parts[3])
    case ("gap", 4), ("late", 4): return gap(entry, year, parts[3], isLate: parts[2] == "late")
    default:
      return .missing("There is no figure “forecast/\(parts.joined(separator: "/"))”.")
    }
  }

  /// A sector, fuel or scope with the scenario's actions.
  private func part(_ entry: ScenarioCase, _ year: Int, _ kind: String, _ key: String) -> Answer {
    @Sendable func isIncluded(_ record: ActivityRecord) -> Bool {
      switch kind {
      case "sector": record.sector.rawValue == key
      case "fuel": record.activity == key
      default: (record.countedScope.map(String.init) ?? "none") == key
      }
    }
    guard
      let series = ForecastPart(rawValue: kind).flatMap({ division in
        entry.breakdown(by: division).first { $0.key == key }
      })
    else { return .missing("The forecast has no \(kind) “\(key)”.") }
    let own = Sector(rawValue: key)?.title ?? (kind == "scope" ? "Scope \(key)" : key)
    let name = series.isBesideRecords ? series.title : own
    let title = "\(name), \(entry.scenario.name), \(year)"
    let tonnes = series.tonnes[year - entry.years.lowerBound]
    guard let portfolio = entry.portfolio else {
      return entry.projection.explanation(title: title, year: year, where: isIncluded).map {
        .found(Figure(tonnes, .emissions, explanation: $0))
      } ?? noForecast
    }
    guard let before = entry.projection.tonnes(year, where: isIncluded) else { return noForecast }
    let (projection, sources) = (entry.projection, calculation.workspace.sources)
    let explanation = acted(title, tonnes, before: before, year).withParts {
      let projected = projection.explanation(
        title: "\(title), before its actions", year: year, where: isIncluded)
      return [projected].compactMap(\.self) + [
        portfolio.totalExplanation(year, sources: sources)
      ]
    }
    return .found(Figure(tonnes, .emissions, explanation: explanation))
  }

  /// Explains a part of a year as what it would be without the scenario's actions, and what these change of it.
  private func acted(
    _ title: String, _ tonnes: Double, before: Double, _ year: Int
  ) -> Explanation {
    func input(_ symbol: String, _ name: String, _ value: Double) -> Explanation.Input {
      Explanation.Input(
        symbol: symbol, name: name, value: NumberText.grouped(value), unit: "t CO2e",
        source: "calculated")
    }
    return Explanation(
      title: title, value: EmissionsInventory.text(tonnes), formula: "E + ΔE",
      inputs: [
        input("E", "Emissions in \(year) before the actions", before),
        input("ΔE", "What all actions together change of it", tonnes - before),
      ],
      method:
        "All actions act together on the records. What they use or make of a carrier beside the records counts with the largest record of the carrier; what they emit or take up beside all records is of scope 1 and of the action's sector."
    )
  }

  /// A scenario's total of a year: what it is made from, and what every action of it takes away; nil outside the years.
  public func explanation(_ entry: ScenarioCase, _ year: Int) -> Explanation? {
    let name = entry.scenario.name
    let title = "\(name) in \(year)"
    guard let portfolio = entry.portfolio, let before = entry.projection.total(year) else {
      return entry.projection.explanation(title: title, year: year) { _ in true }
    }
    let projected = entry.projection.explanation(
      title: "\(name) in \(year), before its actions", year: year
    ) { _ in true }
    let acting = portfolio.totalExplanation(year, sources: calculation.workspace.sources)
    var explanation = acting
    explanation.title = title
    explanation.formula = "E − Σ φ(action)"
    explanation.inputs =
      [
        Explanation.Input(
          symbol: "E", name: "Emissions in \(year) before the actions",
          value: NumberText.grouped(before), unit: "t CO2e", source: "forecast of \(year)")
      ] + acting.inputs.dropFirst()
    explanation.notes += entry.omissions.map { "Left out: \($0)" }
    return explanation.withParts { [projected].compactMap(\.self) + acting.parts }
  }

  private func total(_ entry: ScenarioCase, _ year: Int) -> Answer {
    guard let tonnes = entry.total(year), let explanation = explanation(entry, year) else {
      return noForecast
    }
    return .found(Figure(tonnes, .emissions, explanation: explanation))
  }

  private func perPerson(_ entry: ScenarioCase, _ year: Int) -> Answer {
    guard let tonnes = entry.total(year) else { return noForecast }
    guard let population = calculation.workspace.indicators["population"],
      let people = population.series.value(in: year), people > 0
    else { return .missing("The population of \(year) is not known. Add it to indicators.csv.") }
    let value = NumberText.significant(tonnes / people)
    return .found(
      Figure(
        tonnes / people, .count("t CO₂e", decimals: 1),
        explanation: Explanation(
          title: "\(entry.scenario.name) in \(year), per person",
          value: "\(value) t CO2e per person", formula: "E ÷ P",
          inputs: [
            Explanation.Input(
              symbol: "E", name: "Emissions in \(year)", value: NumberText.grouped(tonnes),
              unit: "t CO2e", source: "calculated")
          ]
            + population.inputs(
              "P", year: year, citation: calculation.inventory.context.citation),
          parts: explanation(entry, year).map { [$0] } ?? [])))
  }

  private func difference(
    _ entry: ScenarioCase, _ first: ScenarioCase, _ year: Int
  ) -> Answer {
    guard let tonnes = entry.total(year), let before = first.total(year) else { return noForecast }
    return .found(
      Figure(
        tonnes - before, .emissions,
        explanation: Explanation(
          title: "\(entry.scenario.name) against \(first.scenario.name), \(year)",
          value: EmissionsInventory.text(tonnes - before), formula: "E − E(first)",
          inputs: [
            Explanation.Input(
              symbol: "E", name: entry.scenario.name, value: NumberText.grouped(tonnes),
              unit: "t CO2e", source: "calculated"),
            Explanation.Input(
              symbol: "E(first)", name: first.scenario.name, value: NumberText.grouped(before),
              unit: "t CO2e", source: "calculated"),
          ], method: "Below 0 means less than in the first scenario.",
          parts: [first, entry].compactMap { explanation($0, year) })))
  }

  /// The end of the range under the models of the scenario's climate.
  private func edge(_ entry: ScenarioCase, _ year: Int, isLow: Bool) -> Answer {
    guard let range = entry.range(year) else {
      return .missing(
        entry.scenario.climate.flatMap { calculation.scenarios?.inputs.climates[$0]?.note }
          ?? "“\(entry.scenario.id)” has no range, because it is in today's climate.")
    }
    let tonnes = isLow ? range.lowerBound : range.upperBound
    let isOfModels = entry.spread.spread == .models
    let note =
      entry.scenario.climate.flatMap { calculation.scenarios?.inputs.climates[$0]?.note } ?? ""
    return .found(
      Figure(
        tonnes, .emissions,
        explanation: Explanation(
          title:
            "\(isLow ? "Low" : "High") end of the climate range: \(entry.scenario.name) in \(year)",
          value: EmissionsInventory.text(tonnes),
          formula:
            isOfModels
            ? "\(isLow ? "10th" : "90th") percentile over the models of the climate"
            : "\(isLow ? "min" : "max") over the runs of the climate",
          inputs: entry.runs.map { run in
            Explanation.Input(
              symbol: "E", name: run.name,
              value: run.total(year).map { NumberText.grouped($0) } ?? "not known",
              unit: "t CO2e", source: "calculated")
          },
          method:
            "Each run of degree days is projected by itself, with every action on top of it. \(note)"
        )))
  }

  private func hasSpread(_ scenario: Scenario, _ inputs: ForecastInputs) -> Bool {
    scenario.climate.flatMap { inputs.climates[$0]?.others.isEmpty } == false
  }

  /// Figures of scenarios beyond the first, for suggestions.
  var scenarioIDs: [String] {
    guard let scenarios = calculation.scenarios else { return [] }
    let targets = Set(calculation.levels.map(\.target.year))
    let years = scenarios.years.filter { $0 % 5 == 0 || targets.contains($0) }
    return scenarios.cases.dropFirst().flatMap { entry in
      let figures =
        ["total", "per-person", "difference"]
        + (hasSpread(entry.scenario, scenarios.inputs) ? ["low", "high"] : [])
      return years.flatMap { year in
        figures.map { "forecast/\(entry.scenario.id)/\(year)/\($0)" }
      }
    }
  }
}
