internal import ArgumentParser

/// `cairn inventory`: emissions, by sector, gas, scope and protocol.
struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "Print, compare and exchange the inventory.",
    discussion: """
      `cairn inventory FOLDER` prints emissions by sector and year, and the last year by sector, scope \
      and gas.
      """,
    subcommands: [
      InventoryTableCommand.self, SideBySideCommand.self, ContributionCommand.self,
      UncertaintyCommand.self, RecalculateCommand.self, InventoryTemplateCommand.self,
      InventoryImportCommand.self, BulkInventoryCommand.self, WarmCommand.self,
    ], defaultSubcommand: InventoryTableCommand.self)
}
