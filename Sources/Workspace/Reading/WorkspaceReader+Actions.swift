internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  mutating func readActions() {
    let parameters = readParameters()
    for record in records(of: WorkspaceTables.actions) {
      var decoder = RecordDecoder(record)
      let action = readAction(&decoder)
      let isPublic = readVisibility(&decoder)
      let uptake = readUptake(&decoder, start: action?.startYear)
      guard accept(decoder), var action else { continue }
      action.strategy = record["strategy"]
      action.actionType = record["action_type"]
      action.categories = decoder.identifiers("categories")
      action.collaborators = decoder.identifiers("collaborators")
      action.isPublic = isPublic
      action.uptake = uptake
      action.needs = decoder.identifiers("needs")
      action.excludes = decoder.identifiers("excludes")
      action.parameters = parameters[action.id] ?? [:]
      workspace.actions.append(action)
    }
    let known = Set(workspace.actions.map(\.id))
    for (id, values) in parameters.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      guard let place = values.values.map(\.place).min(by: { ($0.row ?? 0) < ($1.row ?? 0) })
      else { continue }
      find(
        .warning, "There is no usable action “\(id)” in actions.csv; its parameters are unused.",
        at: place.at(column: "action"), missing: MissingRow(id, in: WorkspaceTables.actions.file))
    }
  }

  private func readAction(_ decoder: inout RecordDecoder) -> Action? {
    let record = decoder.record
    let id = decoder.identifier()
    let title = decoder.required("title")
    let kind: ActionKind? = decoder.choice("kind")
    let start = decoder.year("start_year")
    let full = decoder.year("full_year")
    if let start, let full, full < start {
      decoder.find(
        .error, "The full effect comes before the start. Exchange the two years.",
        column: "full_year")
    }
    let status: Action.Status? =
      record.text("status") == nil ? .planned : decoder.choice("status")
    let priority: Action.Priority? =
      record.text("priority") == nil ? .mid : decoder.choice("priority")
    let capital = readCost("capital_cost_usd", &decoder)
    let annual = readCost("annual_cost_usd", &decoder)
    let staff = decoder.number("staff_fte")
    let risks = decoder.references(
      "risks", to: Set(workspace.risks.map(\.id)), in: WorkspaceTables.risks.file)
    let isCostPublic = readCostPublic(&decoder, hasCost: capital != nil || annual != nil)
    checkEquity(&decoder)
    guard let kind, let start, let full, let status, let priority else { return nil }
    return Action(
      id: id, title: title, summary: record["summary"], kind: kind, sector: record["sector"],
      startYear: start, fullYear: full, risks: risks, lead: record["lead"],
      partners: record["partners"], status: status, priority: priority, capitalCost: capital,
      annualCost: annual, costSource: record["cost_source"],
      isCostPublic: isCostPublic, staff: staff,
      whoBenefits: record["who_benefits"], whoPays: record["who_pays"],
      whoDecides: record["who_decides"],
      coBenefits: record["co_benefits"].split(separator: ";").map { $0.trimmed },
      funding: record["funding"], monitoringIndicator: record["monitoring_indicator"],
      source: record["source"], note: record["note"], place: record.place)
  }

  /// A cost of the action itself; one below 0 counts as the gain that it reads as, and is found.
  private func readCost(_ column: String, _ decoder: inout RecordDecoder) -> Money? {
    let dollars = decoder.number(column)
    if let dollars, dollars < 0 {
      decoder.find(
        .warning,
        "“\(decoder.record[column])” is a cost below 0, which counts as a gain. Write 0 or more, and gains as rows of costs.csv with “saving”.",
        column: column)
    }
    return dollars.map(Money.dollars)
  }

  /// Public unless the cell says otherwise; a word that is not known keeps the action in.
  private func readVisibility(_ decoder: inout RecordDecoder) -> Bool {
    switch decoder.record["visibility"].lowercased() {
    case "", "public": return true
    case "internal": return false
    case let word:
      decoder.find(
        .warning,
        "“\(word)” is not public or internal; the action is kept out of the public edition.",
        column: "visibility")
      return false
    }
  }

  /// Only a plain yes makes a cost public.
  private func readCostPublic(_ decoder: inout RecordDecoder, hasCost: Bool) -> Bool {
    switch decoder.record["cost_public"].lowercased() {
    case "yes": return true
    case "no": return false
    case "":
      if hasCost {
        decoder.find(
          .warning,
          "It is not said whether the cost is public, so it is kept out. Write yes or no.",
          column: "cost_public")
      }
      return false
    case let word:
      decoder.find(
        .warning, "“\(word)” is not yes or no; the cost is kept out of the public edition.",
        column: "cost_public")
      return false
    }
  }

  private func checkEquity(_ decoder: inout RecordDecoder) {
    let questions = [
      ("who_benefits", "The action does not say who benefits."),
      ("who_pays", "The action does not say who pays."),
      ("who_decides", "The action does not say who decides."),
    ]
    for (column, message) in questions where decoder.record.text(column) == nil {
      decoder.find(.warning, message, column: column)
    }
  }

  private mutating func readParameters() -> [String: [String: ActionParameter]] {
    var parameters: [String: [String: ActionParameter]] = [:]
    for record in records(of: WorkspaceTables.actionParameters) {
      var decoder = RecordDecoder(record)
      let action = decoder.required("action")
      let name = decoder.required("parameter")
      let text = decoder.required("value")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let number = decoder.numberOrWord("value")
      guard accept(decoder) else { continue }
      parameters[action, default: [:]][name] = ActionParameter(
        name: name, number: number.map { $0 * (unit?.canonicalFactor ?? 1) }, text: text,
        unit: unit, source: record["source"], note: record["note"], place: record.place)
    }
    return parameters
  }

  mutating func readEngagement() {
    for record in records(of: WorkspaceTables.engagement) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let participants = decoder.number("participants")
      let title = decoder.required("title")
      let date = decoder.optionalDay("date")
      guard accept(decoder) else { continue }
      workspace.engagement.append(
        EngagementEvent(
          id: id, date: date, kind: record["kind"], title: title,
          audience: record["audience"], participants: participants, heard: record["heard"],
          changed: record["changed"], note: record["note"]))
    }
  }

  mutating func readMilestones() {
    let actions = Set(workspace.actions.map(\.id))
    for record in records(of: WorkspaceTables.milestones) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let action = decoder.reference("action", to: actions, in: "actions.csv", .warning)
      let year = decoder.year()
      let title = decoder.required("title")
      guard accept(decoder), let year else { continue }
      workspace.milestones.append(
        Milestone(
          id: id, action: action, year: year, title: title, lead: record["lead"],
          status: record["status"], note: record["note"]))
    }
  }
}
