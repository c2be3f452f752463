internal import Forecast
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  var actions: [Action] { calculation.workspace.actions }

  private func purpose(_ action: Action) -> String {
    switch (action.isMitigation, action.isAdaptation) {
    case (true, true): "Both"
    case (true, false): "Mitigation"
    case (false, _): "Adaptation"
    }
  }

  private func money(_ cost: Money?, _ action: Action) -> PlanTable.Cell {
    guard let cost else { return .init("—") }
    guard action.isCostPublic || edition == .internal else { return .init("not yet public") }
    return .init(dollars(cost.dollars))
  }

  /// Whether ids are marks of their own, such as B1; those that were made of the titles tell a reader nothing.
  private var hasMarks: Bool {
    func letters(_ text: String) -> String {
      let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      return plain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    // The second action of a title has a number behind its id.
    return actions.contains { action in
      let id = action.id.replacing(/-\d+$/, with: "")
      return !letters(action.title).hasPrefix(letters(id))
    }
  }

  func actionsTable() -> PlanTable? {
    guard !actions.isEmpty, let portfolio = calculation.portfolio else { return nil }
    // A plan of adaptation alone has no effects to show.
    let isMitigating = actions.contains(where: \.isMitigation)
    let years = isMitigating ? calculation.effectYears : []
    let hasMarks = hasMarks
    var rows = actions.map { action -> [PlanTable.Cell] in
      let effects = years.map { year -> PlanTable.Cell in
        guard action.isMitigation else { return .init("—") }
        return portfolio.reduction(of: action.id, in: year).map(tonnes) ?? .init("left out")
      }
      let isShown = action.isCostPublic || edition == .internal
      let perTonne = isShown ? calculation.costPerTonne(of: action)?.cost : nil
      let mark: [PlanTable.Cell] = hasMarks ? [.init(action.id.uppercased())] : []
      return mark + [.init(action.title), .init(purpose(action))] + effects
        + [
          money(calculation.statedCost(.capital, of: action), action),
          money(calculation.statedCost(.operating, of: action), action),
        ] + (isMitigating ? [.init(perTonne.map { dollars($0.dollars) } ?? "—")] : [])
    }
    if isMitigating {
      rows.append(
        (hasMarks ? [.init("")] : []) + [.init("All actions together"), .init("")]
          + years.map { portfolio.reduction(in: $0).map(tonnes) ?? .init("—") }
          + [.init(""), .init(""), .init("")])
    }
    return PlanTable(
      id: "actions",
      caption: isMitigating ? "Actions with their effect and cost" : "Actions with their cost",
      columns: (hasMarks ? [PlanTable.Column("Id", width: 0.5)] : []) + [
        .init("Action", width: 3), .init("Purpose", width: 1.2),
      ] + years.map { PlanTable.Column("\($0), t CO₂e", .right, width: 1.1) } + [
        .init("Capital cost", .right, width: 1.4), .init("Yearly cost", .right, width: 1.2),
      ] + (isMitigating ? [.init("Cost per t CO₂e", .right)] : []), rows: rows,
      totalRows: isMitigating ? [rows.count - 1] : [],
      notes: [
        (isMitigating
          ? "Actions overlap; what they share is divided so that their effects add up to the whole (by Shapley value). "
          : "") + "Costs are undiscounted and before savings on energy bills."
      ] + internalNotes + calculation.forecastOmissions, isWide: true)
  }

  /// In the internal edition, that the public one has other sums.
  private var internalNotes: [String] {
    guard internalActions > 0 else { return [] }
    let actions =
      internalActions == 1 ? "one internal action" : "\(internalActions) internal actions"
    return ["The public edition leaves out \(actions); its totals are of the others alone."]
  }

  func actionEquityTable() -> PlanTable? {
    guard !actions.isEmpty else { return nil }
    let exposed = actions.map(exposedPeople(of:))
    let isCounted = exposed.contains { !$0.isEmpty }
    return PlanTable(
      id: "action-equity", caption: "Equity of every action",
      columns: [.init("Action", width: 1.5)]
        + (isCounted ? [.init("Who is exposed to what it lowers", width: 2)] : []) + [
          .init("Who benefits", width: 2), .init("Who pays", width: 1.5),
          .init("Who decides", width: 1.5),
        ],
      rows: zip(actions, exposed).map { action, people in
        [.init(action.title)] + (isCounted ? [.init(people.isEmpty ? "—" : people)] : [])
          + [.init(action.whoBenefits), .init(action.whoPays), .init(action.whoDecides)]
      }, notes: isCounted ? exposureNotes : [], isWide: isCounted)
  }

  func actionParametersTable() -> PlanTable? {
    let rows = actions.flatMap { action in
      action.parameters.values.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
        .map { parameter -> [PlanTable.Cell] in
          [
            .init(action.title),
            .init(meaning(of: parameter, for: action)), .init(grouped(parameter)),
            .init(parameter.unit?.readerName ?? ""),
            .init(shortCitations([parameter.source])),
          ]
        }
    }
    guard !rows.isEmpty else { return nil }
    return PlanTable(
      id: "action-parameters", caption: "The stated parameters behind every effect",
      columns: [
        .init("Action", width: 2), .init("Parameter", width: 2), .init("Value", .right),
        .init("Unit"), .init("Source", width: 2.5),
      ], rows: rows)
  }

  /// What a parameter is, as its calculator says it, such as `yearly performance of the new heaters`; its name for any other.
  func meaning(of parameter: ActionParameter, for action: Action) -> String {
    Calculator.of(action.kind).input(parameter.name)?.meaning
      ?? parameter.name.split(separator: "_").joined(separator: " ")
  }

  /// Large numbers are easier to read in groups; a year, or what is no number, stays as it is written.
  func grouped(_ parameter: ActionParameter) -> String {
    guard let value = Double(parameter.text), value.magnitude >= 10_000 else {
      return parameter.text
    }
    return NumberText.grouped(value, decimals: value == value.rounded() ? 0 : 1)
  }

  func implementationTable() -> PlanTable? {
    guard !actions.isEmpty else { return nil }
    let rows = actions.map { action -> [PlanTable.Cell] in
      let steps = calculation.workspace.milestones.filter { $0.action == action.id }
        .sorted { $0.year < $1.year }.map { "\($0.year): \($0.title)" }
      return [
        .init(action.title), .init("\(action.startYear)–\(action.fullYear)"),
        .init(action.lead), .init(action.partners), .init(action.funding),
        .init(action.status.title), .init(steps.joined(separator: "; ")),
      ]
    }
    return PlanTable(
      id: "implementation", caption: "Who does what by when",
      columns: [
        .init("Action", width: 1.6), .init("Years", width: 0.9), .init("Lead", width: 1.3),
        .init("Partners", width: 1.5), .init("Funding", width: 1.4), .init("Status", width: 0.8),
        .init("Steps", width: 2.6),
      ], rows: rows, isWide: true)
  }

  func costsTable() -> PlanTable? {
    let priced = actions.filter { action in
      [CostRow.What.capital, .operating].contains {
        calculation.statedCost($0, of: action) != nil
      }
    }.filter { $0.isCostPublic || edition == .internal }
    guard !priced.isEmpty, let portfolio = calculation.portfolio else { return nil }
    let isInternal = edition == .internal
    let rows = priced.map { action -> [PlanTable.Cell] in
      let isPublic: [PlanTable.Cell] = isInternal ? [.init(action.isCostPublic ? "yes" : "no")] : []
      return [
        .init(action.title), money(calculation.statedCost(.capital, of: action), action),
        money(calculation.statedCost(.operating, of: action), action),
        money(calculation.lifetimeCost(of: action), action),
      ] + isPublic + [.init(shortCitations([action.costSource]))]
    }
    let end = portfolio.projection.years.upperBound
    return PlanTable(
      id: "costs", caption: "Costs, undiscounted",
      columns: [
        .init("Action", width: 2), .init("Capital", .right, width: 1.3),
        .init("Yearly", .right, width: 1.2), .init("Through \(end)", .right, width: 1.3),
      ] + (isInternal ? [.init("Public", width: 0.8)] : []) + [.init("Source", width: 1.6)],
      rows: rows)
  }

  func staffingTable() -> PlanTable? {
    let staffed = actions.filter { $0.staff != nil }
    guard edition == .internal, !staffed.isEmpty else { return nil }
    var rows = staffed.map { action -> [PlanTable.Cell] in
      [
        .init(action.title), .init(action.lead),
        .init(action.staff.map { NumberText.grouped($0, decimals: 2) } ?? "—"),
      ]
    }
    let sum = staffed.compactMap(\.staff).reduce(0, +)
    rows.append([.init("All"), .init(""), .init(NumberText.grouped(sum, decimals: 2))])
    return PlanTable(
      id: "staffing", caption: "Staff needed, full-time equivalents",
      columns: [.init("Action", width: 3), .init("Lead", width: 2), .init("FTE", .right)],
      rows: rows, totalRows: [rows.count - 1])
  }

  func monitoringTable() -> PlanTable? {
    let rows = actions.filter { !$0.monitoringIndicator.isEmpty }.map {
      action -> [PlanTable.Cell] in
      [.init(action.title), .init(action.monitoringIndicator), .init(action.lead)]
    }
    guard !rows.isEmpty else { return nil }
    return PlanTable(
      id: "monitoring", caption: "What is measured every year",
      columns: [
        .init("Action", width: 2), .init("Indicator", width: 3), .init("Reported by", width: 1.5),
      ], rows: rows)
  }
}
