public import ArgumentParser
internal import ClimateFiles

/// The root of every command.
public struct CairnCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "cairn",
    abstract: "Climate action planning for cities, counties and tribes.",
    discussion: """
      A workspace is a folder of plain files. Make one with `cairn init`, look for mistakes with \
      `cairn check`, ask any number how it came to be with `cairn explain`, and publish the plan \
      with `cairn plan build`.
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
  await CairnCommand.main()
}
