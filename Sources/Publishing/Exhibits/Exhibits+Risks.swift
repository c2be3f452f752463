internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  func hazardsTable() -> PlanTable? {
    let hazards = calculation.workspace.hazards
    guard !hazards.isEmpty else { return nil }
    let rows = hazards.map { hazard -> [PlanTable.Cell] in
      let first = hazard.baseline ?? hazard.future
      let decimals = (first?.average.magnitude ?? 0) < 2 ? 2 : 1
      return [
        .init(hazard.name), .init(first == nil ? hazard.note : measure(hazard)),
        level(hazard.baseline, hazard.unit, decimals: decimals),
        level(hazard.future, hazard.unit, decimals: decimals),
      ]
    }
    let models = hazards.compactMap(\.models).max().map { "\($0) climate models" } ?? "models"
    return PlanTable(
      id: "hazards", caption: "Climate hazards: baseline, future and the spread of models",
      columns: [
        .init("Hazard", width: 1.5), .init("Measure", width: 3.5),
        .init("Baseline", .right, width: 1.5), .init("Future", .right, width: 1.5),
      ], rows: rows,
      notes: [
        "Average, and in brackets the lowest and highest of \(models). Periods: \(hazardPeriods ?? "as stated").",
        "Emissions scenario: \(hazardScenarios ?? "not stated").",
      ])
  }

  /// What is measured, with its unit unless the name or the values say it.
  private func measure(_ hazard: Hazard) -> String {
    let unit = displayUnits.shown(0, hazard.unit).unit
    let isSaid =
      unit.hasPrefix("°") || unit.isEmpty
      || hazard.indicator.lowercased().contains(unit.lowercased())
    return isSaid ? hazard.indicator : "\(hazard.indicator), \(unit)"
  }

  /// Hazards with a value for both periods.
  var measuredHazards: [Hazard] {
    calculation.workspace.hazards.filter { $0.baseline != nil && $0.future != nil }
  }

  private var hazardPeriods: String? {
    perHazard(measuredHazards) { hazard in
      hazard.baseline.flatMap { base in
        hazard.future.map { "\(base.periodTitle) and \($0.periodTitle)" }
      }
        ?? ""
    }
  }

  private var hazardScenarios: String? {
    perHazard(calculation.workspace.hazards.filter { !$0.scenario.isEmpty }, \.scenario)
  }

  /// What hazards state: once where all state the same, else with the hazards that state it.
  private func perHazard(_ hazards: [Hazard], _ stated: (Hazard) -> String) -> String? {
    var groups: [(text: String, names: [String])] = []
    for hazard in hazards {
      let text = stated(hazard)
      // Dashes alone make no other period.
      if let index = groups.firstIndex(where: { ProfilePeriod($0.text) == ProfilePeriod(text) }) {
        groups[index].names.append(hazard.name)
      } else {
        groups.append((text, [hazard.name]))
      }
    }
    guard groups.count > 1 else { return groups.first?.text }
    return groups.map { "\($0.names.joined(separator: ", ")): \($0.text)" }
      .joined(separator: "; ")
  }

  /// True when all hazards with values are for the same two periods, so that one legend is true of all.
  var haveHazardsSamePeriods: Bool {
    let periods = measuredHazards.map { hazard in
      [hazard.baseline, hazard.future].map { ProfilePeriod($0?.period ?? "") }
    }
    return Set(periods).count < 2
  }

  private func level(
    _ level: Hazard.Level?, _ unit: MeasurementUnit?, decimals: Int
  ) -> PlanTable.Cell {
    guard let level else { return .init("in words") }
    let shown = displayUnits.shown(level.average, unit)
    let text: (Double) -> String = {
      NumberText.grouped(displayUnits.shown($0, unit).value, decimals: decimals)
    }
    let name = shown.unit.hasPrefix("°") ? " \(shown.unit)" : ""
    let average = text(level.average) + name
    guard let low = level.low, let high = level.high else { return .init(average) }
    return .init("\(average) (\(text(low))–\(text(high)))")
  }

  func hazardName(_ id: String) -> String {
    calculation.workspace.hazards.first { $0.id == id }?.name ?? id
  }

  func risksTable() -> PlanTable? {
    let risks = calculation.workspace.risks
    guard !risks.isEmpty else { return nil }
    let rows = risks.sorted(by: isWorse).map { risk -> [PlanTable.Cell] in
      let rating = rating(of: risk)
      let band = risk.riskProduct.map { product in
        PlanTable.Cell(
          "\(product) · \(RiskBand(product: product).rawValue)", scale: scale(product))
      }
      return [
        .init(hazardName(risk.hazard)), .init(risk.system), .init(risk.people),
        .init(impact(of: risk).map { "\($0)" } ?? "unsure"),
        .init(risk.adaptiveCapacity.map { "\($0)" } ?? "unsure"),
        .init(rating.map { "\($0.level) · \($0.title)" } ?? preset.unrated, scale: rating?.shade),
        band ?? .init("unsure"),
      ]
    }
    return PlanTable(
      id: "risks", caption: "Vulnerability register, worst first",
      columns: [
        .init("Hazard", width: 1.3), .init("System", width: 1.3), .init("Most affected", width: 3),
        .init("Impact", .right, width: 0.7), .init("Capacity", .right, width: 0.8),
        .init(preset == .vulnerability ? "Vulnerability" : "Rating", width: 1.3),
        .init("Risk", width: 1.1),
      ], rows: rows,
      notes: [
        "Scores 1 (low) to 5 (high). Rated by: \(preset.title). Risk is likelihood times consequence, of 25. Unsure is not low."
      ])
  }

  var preset: RiskPreset { calculation.workspace.community.riskPreset }

  /// What stands for impact under the community's preset: a judged magnitude, or exposure and sensitivity.
  func impact(of risk: Risk) -> Int? {
    preset == .adaptiveNeed ? risk.magnitude : risk.potentialImpact?.value
  }

  private func rating(of risk: Risk) -> RiskRating? {
    risk.rating(preset, hazard: calculation.workspace.hazards.first { $0.id == risk.hazard })
  }

  private func isWorse(_ left: Risk, _ right: Risk) -> Bool {
    (rating(of: left)?.level ?? 0, left.riskProduct ?? 0, right.id)
      > (rating(of: right)?.level ?? 0, right.riskProduct ?? 0, left.id)
  }

  private func scale(_ product: Int) -> Int {
    switch RiskBand(product: product) {
    case .low: 2
    case .moderate: 3
    case .high: 4
    case .veryHigh: 5
    }
  }

  func equityTable() -> PlanTable? {
    let measures = calculation.workspace.equity
    guard !measures.isEmpty else { return nil }
    let rows = measures.map { measure -> [PlanTable.Cell] in
      let value = measure.value.map { value -> String in
        switch measure.unit?.symbol {
        case "percent": NumberText.grouped(value, decimals: 1) + "%"
        case "usd": "$" + NumberText.grouped(value)
        default: NumberText.grouped(value, decimals: value.magnitude < 10 ? 2 : 0)
        }
      }
      let percentile = measure.percentile.map { NumberText.grouped($0, decimals: 2) }
      return [
        .init(measure.theme), .init(measure.measure), .init(value ?? "—"),
        .init(percentile ?? "—"),
      ]
    }
    let comparison = measures.first?.comparison ?? ""
    return PlanTable(
      id: "equity", caption: "Social vulnerability compared with \(comparison)",
      columns: [
        .init("Theme", width: 2), .init("Measure", width: 2.5), .init("Value", .right),
        .init("Percentile", .right),
      ], rows: rows, notes: ["Percentile 0 to 1; higher means more vulnerable."])
  }

  func engagementTable() -> PlanTable? {
    let events = calculation.workspace.engagement
    guard !events.isEmpty else { return nil }
    let rows = events.map { event -> [PlanTable.Cell] in
      [
        .init(event.date.isEmpty ? "planned" : event.date), .init(event.title),
        .init(event.audience),
        .init(event.participants.map { NumberText.grouped($0) } ?? "—"),
        .init(event.heard.isEmpty ? "—" : event.heard),
        .init(event.changed.isEmpty ? "—" : event.changed),
      ]
    }
    return PlanTable(
      id: "engagement", caption: "Engagement: with whom, what was heard and what changed",
      columns: [
        .init("Date"), .init("Step", width: 2), .init("With whom", width: 2),
        .init("People", .right, width: 0.8), .init("Heard", width: 1.5),
        .init("Changed", width: 1.5),
      ], rows: rows)
  }
}

extension Hazard.Level {
  /// The period with a dash between its years, however the table writes it.
  var periodTitle: String { ProfilePeriod(period).title }
}
