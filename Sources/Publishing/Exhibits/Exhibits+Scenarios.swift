internal import Forecast
public import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  /// All scenarios of the plan as lines; nil while there is one only.
  func scenariosChart() -> Chart? {
    guard let scenarios = calculation.scenarios, scenarios.cases.count > 1 else { return nil }
    return scenariosChart(scenarios.cases, named: scenarios.cases.map(\.scenario.name))
  }

  /// Some scenarios as lines with the targets of the whole; nil without any, or per person where nobody is counted.
  ///
  /// - Parameter names: What each is called, in their order.
  public func scenariosChart(
    _ cases: [ScenarioCase], named names: [String], perPerson: Bool = false
  ) -> Chart? {
    let people = calculation.workspace.indicators["population"]?.series
    guard let years = cases.first?.years, !perPerson || people != nil else { return nil }
    /// The number that a total is divided by; nil where it is not known.
    func share(_ year: Int) -> Double? {
      guard perPerson else { return 1 }
      return people?.value(in: year).flatMap { $0 > 0 ? $0 : nil }
    }
    let lines = zip(cases, names).map { entry, name in
      ScenariosChart.Line(
        name: name,
        values: years.map { year in
          entry.total(year).flatMap { total in share(year).map { total / $0 } }
        },
        spread: entry.scenario.climate == nil
          ? []
          : years.map { year in
            guard let range = entry.range(year), let share = share(year) else { return nil }
            return range.lowerBound / share...range.upperBound / share
          })
    }
    let targets = calculation.wholeLevels.compactMap { level in
      share(level.target.year).map {
        EmissionsTarget(
          year: level.target.year, tonnes: level.allowed / $0, label: level.target.name)
      }
    }
    let left = (calculation.omissions + cases.flatMap(\.omissions)).withoutRepeats()
    var chart = ScenariosChart.chart(
      caption: ChartCaption(
        id: "scenarios", source: "Forecast from \(years.lowerBound); scenarios.csv, policies.csv"),
      years: years, lines: lines, targets: targets, isPerPerson: perPerson,
      notes: zip(cases, names).map { contents($0, named: $1) } + left, theme: theme)
    chart.tell(leftOut: left)
    return chart
  }

  /// Scenarios side by side: totals of some years, the range of their climate, and what counts in them.
  func scenariosTable() -> PlanTable? {
    guard let scenarios = calculation.scenarios, scenarios.cases.count > 1 else { return nil }
    let comparison = scenarios.comparison()
    let base = scenarios.years.lowerBound
    let years = scenarios.years.filter {
      $0 == base || $0 % 10 == 0 || $0 == scenarios.years.upperBound
    }
    var rows: [[PlanTable.Cell]] = []
    for row in comparison.rows {
      rows.append(
        [.init(row.scenario.name)] + years.map { tonnes(row.tonnes[$0 - base]) })
      guard row.spread.contains(where: { $0 != nil }) else { continue }
      for (title, edge) in [("lowest", \ClosedRange<Double>.lowerBound), ("highest", \.upperBound)]
      {
        rows.append(
          [.init("\(row.scenario.name), \(title)")]
            + years.map { year in
              row.spread[year - base].map { tonnes($0[keyPath: edge]) } ?? .init("—")
            })
      }
    }
    let omissions = scenarios.cases.flatMap { $0.limits + $0.omissions }.withoutRepeats()
    return PlanTable(
      id: "scenarios", caption: "Scenarios side by side, t CO₂e",
      columns: [PlanTable.Column("Scenario", width: 2)]
        + years.map { PlanTable.Column(String($0), .right) }, rows: rows,
      notes: scenarios.cases.map { contents($0, named: $0.scenario.name) } + calculation.omissions
        + omissions)
  }

  /// What counts in a scenario, in one sentence.
  private func contents(_ entry: ScenarioCase, named name: String) -> String {
    let policies = entry.projection.policies.values.map(\.name).sorted()
    let parts =
      [
        policies.isEmpty ? "drivers and paths" : "policies: \(policies.joined(separator: "; "))",
        entry.projection.climate.map { "heating and cooling by degree days of \($0.name)" },
        entry.portfolio.map { "actions: \(NumberText.grouped(Double($0.effective.count)))" },
      ].compactMap(\.self) + calculation.movedStarts(of: entry.scenario).map(\.text)
    return "\(name): \(parts.joined(separator: ", "))."
  }
}
