internal import ArgumentParser

/// `cairn store`: workspaces with their history in a database.
struct StoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Keep workspaces with their whole history in a database.",
    discussion: """
      A store is one file, or a PostgreSQL database for several nodes. Make one with `cairn store init`, \
      take a folder in with `cairn store import`, and serve it with `cairn serve --store`. A store is named by \
      --store or $CAIRN_STORE: `town.cairn`, or `postgresql://user@host/database`.
      """,
    subcommands: [
      StoreInitCommand.self, StoreMigrateCommand.self, StoreBackupCommand.self,
      StoreRestoreCommand.self, StoreVerifyCommand.self, StoreListCommand.self,
      StoreImportCommand.self, StoreExportCommand.self, StoreHistoryCommand.self,
      StoreDifferenceCommand.self, StoreUndoCommand.self, StoreMilestoneCommand.self,
      StoreSearchCommand.self,
    ])
}
