internal import Strategies
public import Tables
internal import Vulnerability
internal import Workspace

/// What must not be in a public edition: actions marked internal, and what serves them alone.
public struct InternalRecords: Hashable, Sendable {
  /// Ids of actions whose `visibility` is anything but public, those with an error in their row included.
  public let actions: Set<String>
  /// Their titles, as written.
  public let titles: [String]
  /// Ids of goals whose only actions are internal.
  public let goals: Set<String>
  /// Ids of rows of the evidence log that only answers about internal actions name.
  public let evidence: Set<String>
  private let risks: Set<String>
  /// Ids of rows of `costs.csv` that are theirs; a range of a cost may name one.
  private let costs: Set<String>

  public var isEmpty: Bool { actions.isEmpty }

  init(_ workspace: CommunityWorkspace) {
    // From the table and not from what could be read: a row with an error is still internal.
    let rows = (workspace.tables[WorkspaceTables.actions.file]?.records ?? []).filter {
      !["", "public"].contains($0["visibility"].lowercased())
    }
    let read = workspace.actions.filter { !$0.isPublic }
    let actions = Set(rows.map { $0["id"] } + read.map(\.id))
    self.actions = actions
    titles = Set(rows.map { $0["title"] } + read.map(\.title)).filter { !$0.isEmpty }.sorted()
    let coverage = RiskCoverage(
      risks: workspace.risks, goals: workspace.goals, actions: workspace.actions,
      responses: workspace.responses, pathways: workspace.pathways)
    // As written, so that an action that cannot be read still counts.
    let naming = Dictionary(
      (workspace.tables[WorkspaceTables.goals.file]?.records ?? []).map {
        ($0["id"], $0["actions"].split(separator: " ").map(String.init))
      }, uniquingKeysWith: { first, _ in first })
    goals = Set(
      workspace.goals.filter { goal in
        let named = naming[goal.id] ?? []
        let serving =
          !named.isEmpty
          ? named
          : coverage.entries.filter { goal.risks.contains($0.risk) }.flatMap(\.actions)
            + Self.serving(goal, among: rows, workspace)
        return !serving.isEmpty && actions.isSuperset(of: serving)
      }.map(\.id))
    risks = Set(workspace.risks.map(\.id))
    costs = Set(
      (workspace.tables[WorkspaceTables.costs.file]?.records ?? [])
        .filter { actions.contains($0["action"]) }.map { $0["id"] })
    let named = Dictionary(grouping: workspace.equityAnswers) { actions.contains($0.subject) }
      .mapValues { Set($0.flatMap { $0.evidence.split { $0 == " " || $0 == ";" } }) }
    let hiding = (named[true] ?? []).subtracting(named[false] ?? [])
    evidence = Set(workspace.equityEvidence.map(\.id).filter { hiding.contains(Substring($0)) })
  }

  /// Internal actions that serve a goal by their rows, also those that cannot be read.
  private static func serving(
    _ goal: AdaptationGoal, among rows: [CSVRecord], _ workspace: CommunityWorkspace
  ) -> [String] {
    let risks = Set(goal.risks)
    let named = rows.filter { row in
      !risks.isDisjoint(with: row["risks"].split(separator: " ").map(String.init))
    }.map { $0["id"] }
    let ids = Set(rows.map { $0["id"] })
    let responses = (workspace.tables[WorkspaceTables.responses.file]?.records ?? []).filter {
      ids.contains($0["action"]) && risks.contains($0["risk"])
    }
    return named + responses.map { $0["action"] }
  }

  /// True for a row that must not be published.
  public func hides(_ record: CSVRecord, of file: String) -> Bool {
    switch file {
    case "actions.csv": actions.contains(record["id"])
    case "action-parameters.csv", "action-scores.csv", "costs.csv", "milestones.csv",
      "responses.csv", "uptake.csv":
      actions.contains(record["action"])
    case "scenarios.csv": names(record["actions"]) || names(record["starts"])
    case "ranges.csv": hidesRange(of: InputRange.What(rawValue: record["what"]), record["subject"])
    case "goals.csv": goals.contains(record["id"])
    case "equity-answers.csv":
      actions.contains(record["subject"]) && !risks.contains(record["subject"])
    case "equity-evidence.csv": evidence.contains(record["id"])
    default: false
    }
  }

  /// True for a list of actions, or of their starts such as `b1=2027`, that names one of these.
  private func names(_ list: String) -> Bool {
    list.split { " ;,".contains($0) }.contains { word in
      actions.contains(String(word.prefix { $0 != "=" }))
    }
  }

  /// True for a range of anything of an internal action, and for one whose kind cannot be read.
  func hidesRange(of what: InputRange.What?, _ subject: String) -> Bool {
    if what == .cost, costs.contains(subject) { return true }
    return what?.isOfAction != false && actions.contains(subject)
  }

  /// True for a cell that must be empty in a row that is published.
  public func hides(_ column: String, in record: CSVRecord, of file: String) -> Bool {
    switch (file, column) {
    case ("pathways.csv", "action"): actions.contains(record["action"])
    case ("goals.csv", "actions"): names(record["actions"])
    default: false
    }
  }

  /// True for a figure of a record that must not be published, such as `action/b1/…` or `goal/g1/…`.
  func hides(figure kind: String, of id: String) -> Bool {
    kind == "action" && actions.contains(id) || kind == "goal" && goals.contains(id)
  }

  /// The titles of internal actions that a text names.
  public func titles(in text: String) -> [String] {
    let text = text.lowercased()
    return titles.filter { text.contains($0.lowercased()) }
  }
}

extension CommunityWorkspace {
  /// Takes every entity out that a public edition must not have; the tables stay as they are.
  func without(_ hidden: InternalRecords) -> CommunityWorkspace {
    var copy = self
    let risks = Set(risks.map(\.id))
    copy.actions.removeAll { hidden.actions.contains($0.id) }
    copy.milestones.removeAll { hidden.actions.contains($0.action) }
    copy.responses.removeAll { hidden.actions.contains($0.action) }
    copy.rangeBook.ranges.removeAll { hidden.hidesRange(of: $0.what, $0.subject) }
    copy.moneyBook.costs.removeAll { hidden.actions.contains($0.action) }
    copy.goals.removeAll { hidden.goals.contains($0.id) }
    for index in copy.goals.indices {
      copy.goals[index].actions.removeAll { hidden.actions.contains($0) }
    }
    copy.equityAnswers.removeAll {
      hidden.actions.contains($0.subject) && !risks.contains($0.subject)
    }
    copy.equityEvidence.removeAll { hidden.evidence.contains($0.id) }
    copy.priorityBook = priorityBook.without(actions: hidden.actions)
    for index in copy.pathways.indices where hidden.actions.contains(copy.pathways[index].action) {
      copy.pathways[index].action = ""
    }
    return copy
  }
}
