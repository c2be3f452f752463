internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// Actions of the register, what they do for risks, and their goals.
extension RegisterImport {
  /// Keeps a row's action for the end, when the actions of all rows can be compared.
  mutating func noteAction(_ record: CSVRecord, risk: String) {
    guard !text(record, .action).isEmpty else { return tellNamelessAction(record) }
    actionRows.append(
      RegisterActions.Row(
        record: record, risk: risk, title: text(record, .action),
        stated: text(record, .actionIdentifier), cells: actionCells(record),
        response: [
          "reason": text(record, .improvedCapacity), "note": text(record, .improvedImpacts),
        ], goal: text(record, .goal)))
  }

  private mutating func tellNamelessAction(_ record: CSVRecord) {
    let cells: [FormerRegister.Column] = [
      .actionType, .goal, .details, .notes, .improvedCapacity, .improvedImpacts, .collaborators,
      .funding,
    ]
    let filled = cells.filter { !text(record, $0).isEmpty }.map(\.rawValue)
    guard !filled.isEmpty else { return }
    find(
      .warning,
      "The row names no action, so these cells were not taken: \(filled.joined(separator: ", ")). Write the action's name.",
      at: record.place.at(column: header(.action)))
  }

  private mutating func actionCells(_ record: CSVRecord) -> [String: String] {
    var cells = ["title": text(record, .action)]
    let plain: [(FormerRegister.Column, String)] = [
      (.details, "summary"), (.notes, "note"), (.funding, "funding"),
    ]
    for (column, cell) in plain where columns[column] != nil { cells[cell] = text(record, column) }
    if columns[.actionType] != nil { cells["action_type"] = actionType(record) }
    if columns[.collaborators] != nil {
      cells["collaborators"] = words(
        .collaborator, text(record, .collaborators),
        record.place.at(column: header(.collaborators)))
    }
    if lost[.categories] != nil {
      cells["categories"] = words(
        .actionCategory, text(record, .categories), record.place.at(column: header(.categories)))
    }
    if lost[.visibility] != nil { cells["visibility"] = text(record, .visibility) }
    return cells
  }

  /// An action has one type; of several the first, and a finding says so.
  private mutating func actionType(_ record: CSVRecord) -> String {
    let place = record.place.at(column: header(.actionType))
    let names = wordTexts(.actionType, text(record, .actionType))
    guard let first = names.first else { return "" }
    if names.count > 1 {
      find(.warning, "An action has one type, so only “\(first)” was taken.", at: place)
    }
    return word(.actionType, first, place)
  }

  /// Writes the actions of all rows, then their goals.
  mutating func keepActions() {
    var book = RegisterActions(current(WorkspaceTables.actions).table.records, risks: risksByAction)
    let matches = book.matches(actionRows)
    for (row, match) in zip(actionRows, matches) {
      tell(match, row)
      keep(row, as: match)
    }
    keepGoals(
      zip(actionRows, matches).map { (RegisterPair(action: $1.id, risk: $0.risk), $0.goal) })
  }

  /// What each action is for: the risks that it names and those that a response is for.
  private var risksByAction: [String: Set<String>] {
    var risks: [String: Set<String>] = [:]
    for record in current(WorkspaceTables.actions).table.records {
      risks[record["id"], default: []].formUnion(Self.identifiers(record["risks"]))
    }
    for record in current(WorkspaceTables.responses).table.records {
      risks[record["action"], default: []].insert(record["risk"])
    }
    return risks
  }

  private mutating func tell(_ match: RegisterActions.Match, _ row: RegisterActions.Row) {
    let place = row.record.place.at(column: header(.action))
    if let earlier = match.repeats {
      find(
        .note, "The row says of this action what row \(earlier) says; it was taken once.", at: place
      )
    }
    guard let other = match.other else { return }
    find(
      .warning,
      other == 0
        ? "Your action “\(match.otherIdentifier)” has this name and other cells, so this one was taken as another action, “\(match.id)”. If they are one, make their cells the same."
        : "The action of row \(other) has this name and other cells, so this one was taken as another action, “\(match.id)”. If they are one, make their cells the same.",
      at: place)
  }

  private mutating func keep(_ row: RegisterActions.Row, as match: RegisterActions.Match) {
    let id = match.id
    let record = current(WorkspaceTables.actions).record([id])
    var cells = row.cells
    cells["id"] = id
    // An empty cell is public already, so that an export read again changes nothing.
    if record?["visibility"].isEmpty != false, cells["visibility"] == "public" {
      cells["visibility"] = ""
    }
    var risks = Self.identifiers(record?["risks"] ?? "")
    if !isFor(row.risk, risks, id) { risks.append(row.risk) }
    cells["risks"] = risks.joined(separator: " ")
    if record == nil {
      cells["kind"] = "resilience"
      cells["sector"] = "adaptation"
      cells["start_year"] = String(startYear)
      cells["full_year"] = String(startYear)
    }
    keep(WorkspaceTables.actions, cells)
    keepResponse(row, id)
  }

  private func isFor(_ risk: String, _ risks: [String], _ action: String) -> Bool {
    risks.contains(risk) || current(WorkspaceTables.responses).has([action, risk])
  }

  private mutating func keepResponse(_ row: RegisterActions.Row, _ action: String) {
    guard row.response.values.contains(where: { !$0.isEmpty }) else { return }
    keep(
      WorkspaceTables.responses, row.response.merging(["action": action, "risk": row.risk]) { $1 })
  }

  private mutating func keepGoals(_ cells: [(pair: RegisterPair, text: String)]) {
    let own = RegisterGoals.actionsOfOwnGoals(
      among: current(WorkspaceTables.actions).table.records.lazy.map { $0["id"] })
    let old = current(WorkspaceTables.goals).table.records.map { record in
      let named = Self.identifiers(record["actions"])
      return RegisterGoals.Goal(
        id: record["id"], title: record["title"], risks: Self.identifiers(record["risks"]),
        actions: named.isEmpty ? [own[record["id"]]].compactMap(\.self) : named, isNew: false)
    }
    let pairs = risksByAction.flatMap { action, risks in
      risks.map { RegisterPair(action: action, risk: $0) }
    }
    var book = RegisterGoals(old, pairs: pairs)
    book.take(cells)
    let known = Set(old)
    for goal in book.goals where !known.contains(goal) {
      let cells = [
        "id": goal.id, "title": goal.title, "risks": goal.risks.joined(separator: " "),
        "actions": goal.actions.joined(separator: " "),
      ]
      keep(WorkspaceTables.goals, cells)
    }
  }

  private static func identifiers(_ cell: String) -> [String] {
    cell.split(separator: " ").map(String.init)
  }
}
