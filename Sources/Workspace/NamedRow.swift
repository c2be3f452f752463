internal import Forecast
internal import Strategies
public import Tables
internal import Vulnerability

/// A kind of row that rows of other tables and the text of the plan name by its id; each after the kinds that it names.
public enum NamedRow: String, CaseIterable, Sendable {
  case hazard, risk, equity, target, action, goal, pathway, tract

  /// Such as `hazards.csv`.
  public var file: String { declaration.file }

  /// The column of its id.
  private var key: String { declaration.key.first ?? "id" }

  private var declaration: TableDeclaration {
    switch self {
    case .hazard: WorkspaceTables.hazards
    case .risk: WorkspaceTables.risks
    case .equity: WorkspaceTables.equity
    case .target: WorkspaceTables.targets
    case .action: WorkspaceTables.actions
    case .goal: WorkspaceTables.goals
    case .pathway: WorkspaceTables.pathways
    case .tract: WorkspaceTables.tracts
    }
  }
}

extension NamedRow {
  /// A row that stands in its table and could not be read, so that nothing stands for its id.
  public struct Unread: Hashable, Sendable {
    public let kind: NamedRow
    public let id: String
    public let place: Place

    public init(kind: NamedRow, id: String, place: Place) {
      self.kind = kind
      self.id = id
      self.place = place
    }
  }

  /// Rows of the table for whose id nothing was read, in the order of the table.
  public func unread(in workspace: CommunityWorkspace) -> [Unread] {
    let read = ids(in: workspace)
    let records = workspace.tables[file]?.records ?? []
    return records.filter { !$0[key].isEmpty && !read.contains($0[key]) }.map {
      Unread(kind: self, id: $0[key], place: $0.place)
    }
  }

  /// The ids that something was read for.
  public func ids(in workspace: CommunityWorkspace) -> Set<String> {
    switch self {
    case .hazard: Set(workspace.hazards.map(\.id))
    case .risk: Set(workspace.risks.map(\.id))
    case .equity: Set(workspace.equity.map(\.id))
    case .target: Set(workspace.targets.map(\.id))
    case .action: Set(workspace.actions.map(\.id))
    case .goal: Set(workspace.goals.map(\.id))
    case .pathway: Set(workspace.pathways.map(\.id))
    case .tract: Set(workspace.tracts.map(\.geoid))
    }
  }
}
