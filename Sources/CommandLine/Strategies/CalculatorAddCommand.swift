internal import ArgumentParser
internal import Factors
internal import Plan
internal import Strategies
internal import Tables
internal import Workspace

/// `cairn strategies add`: a calculator becomes an action of the community.
struct CalculatorAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make an action of a calculator, with its usual values.",
    discussion: """
      Adds a row to actions.csv and its inputs to action-parameters.csv. What is not stated has the \
      library's usual value with its source, which joins sources.csv; what has none is asked for.

        cairn strategies add TOWN streetlights --id g2 --set lamps=4000 --start 2027 --full 2029
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The calculator's id, such as streetlights.") var calculator: String
  @OptionGroup var inputs: CalculatorInputs
  @Option(help: "The action's short name; made from the calculator's unless given.")
  var id: String?
  @Option(help: "The action's title; the calculator's unless given.") var title = ""
  @Option(help: "The office that leads it.") var lead = ""
  @Option(help: "The source of what is stated; the short name of a source, or assumption.")
  var source = "assumption"
  @Flag(help: "Keep it out of the public edition.") var `internal` = false

  func run() throws {
    let calculation = try folder.calculation()
    let workspace = calculation.workspace
    let calculator = try StrategyShelf.calculator(calculator)
    let years = inputs.years(in: calculation)
    let adoption = CalculatorAdoption(
      of: calculator, id: try ActionID.free(id, usual: calculator.kind.rawValue, workspace),
      title: title, startYear: years.start, fullYear: years.full,
      stated: try inputs.stated(of: calculator), source: source, lead: lead,
      isPublic: !`internal`, language: workspace.community.language)
    guard adoption.missing.isEmpty else {
      throw CalculatorInputs.ask(adoption.missing, of: calculator)
    }
    let sources = try sourceRows(adoption, workspace)
    var files: [String: [UInt8]] = [:]
    for (declaration, rows) in [
      (WorkspaceTables.actions, [adoption.action]),
      (WorkspaceTables.actionParameters, adoption.parameters), (WorkspaceTables.sources, sources),
    ] where !rows.isEmpty {
      files[declaration.file] = Array(workspace.table(declaration, adding: rows).text.utf8)
    }
    try folder.write(files, over: workspace.files)
    tell(adoption)
  }

  /// The library's sources that the workspace does not have yet.
  private func sourceRows(
    _ adoption: CalculatorAdoption, _ workspace: CommunityWorkspace
  ) throws -> [[String: String]] {
    let facts = try CalculatorFacts.standard()
    return adoption.sources.filter { workspace.sources[$0] == nil }.compactMap { id in
      facts.sources[id].map { source in
        [
          "id": id, "author": source.author, "title": source.title, "year": source.year,
          "publisher": source.publisher, "licence": source.licence, "url": source.url,
          "note": source.note,
        ]
      }
    }
  }

  private func tell(_ adoption: CalculatorAdoption) {
    print(
      "Added “\(adoption.action["id"] ?? "")” to actions.csv and \(adoption.parameters.count) inputs to action-parameters.csv."
    )
    for row in adoption.parameters where row["note"]?.contains("sual value") == true {
      print(
        "  \(row["parameter"] ?? "") = \(row["value"] ?? "") \(row["unit"] ?? "")  \(row["note"] ?? "") (\(row["source"] ?? ""))"
      )
    }
    print("Next: say who benefits, who pays and who decides, and put your own values in place.")
  }
}
