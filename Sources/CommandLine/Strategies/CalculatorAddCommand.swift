public import ArgumentParser
internal import Factors
internal import Plan
internal import Quantities
public import Strategies
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

      --usual-costs writes the library's usual costs to costs.csv too, per lamp, home or kW, so that they follow how much \
      is done. --payer says who pays them.
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
  @Flag(help: "Write the library's usual costs of it to costs.csv too.") var usualCosts = false
  @Option(help: "Who pays them; government for its own operations unless given.")
  var payer: Payer?

  func run() throws {
    let calculation = try folder.calculation()
    let workspace = calculation.workspace
    let calculator = try StrategyShelf.calculator(calculator)
    let years = inputs.years(in: calculation)
    let adoption = CalculatorAdoption(
      of: calculator, id: try ActionID.free(id, usual: calculator.kind.rawValue, workspace),
      title: title, startYear: years.start, fullYear: years.full,
      stated: try inputs.stated(of: calculator), source: source,
      local: workspace.localValues, lead: lead,
      isPublic: !`internal`, language: workspace.community.language)
    guard adoption.missing.isEmpty else {
      throw CalculatorInputs.ask(adoption.missing, of: calculator)
    }
    let costs = usualCosts ? try costRows(of: calculator, adoption, years) : []
    var seen: Set<String> = []
    let cited = (adoption.sources + costs.flatMap(\.cost.sources)).filter {
      workspace.sources[$0] == nil && seen.insert($0).inserted
    }
    let sources = CalculatorFacts.standard.rows(ofSources: cited)
    var files: [String: [UInt8]] = [:]
    for (declaration, rows) in [
      (WorkspaceTables.actions, [adoption.action]),
      (WorkspaceTables.actionParameters, adoption.parameters), (WorkspaceTables.sources, sources),
      (WorkspaceTables.costs, costs.map(\.cells)),
    ] where !rows.isEmpty {
      files[declaration.file] = Array(workspace.table(declaration, adding: rows).text.utf8)
    }
    try folder.write(files, over: workspace.files)
    tell(adoption)
    tellCosts(costs, of: calculator)
  }

  /// The usual costs as rows, or what they need.
  private func costRows(
    of calculator: Calculator, _ adoption: CalculatorAdoption, _ years: (start: Int, full: Int)
  ) throws -> [UsualCostRow] {
    guard let payer = payer ?? calculator.usualPayer else {
      let words = Payer.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure("--usual-costs needs --payer, one of \(words).")
    }
    let rows = UsualCostRow.all(
      of: calculator, action: adoption.action["id"] ?? "", payer: payer, startYear: years.start,
      fullYear: years.full, facts: CalculatorFacts.standard)
    guard !rows.isEmpty else {
      throw CommandFailure(
        "No usual cost of “\(calculator.kind.rawValue)” is known. Leave out --usual-costs, and state its costs in costs.csv."
      )
    }
    let stated = Set(adoption.parameters.compactMap { $0["parameter"] })
    let missing = rows.compactMap(\.quantity.parameter).filter { !stated.contains($0.name) }
    guard missing.isEmpty else { throw CalculatorInputs.ask(missing, of: calculator) }
    return rows
  }

  private func tellCosts(_ written: [UsualCostRow], of calculator: Calculator) {
    for row in written {
      print(
        "Added to costs.csv: \(row.cells["what"] ?? ""), \(row.cells["amount_usd"] ?? "") dollars of \(row.cost.priceYear) per \(row.quantity.word), paid by \(row.cells["payer"] ?? ""). \(row.cells["note"] ?? "")"
      )
    }
    guard written.isEmpty else { return }
    for cost in CalculatorFacts.standard.costs(of: calculator.kind) {
      print(
        "It usually costs \(NumberText.significant(cost.dollars)) dollars for each \(cost.per) (\(cost.what), \(cost.status.rawValue)); --usual-costs would write that to costs.csv."
      )
    }
  }

  private func tell(_ adoption: CalculatorAdoption) {
    print(
      "Added “\(adoption.action["id"] ?? "")” to actions.csv and \(adoption.parameters.count) inputs to action-parameters.csv."
    )
    for line in CalculatorInputs.usual(in: adoption.parameters) { print(line) }
    print("Next: say who benefits, who pays and who decides, and put your own values in place.")
  }
}

extension Payer: ExpressibleByArgument {}
