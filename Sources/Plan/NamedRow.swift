internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// A kind of row that rows of other tables and the text of the plan name by its id; each after the kinds that it names.
enum NamedRow: String, CaseIterable, Sendable {
  case hazard, risk, action, goal

  var file: String { declaration.file }

  private var declaration: TableDeclaration {
    switch self {
    case .hazard: WorkspaceTables.hazards
    case .risk: WorkspaceTables.risks
    case .action: WorkspaceTables.actions
    case .goal: WorkspaceTables.goals
    }
  }

  /// Rows of the table for whose id nothing was read.
  func unread(in workspace: CommunityWorkspace) -> [FindingRoots.UnreadRow] {
    let known = ids(of: workspace)
    let records = workspace.tables[file]?.records ?? []
    return records.filter { !$0["id"].isEmpty && !known.contains($0["id"]) }.map {
      FindingRoots.UnreadRow(kind: self, id: $0["id"], place: $0.place)
    }
  }

  private func ids(of workspace: CommunityWorkspace) -> Set<String> {
    switch self {
    case .hazard: Set(workspace.hazards.map(\.id))
    case .risk: Set(workspace.risks.map(\.id))
    case .action: Set(workspace.actions.map(\.id))
    case .goal: Set(workspace.goals.map(\.id))
    }
  }
}
