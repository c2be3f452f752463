import Forecast
import Plan
import Strategies
import Tables
import Workspace

/// What becomes of the actions that a trial has switched off when it is saved.
struct SwitchedOffActions {
  enum Fate: String, CaseIterable {
    /// A new scenario leaves them out; the plan keeps them.
    case scenario
    /// They are taken out of the plan, with what belongs to them.
    case remove
    case stay
  }

  let calculation: PlanCalculation
  let actions: [Action]

  init(_ calculation: PlanCalculation, off: Set<String>) {
    self.calculation = calculation
    actions = calculation.workspace.actions.filter { off.contains($0.id) }
  }

  var isEmpty: Bool { actions.isEmpty }

  /// What people must see to themselves when the actions are taken out.
  func warnings(_ text: ActionPageText) -> [String] {
    actions.flatMap {
      ActionRemoval(workspace: calculation.workspace, action: $0).warnings(text)
    }
  }

  /// - Parameter name: What the scenario is called.
  func write(
    _ fate: Fate, name: String, into edits: inout TableEdits, _ text: ScenarioText
  ) {
    guard !isEmpty else { return }
    switch fate {
    case .stay: break
    case .remove:
      for action in actions {
        ActionRemoval(workspace: calculation.workspace, action: action).apply(to: &edits)
      }
    case .scenario:
      ScenarioPages.add(scenario(name), to: &edits, of: calculation, text)
    }
  }

  /// The scenario of the plan's own figures without the actions.
  private func scenario(_ name: String) -> [String: String] {
    let off = Set(actions.map(\.id))
    let left = calculation.workspace.actions.map(\.id).filter { !off.contains($0) }
    let first = calculation.workspace.scenarioBook.stated.first
    var row = first?.cells ?? [:]
    row["name"] = name
    row["actions"] = left.isEmpty ? "none" : left.joined(separator: " ")
    row["source"] = ""
    row["note"] = ""
    return row
  }
}
