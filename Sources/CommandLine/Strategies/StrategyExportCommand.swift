internal import ArgumentParser
internal import Foundation
internal import Interchange
internal import Plan
internal import Strategies
internal import Tables
internal import Workspace

/// `cairn strategies export`: everything about the actions as one workbook.
struct StrategyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write actions, tons, money and ranking as an Excel workbook.",
    discussion: """
      One sheet each for notes, actions, parameters, tons by action and year, money by payer and year, \
      abatement costs, ranking, scores and weights, how sure the plan is, and the forecast with its drivers. \
      Numbers are numbers with their unit in the heading; text is never a formula.
      Ends with exit code 1 when a total leaves something out, which it names with why.

        cairn strategies export hennepin-county -o actions.xlsx
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(
    name: .shortAndLong, help: "The workbook to write.", completion: .file(extensions: ["xlsx"]))
  var output: String
  @Option(help: "How many draws the sheets of how sure the plan is are of.") var draws: Int = 10_000
  @Option(help: "What the draws start from.") var seed: UInt64 = 1
  @Flag(help: "Replace the workbook if it is there.") var overwrite = false

  func validate() throws {
    guard output.lowercased().hasSuffix(".xlsx") else {
      throw ValidationError("--output names a file that ends in .xlsx.")
    }
    guard (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is 100 to 1,000,000.")
    }
  }

  func run() throws {
    guard overwrite || !FileManager.default.fileExists(atPath: output) else {
      throw CommandFailure(
        "“\(output)” is there already. Choose another name, or --overwrite.")
    }
    let calculation = try folder.calculation()
    guard !calculation.workspace.actions.isEmpty else {
      throw CommandFailure(NotBegun.actions)
    }
    var options = PlanDraws.Options()
    (options.draws, options.seed) = (draws, seed)
    let drawn = calculation.draws(options).flatMap { $0.isEmpty ? nil : $0 }
    let name = URL(filePath: folder.workspace).standardizedFileURL.lastPathComponent
    let results = StrategiesResults(
      calculation, draws: drawn, origin: "the folder “\(name)” as it was on the day below",
      date: DateText.today)
    let problems = WorkbookWriter(tools: Tools.folder)
      .write(results.workbook, to: URL(filePath: output))
    guard problems.isEmpty else {
      throw CommandFailure(problems.map(\.message).joined(separator: "\n"))
    }
    print("Wrote \(output).")
    for omission in calculation.forecastOmissions { printError("Left out: \(omission)") }
    if !calculation.forecastOmissions.isEmpty { throw ExitCode(1) }
  }
}
