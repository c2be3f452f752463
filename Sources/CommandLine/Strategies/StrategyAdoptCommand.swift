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
      are a proposal. A strategy that cuts emissions, too, is counted with its calculator, so that one action \
      has tons, risks and fairness: what --set does not state has the library's usual value, and what has none \
      is asked for. Who benefits, who pays and who decides is left open, because only the community knows.

        cairn strategies adopt TOWN cool-roofs-at-reroofing --risk heat --set participation=0.3
        cairn strategies adopt TOWN cool-roofs-at-reroofing --risk heat --only-adaptation
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The strategy's id.") var strategy: String
  @Option(help: "A risk that it lowers; may be given several times.") var risk: [String] = []
  @Option(help: "The action's short name; made from the strategy's unless given.") var id: String?
  @Option(help: "The first year; the year after the plan's own unless given.") var start: Int?
  @Option(help: "The office that leads it.") var lead = ""
  @Option(
    name: .customLong("as"),
    help:
      "The calculator of what it cuts, of those that the strategy names; the first unless given.")
  var calculator: String?
  @Option(
    help: ArgumentHelp(
      "An input of the calculator, such as participation=0.3; may be given several times.",
      valueName: "name=value"))
  var set: [String] = []
  @Option(help: "The source of what is stated; the short name of a source, or assumption.")
  var source = "assumption"
  @Flag(help: "Count no effect on emissions, also where the strategy has one.")
  var onlyAdaptation = false
  @Flag(help: "Keep it out of the public edition.") var `internal` = false

  func validate() throws {
    if onlyAdaptation, calculator != nil || !set.isEmpty {
      throw ValidationError("--only-adaptation counts no effect, so --as and --set say nothing.")
    }
    guard start.map({ (1850...2150).contains($0) }) ?? true else {
      throw ValidationError("--start is a year of four digits.")
    }
  }

  func run() throws {
    let calculation = try folder.calculation()
    let workspace = calculation.workspace
    let found = try StrategyShelf(own: workspace.ownTaxonomy).strategy(strategy)
    for name in risk { _ = try workspace.risk(named: name) }
    if let action = workspace.actions.first(where: { $0.strategy == found.id }), id == nil {
      throw CommandFailure(
        "“\(action.id)” follows this strategy already. Give --id to adopt it once more.")
    }
    let counted = try counted(found)
    let adoption = StrategyAdoption(
      of: found, id: try ActionID.free(id, usual: found.id, workspace), risks: risk,
      startYear: start ?? calculation.adaptation.years.lowerBound + 1, countedAs: counted?.kind,
      stated: try counted.map { try CalculatorInputs.stated(set, of: $0) } ?? [], source: source,
      local: workspace.localValues, lead: lead, isPublic: !`internal`,
      language: workspace.community.language)
    if let counted, !adoption.missing.isEmpty {
      throw CalculatorInputs.ask(
        adoption.missing, of: counted,
        end:
          "Or leave its tons out with --only-adaptation; `cairn strategies show \(found.id)` tells more."
      )
    }
    try write(adoption, to: workspace)
    let rows = adoption.responses.count
    print(
      "Added “\(adoption.action["id"] ?? "")” to actions.csv and \(rows) row\(rows == 1 ? "" : "s") to responses.csv."
    )
    if let counted { tell(adoption, counted) }
    print("Next: say who benefits, who pays and who decides, and judge the points.")
  }

  /// The calculator of what the strategy cuts; nil when none is to be counted.
  private func counted(_ strategy: AdaptationStrategy) throws -> Calculator? {
    guard !onlyAdaptation else { return nil }
    let ids = strategy.calculators.map(\.rawValue)
    guard let calculator else {
      guard let usual = strategy.alsoMitigates else {
        guard set.isEmpty else {
          throw CommandFailure(
            "“\(strategy.id)” has no calculator of what it cuts, so nothing can be set. Leave --set away."
          )
        }
        return nil
      }
      return Calculator.of(usual)
    }
    let found = try StrategyShelf.calculator(calculator)
    guard strategy.calculators.contains(found.kind) else {
      let known =
        ids.isEmpty ? "It has none." : "Its calculators: \(ids.joined(separator: ", "))."
      throw CommandFailure(
        "“\(strategy.id)” does not do what “\(calculator)” calculates. \(known)")
    }
    return found
  }

  private func tell(_ adoption: StrategyAdoption, _ calculator: Calculator) {
    print(
      "It is counted as “\(calculator.kind.rawValue)”, with \(adoption.parameters.count) inputs in action-parameters.csv."
    )
    for line in CalculatorInputs.usual(in: adoption.parameters) { print(line) }
  }

  private func write(_ adoption: StrategyAdoption, to workspace: CommunityWorkspace) throws {
    var files: [String: [UInt8]] = [:]
    let changes = [
      (WorkspaceTables.actions, [adoption.action]), (WorkspaceTables.responses, adoption.responses),
      (WorkspaceTables.actionParameters, adoption.parameters),
      (
        WorkspaceTables.sources,
        CalculatorFacts.standard.rows(
          ofSources: adoption.sources.filter { workspace.sources[$0] == nil })
      ),
    ]
    for (declaration, rows) in changes where !rows.isEmpty {
      files[declaration.file] = Array(workspace.table(declaration, adding: rows).text.utf8)
    }
    try folder.write(files, over: workspace.files)
  }
}
