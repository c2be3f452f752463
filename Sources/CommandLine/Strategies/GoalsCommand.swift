internal import ArgumentParser
internal import Factors
internal import Inventory
internal import Plan
internal import Strategies
internal import Tables
internal import Workspace

/// `cairn goals`: adaptation goals and where they stand.
struct GoalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goals", abstract: "Show adaptation goals and where they stand.",
    discussion: """
      Compares the newest measured value of a goal's indicator with a straight line from baseline to target, \
      and names risks, goals and actions that nothing meets.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "text, csv, or json (with explanations).") var format: Format = .text

  func run() throws {
    let calculation = try folder.calculation()
    let adaptation = calculation.adaptation
    let header = ["goal", "state", "where it stands", "risks", "due"]
    let rows = adaptation.goals.map { progress in
      [
        progress.goal.id, progress.state.rawValue, progress.text,
        progress.goal.risks.joined(separator: " "),
        progress.goal.targetYear.map(String.init) ?? "",
      ]
    }
    switch format {
    case .json:
      let context = calculation.inventory.context
      print(
        try JSONText.encoded(adaptation.goals.map { $0.explanation { context.citation($0) } }))
    case .csv: print(TextTable.csv([header] + rows, file: "goals.csv"), terminator: "")
    case .text:
      if rows.isEmpty {
        print("There is no goal yet. Add rows to goals.csv.")
      } else {
        print(TextTable.aligned([header] + rows, left: header.count), terminator: "")
      }
      printGaps(adaptation.coverage)
    }
  }

  private func printGaps(_ coverage: RiskCoverage) {
    let gaps = [
      ("Risks without an action", coverage.risksWithoutAction),
      ("Risks without a goal", coverage.risksWithoutGoal),
      ("Actions that lower no risk", coverage.actionsWithoutRisk),
      ("Goals without a risk", coverage.goalsWithoutRisk),
      ("Goals without an action", coverage.goalsWithoutAction),
    ]
    for (name, ids) in gaps where !ids.isEmpty {
      print("\(name): \(ids.joined(separator: ", ")).")
    }
  }
}
