internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension StrategiesResults {
  /// Every scenario by sector, gas, fuel and scope, and what the forecast grows with.
  var forecastSheets: [Workbook.Sheet] {
    guard let scenarios = calculation.scenarios else { return [] }
    return [ForecastPart.sector, .gas, .fuel, .scope].map { parts(scenarios, by: $0) }
      + [rules, series(scenarios)]
  }

  /// The parts of every scenario with its actions, and the total that they add up to.
  private func parts(_ scenarios: PlanScenarios, by part: ForecastPart) -> Workbook.Sheet {
    let years = scenarios.years
    let rows = scenarios.cases.flatMap { entry -> [[Workbook.Cell]] in
      let head: [Workbook.Cell] = [.text(entry.scenario.id), .text(entry.scenario.name)]
      let parts = entry.breakdown(by: part).map { series in
        head + [.text(series.title)] + series.tonnes.map { Workbook.Cell($0) }
      }
      let total = head + [.text("Total")] + years.map { Workbook.Cell(entry.total($0)) }
      guard entry.portfolio != nil else { return parts + [total] }
      return parts + [
        total,
        head + [.text("Before its actions")]
          + years.map { Workbook.Cell(entry.projection.total($0)) },
      ]
    }
    return sheet(
      "Forecast by \(part.rawValue)",
      [
        "t CO2e by scenario, \(part.title.lowercased()) and year, with the scenario's actions; the parts add up to the total. \(calculation.inventory.potentials.title)."
      ]
        + (part == .gas
          ? ["Biogenic CO2 stands beside the total, in metric tons of the gas."] : []),
      [.words("scenario", 18), .words("name", 26), .words(part.title.lowercased(), 24)]
        + years.map { Workbook.Column("\($0), t CO2e", kind: .amount, width: 13) }, rows, frozen: 3)
  }

  private var rules: Workbook.Sheet {
    let rows = calculation.workspace.rules.map { rule -> [Workbook.Cell] in
      [
        rule.sector?.title ?? "all", rule.subsector ?? "", rule.activity ?? "", rule.record ?? "",
        rule.driver ?? "",
      ].map { Workbook.Cell(words: $0) } + [
        rate(rule.rate), Workbook.Cell(words: rule.intensities.joined(separator: " ")),
        rate(rule.intensityRate), Workbook.Cell(words: rule.between?.rawValue ?? ""),
        Workbook.Cell(words: "\(rule.place)"),
      ]
    }
    return sheet(
      "Drivers",
      [
        "The first rule that fits a record counts; a record without one is held. A rate that changes is text, each step with the year it starts in."
      ],
      [
        .words("sector", 24), .words("subsector", 18), .words("activity", 20),
        .words("record", 18), .words("driver", 22), .words("rate, percent a year", 18),
        .words("intensity paths", 32), .words("intensity rate, percent a year", 18),
        .words("between years", 14), .words("row", 22),
      ], rows)
  }

  private func rate(_ rate: GrowthRate?) -> Workbook.Cell {
    guard let rate else { return .empty }
    let steps = rate.steps
    return steps.count == 1 && steps[0] != nil ? Workbook.Cell(steps[0]) : .text(rate.text)
  }

  private func series(_ scenarios: PlanScenarios) -> Workbook.Sheet {
    let projection = scenarios.first.projection
    let named = Set(calculation.workspace.rules.compactMap(\.driver))
    let facts = named.sorted().compactMap { projection.indicators[$0] }.flatMap { indicator in
      indicator.series.points.map { point -> [Workbook.Cell] in
        [
          .text("fact"), .text(indicator.id), .number(Double(point.year)),
          Workbook.Cell(point.value), .text(indicator.unit.symbol),
          Workbook.Cell(words: indicator.origins[point.year]?.source ?? ""),
        ]
      }
    }
    let paths = projection.paths.values.sorted { $0.id < $1.id }.flatMap { path in
      path.series.points.map { point -> [Workbook.Cell] in
        [
          .text("path"), .text(path.id), .number(Double(point.year)), Workbook.Cell(point.value),
          .text(path.unit), Workbook.Cell(words: path.source.citation),
        ]
      }
    }
    return sheet(
      "Driver series",
      ["Values as given; between them lies what the rule says, else a straight line."],
      [
        .words("what", 8), .words("series", 30), .year(), .number("value", width: 18),
        .words("unit", 18), .words("source", 60),
      ], facts + paths, frozen: 2)
  }
}
