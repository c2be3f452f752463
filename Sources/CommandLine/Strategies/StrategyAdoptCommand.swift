internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Plan
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// `cairn strategies adopt`: a strategy becomes an action of the community.
struct StrategyAdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Make an action of a strategy, with what it does for risks.",
    discussion: """
      Adds a row to actions.csv and, for each risk, one to responses.csv with the library's points, which \
      are a proposal. Who benefits, who pays and who decides is left open, because only the community knows.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The strategy's id.") var strategy: String
  @Option(help: "A risk that it lowers; may be given several times.") var risk: [String] = []
  @Option(help: "The action's short name; made from the strategy's unless given.") var id: String?
  @Option(help: "The first year; the year after the plan's own unless given.") var start: Int?
  @Option(help: "The office that leads it.") var lead = ""
  @Flag(help: "Keep it out of the public edition.") var `internal` = false

  func validate() throws {
    guard start.map({ (1850...2150).contains($0) }) ?? true else {
      throw ValidationError("--start is a year of four digits.")
    }
  }

  func run() throws {
    let calculation = try folder.calculation()
    let workspace = calculation.workspace
    let found = try StrategyShelf(own: workspace.ownTaxonomy).strategy(strategy)
    let risks = workspace.risks.map(\.id)
    for name in risk where !risks.contains(name) {
      throw CommandFailure(
        "There is no risk “\(name)” in the register. Risks: \(risks.joined(separator: ", ")).")
    }
    if let action = workspace.actions.first(where: { $0.strategy == found.id }), id == nil {
      throw CommandFailure(
        "“\(action.id)” follows this strategy already. Give --id to adopt it once more.")
    }
    let adoption = StrategyAdoption(
      of: found, id: try ActionID.free(id, usual: found.id, workspace), risks: risk,
      startYear: start ?? calculation.adaptation.years.lowerBound + 1, lead: lead,
      isPublic: !`internal`, language: workspace.community.language)
    try write(adoption, to: workspace)
    let rows = adoption.responses.count
    print(
      "Added “\(adoption.action["id"] ?? "")” to actions.csv and \(rows) row\(rows == 1 ? "" : "s") to responses.csv."
    )
    print("Next: say who benefits, who pays and who decides, and judge the points.")
  }

  private func write(_ adoption: StrategyAdoption, to workspace: CommunityWorkspace) throws {
    var files: [String: [UInt8]] = [:]
    let changes = [
      (WorkspaceTables.actions, [adoption.action]), (WorkspaceTables.responses, adoption.responses),
    ]
    for (declaration, rows) in changes where !rows.isEmpty {
      files[declaration.file] = Array(workspace.table(declaration, adding: rows).text.utf8)
    }
    try folder.write(files, over: workspace.files)
  }
}
