internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies

extension ExhibitCatalog {
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
    var seen: Set<String> = []
    let omissions = scenarios.cases.flatMap(\.omissions).filter { seen.insert($0).inserted }
    return PlanTable(
      id: "scenarios", caption: "Scenarios side by side, t CO₂e",
      columns: [PlanTable.Column("Scenario", width: 2)]
        + years.map { PlanTable.Column(String($0), .right) }, rows: rows,
      notes: scenarios.cases.map(contents) + calculation.omissions + omissions)
  }

  /// What counts in a scenario, in one sentence.
  private func contents(_ entry: ScenarioCase) -> String {
    let policies = entry.projection.policies.values.map(\.name).sorted()
    let parts =
      [
        policies.isEmpty ? "drivers and paths" : "policies: \(policies.joined(separator: "; "))",
        entry.projection.climate.map { "heating and cooling by degree days of \($0.name)" },
        entry.portfolio.map { "actions: \(NumberText.grouped(Double($0.effective.count)))" },
      ].compactMap(\.self) + calculation.movedStarts(of: entry.scenario).map(\.text)
    return "\(entry.scenario.name): \(parts.joined(separator: ", "))."
  }
}
