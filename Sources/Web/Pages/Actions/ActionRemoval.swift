import Strategies
import Tables
import Vulnerability
import Workspace

/// What goes with an action, and what stays and must be looked at.
struct ActionRemoval {
  let workspace: CommunityWorkspace
  let action: Action

  /// Tables whose rows are about one action and go with it, by the column that names it.
  private static let parts = [
    WorkspaceTables.actionParameters.file, WorkspaceTables.milestones.file,
    WorkspaceTables.responses.file, WorkspaceTables.costs.file, WorkspaceTables.uptakeShares.file,
    WorkspaceTables.actionScores.file,
  ]

  /// Answers about fairness; those of a risk stay where a risk has the same id.
  private var answers: Int {
    guard !workspace.risks.contains(where: { $0.id == action.id }) else { return 0 }
    return workspace.equityAnswers.count { $0.subject == action.id }
  }

  /// What goes with it, a line for each kind of row.
  func lines(_ text: ActionPageText) -> [String] {
    var lines: [String] = []
    let parameters = action.parameters.count
    let milestones = workspace.milestones.count { $0.action == action.id }
    let responses = workspace.responses.count { $0.action == action.id }
    if parameters > 0 { lines.append(text.goesParameters(parameters)) }
    if milestones > 0 { lines.append(text.goesMilestones(milestones)) }
    if responses > 0 { lines.append(text.goesResponses(responses)) }
    if answers > 0 { lines.append(text.goesAnswers(answers)) }
    return lines
  }

  /// Chapters that show its figures.
  private var chapters: [String] {
    workspace.documents.keys.sorted().filter { file in
      file.hasPrefix("plan/") && workspace.text(file)?.contains("action/\(action.id)/") == true
    }
  }

  /// Pathways whose threshold stays and has no action any more.
  private var pathways: [String] {
    workspace.pathways.filter { $0.action == action.id }.map(\.id)
  }

  /// Titles of goals for whose risks nothing else is done.
  var goals: [String] {
    let others = workspace.actions.filter { $0.id != action.id }
    let left = Set(coverage(others).goalsWithoutAction)
      .subtracting(coverage(workspace.actions).goalsWithoutAction)
    return workspace.goals.filter { left.contains($0.id) }.map(\.title)
  }

  private func coverage(_ actions: [Action]) -> RiskCoverage {
    RiskCoverage(
      risks: workspace.risks, goals: workspace.goals, actions: actions,
      responses: workspace.responses, pathways: workspace.pathways)
  }

  /// What people must see to themselves.
  func warnings(_ text: ActionPageText) -> [String] {
    var warnings: [String] = []
    let (files, thresholds, titles) = (chapters, pathways, goals)
    if !files.isEmpty { warnings.append(text.mentions(files.joined(separator: ", "))) }
    if !thresholds.isEmpty {
      warnings.append(text.pathwaysLeft(thresholds.joined(separator: ", ")))
    }
    if !titles.isEmpty { warnings.append(text.goalsLeft(titles.joined(separator: ", "))) }
    return warnings
  }

  /// Takes it out, so that no row names an action that is not there.
  func apply(to edits: inout TableEdits) {
    edits.remove(from: WorkspaceTables.actions.file, where: ["id": action.id])
    // Looking for rows of a table that is not there would make it.
    for file in Self.parts where workspace.tables[file] != nil {
      edits.remove(from: file, where: ["action": action.id])
    }
    if answers > 0 {
      edits.remove(from: WorkspaceTables.equityAnswers.file, where: ["subject": action.id])
    }
    guard !pathways.isEmpty else { return }
    let (file, match) = (WorkspaceTables.pathways.file, ["action": action.id])
    // The table of the form's revision may have had no such row, and none is to be added.
    guard !edits.records(of: file, where: match).isEmpty else { return }
    edits.put(["action": ""], in: file, where: match)
  }
}
