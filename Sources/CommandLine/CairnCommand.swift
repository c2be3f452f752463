public import ArgumentParser
internal import ClimateFiles
internal import Foundation

/// The root of every command.
public struct CairnCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "cairn",
    abstract: "Climate action planning for cities, counties and tribes.",
    discussion: """
      A workspace is a folder of plain files. Make one with `cairn init`, look for mistakes with \
      `cairn check`, ask any number how it came to be with `cairn explain`, and publish the plan \
      with `cairn plan build`. docs/first-plan.md goes through all of it.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, CheckCommand.self, ExplainCommand.self, InventoryCommand.self,
      ForecastCommand.self, TargetsCommand.self, StrategiesCommand.self, RisksCommand.self,
      ExposureCommand.self, GoalsCommand.self, AuditCommand.self, MethodsCommand.self,
      FactorsCommand.self, ClimateCommand.self,
      PlanCommand.self, StoreCommand.self, AccountsCommand.self,
      ServeCommand.self,
      RenderChartsCommand.self,
    ])

  public init() {}
}

/// Runs the command line.
public func runCairn() async {
  raiseOpenFileLimit()
  do {
    var command = try parsed(Array(ProcessInfo.processInfo.arguments.dropFirst()))
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
    try finishOutput()
  } catch {
    let isOfFiles = (error as NSError).domain == NSCocoaErrorDomain
    let told: any Error = isOfFiles ? CommandFailure(file: error) : error
    CairnCommand.exit(withError: told)
  }
}

/// The command of some words; of words that are none, the parser's error or what may have been meant.
private func parsed(_ words: [String]) throws -> any ParsableCommand {
  do {
    return try CairnCommand.parseAsRoot(words)
  } catch {
    guard CairnCommand.exitCode(for: error) == .validationFailure,
      let advice = CommandAdvice.on(words, of: CairnCommand.self)
    else { throw error }
    throw ValidationError(advice)
  }
}
