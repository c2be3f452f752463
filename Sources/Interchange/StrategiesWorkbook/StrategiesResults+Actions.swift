internal import Plan
internal import Quantities
internal import Strategies

extension StrategiesResults {
  /// One row for each action: what it is, when, who and what it costs.
  var actions: Workbook.Sheet {
    let effective = Set(calculation.portfolio?.effective.map(\.id) ?? [])
    return sheet(
      "Actions", [], Self.actionColumns + Self.columns,
      all.map { name($0) + cells($0, isCounted: effective.contains($0.id)) }, frozen: 2)
  }

  private static let columns: [Workbook.Column] = [
    .words("kind", 26), .words("sector", 16), .words("status", 13), .words("priority", 10),
    .year("starts in"), .year("full effect in"), .year("ends in"), .words("uptake", 18),
    .number("lost each year after the full year, percent"),
    .number("taken back by more use, percent"), .words("in the reduction", 14),
    .words("needs", 14), .words("excludes", 14), .words("risks that it lowers"),
    .words("lead"), .words("partners"), .amount("capital cost, US$"),
    .amount("annual cost, US$ a year"), .words("source of costs", 18),
    .number("staff, full-time posts"), .words("who benefits", 34), .words("who pays", 34),
    .words("who decides", 34), .words("co-benefits", 34), .words("funding"),
    .words("monitored by"), .words("audience", 10), .words("summary", 60), .words("note", 40),
  ]

  private func cells(_ action: Action, isCounted: Bool) -> [Workbook.Cell] {
    let costs: [Workbook.Cell] = [
      Workbook.Cell(action.capitalCost?.dollars), Workbook.Cell(action.annualCost?.dollars),
      Workbook.Cell(words: action.costSource), Workbook.Cell(action.staff),
    ]
    return when(action) + [
      .text(isCounted ? "yes" : action.isMitigation ? "left out" : "lowers risks only"),
      Workbook.Cell(words: action.needs.joined(separator: " ")),
      Workbook.Cell(words: action.excludes.joined(separator: " ")),
      Workbook.Cell(words: action.risks.joined(separator: " ")),
      Workbook.Cell(words: action.lead), Workbook.Cell(words: action.partners),
    ] + costs
      + [
        action.whoBenefits, action.whoPays, action.whoDecides,
        action.coBenefits.joined(separator: "; "), action.funding, action.monitoringIndicator,
        action.isPublic ? "public" : "internal", action.summary, action.note,
      ].map { Workbook.Cell(words: $0) }
  }

  private func when(_ action: Action) -> [Workbook.Cell] {
    [
      .text(Calculator.of(action.kind).title), .text(action.sector), .text(action.status.title),
      .text(action.priority.rawValue), Workbook.Cell(action.startYear),
      Workbook.Cell(action.fullYear), Workbook.Cell(action.uptake.endYear),
      .text(action.uptake.curve.title), .percent(action.uptake.decay),
      .percent(action.uptake.rebound),
    ]
  }

  /// One row for each parameter: what is stated, and what the library's usual value stands in for.
  var parameters: Workbook.Sheet {
    let rows = all.flatMap { action -> [[Workbook.Cell]] in
      let inputs = Calculator.of(action.kind).inputs
      let asked = inputs.compactMap { input in
        action.parameter(input.name).map { row(action, $0, meaning: input.meaning) }
      }
      let more = action.parameters.filter { entry in !inputs.contains { $0.name == entry.key } }
        .sorted { $0.key < $1.key }.map { row(action, $0.value, meaning: "") }
      return asked + more
    }
    return sheet(
      "Parameters", [],
      Self.actionColumns + [
        .words("parameter", 20), .words("what it is", 36), .number("value"), .words("unit", 16),
        .words("word", 18), .words("stated", 14), .words("source", 20), .words("note", 50),
      ], rows, frozen: 3)
  }

  private func row(
    _ action: Action, _ parameter: ActionParameter, meaning: String
  ) -> [Workbook.Cell] {
    let number = parameter.number.map { $0 / (parameter.unit?.canonicalFactor ?? 1) }
    let cells: [Workbook.Cell] = [
      .text(parameter.name), Workbook.Cell(words: meaning), Workbook.Cell(number),
      Workbook.Cell(words: parameter.unit?.symbol ?? ""),
      Workbook.Cell(words: number == nil ? parameter.text : ""),
      .text(action.parameters[parameter.name] == nil ? "usual value" : "stated"),
      Workbook.Cell(words: parameter.source), Workbook.Cell(words: parameter.note),
    ]
    return name(action) + cells
  }
}
