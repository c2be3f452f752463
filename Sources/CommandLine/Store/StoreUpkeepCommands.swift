internal import ArgumentParser
internal import Databases
internal import Foundation
internal import Store
internal import Synchronization

/// `cairn store init`: a new store.
struct StoreInitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new store.",
    discussion: "On PostgreSQL the database itself must be there and empty.")

  @OptionGroup var option: StoreOption

  func run() async throws {
    let address = try option.address()
    if let file = address.filePath, FileManager.default.fileExists(atPath: file) {
      throw CommandFailure("“\(file)” is there already; nothing was changed.")
    }
    let changed = try await StoreOption.withDatabase(address) {
      try await $0.migrate(StoreOption.schemas)
    }
    guard !changed.isEmpty else { throw CommandFailure("There is a store at \(address) already.") }
    print("Made a store at \(address).")
    print(
      "Next: `cairn serve --store \(address)` opens it in the browser, and `cairn store import FOLDER --store \(address)` takes a workspace in."
    )
  }
}

/// `cairn store migrate`: the schema brought to this version.
struct StoreMigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring a store of an earlier version to this one.",
    discussion: "Nothing is lost, but earlier versions cannot open it afterwards: back it up first."
  )

  @OptionGroup var option: StoreOption

  func run() async throws {
    let address = try option.address()
    let changed = try await StoreOption.withDatabase(address) {
      try await $0.migrate(StoreOption.schemas)
    }
    print(
      changed.isEmpty
        ? "The store at \(address) is of this version."
        : "Migrated: \(changed.joined(separator: ", ")).")
  }
}

/// `cairn store backup`: everything in one file.
struct StoreBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write a whole store into one file, while it is in use.",
    discussion: """
      The file is a store of its own, whichever engine it came from. It is verified before the command ends. Only you can \
      read it: it holds the record, addresses and hashes of passwords. The key that seals second factors is not in it; keep the key file beside the backup, in another place.
      """)

  @Argument(help: "The file to write.", completion: .file()) var file: String
  @OptionGroup var option: StoreOption

  func run() async throws {
    let line = ProgressLine()
    try await option.withStore { store in
      try await StoreBackup.backUp(store.database, schemas: StoreOption.schemas, to: file)
    }
    line.end()
    let verification = try await StoreOption.withDatabase(DatabaseAddress(file)) {
      try await StoreVerification(WorkspaceStore($0) { Date() })
    }
    verification.printFaults()
    guard verification.isWell else {
      throw CommandFailure("The backup was written, but the store has faults; it is as it stood.")
    }
    print(
      "Backed up \(counted(verification.workspaces, "workspace")) with \(counted(verification.commits, "commit")) to \(file), and verified them."
    )
  }
}

/// `cairn store restore`: a store from a backup.
struct StoreRestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a store from a backup.",
    discussion: """
      The store must be new: a file that is not there, or an empty PostgreSQL database. This is also how a store moves \
      from a file to PostgreSQL and back.

      A backup knows nothing of what was taken away after it was made. So every session, token and open link in it ends, \
      webhooks are switched off and jobs that waited are cancelled, unless you give --as-it-was: for a move, or for a \
      backup of a moment ago. Members, passwords and closed accounts come back as they were: look at them.
      """)

  @Argument(help: "The backup.", completion: .file()) var file: String
  @Flag(
    help: "Leave sessions, tokens, links, webhooks and jobs as they were; for moving a store.")
  var asItWas = false
  @OptionGroup var option: StoreOption

  func run() async throws {
    let address = try option.address()
    let ended = Mutex<RestoredStore?>(nil)
    let now = Date()
    let end: StoreBackup.Finish = { transaction in
      let found = try RestoredStore(ending: transaction, at: now)
      ended.withLock { $0 = found }
    }
    do {
      try await StoreBackup.restore(
        file, schemas: StoreOption.schemas, to: address, finish: asItWas ? nil : end)
    } catch {
      throw CommandFailure(store: error)
    }
    let verification = try await option.withStore { try await StoreVerification($0) }
    verification.printFaults()
    print(
      "Restored \(counted(verification.workspaces, "workspace")) with \(counted(verification.commits, "commit")) to \(address)."
    )
    if let ended = ended.withLock({ $0 }) { print(ended.report) }
    if !verification.isWell { throw ExitCode(1) }
  }
}

/// `cairn store verify`: the chain walked from the first commit to the last.
struct StoreVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Walk every history and prove that nothing of it was changed.",
    discussion: """
      Every digest is made anew from what is stored. Somebody who holds the database could write a whole new history; \
      against that, note the last digests elsewhere and compare them with --expect. A file is looked at as a whole too: \
      damage outside of the histories, in accounts or indexes, counts as a fault.
      """)

  @Option(help: "Only this workspace.") var workspace: String?
  @Option(help: "The digest that the history is known to have held; needs --workspace.")
  var expect: String?
  @OptionGroup var option: StoreOption

  func validate() throws {
    guard expect == nil || workspace != nil else {
      throw ValidationError("--expect needs --workspace.")
    }
  }

  func run() async throws {
    let isKnown = try await option.withStore { store in
      let line = ProgressLine()
      let verification = try await StoreVerification(store, workspace)
      line.end()
      for (workspace, head) in verification.heads.sorted(by: { $0.key < $1.key }) {
        print("\(workspace)  \(head)")
      }
      verification.printFaults()
      print(verification.summary)
      guard verification.isWell else { return false }
      guard let expect, let workspace else { return true }
      return try await holds(expect, in: workspace, store)
    }
    if !isKnown { throw ExitCode(1) }
  }

  private func holds(
    _ digest: String, in workspace: String, _ store: WorkspaceStore
  ) async throws -> Bool {
    var before: Int?
    while true {
      let commits = try await store.history(of: workspace, before: before, limit: 1000)
      if let commit = commits.first(where: { $0.hash == digest.lowercased() }) {
        print("The digest is that of revision \(commit.revision), of \(commit.time).")
        return true
      }
      guard let last = commits.last else {
        printError("No commit of “\(workspace)” has that digest: its history was replaced.")
        return false
      }
      before = last.revision
    }
  }
}
