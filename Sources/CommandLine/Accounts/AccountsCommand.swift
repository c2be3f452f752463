internal import Accounts
internal import ArgumentParser
internal import Cryptography
internal import Databases
internal import Foundation
internal import Publishing
internal import Store

/// `cairn accounts`: what whoever runs the machine does about accounts.
struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Help with the accounts of a store, at its own machine.",
    discussion: """
      For the first administrator, for people who cannot sign in, and for workspaces that came in by the command line. \
      Everything else about accounts is done in the browser, by `cairn serve --store`.
      """,
    subcommands: [
      AccountsListCommand.self, AccountsSetUpKeyCommand.self, AccountsResetLinkCommand.self,
      AccountsOwnCommand.self,
    ])
}

/// The key file of an instance.
struct SecretOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The key file of the instance: $CAIRN_SECRET unless given, else FILE.key beside a store in a FILE, or secret.key in $CAIRN_HOME.",
      valueName: "file"), completion: .file())
  var secret: String?

  /// The people of a database.
  ///
  /// - Throws: `CommandFailure` that names the key file when it cannot be used, or belongs to another store.
  func directory(_ database: any SQLDatabase) async throws -> AccountDirectory {
    let place = try place(database)
    do {
      return try await AccountDirectory.open(
        database, keyFile: place, hasher: PasswordHasher()
      ) { Date() }
    } catch let problem as AccountProblem {
      throw CommandFailure("\(problem) The key file is “\(place)”; name another one with --secret.")
    }
  }

  private func place(_ database: any SQLDatabase) throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let path = secret ?? environment["CAIRN_SECRET"], !path.isEmpty { return path }
    // Beside the file, so that whoever moves a town's store to another machine sees that both belong together.
    if let file = database as? SQLiteDatabase { return file.path + ".key" }
    let home = PlanPublisher.Setting.home(environment, currentFolder)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    return home.appending(path: "secret.key").path
  }
}

/// `cairn accounts list`: who has an account.
struct AccountsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts of a store.")

  @OptionGroup var option: StoreOption
  @OptionGroup var secret: SecretOption

  func run() async throws {
    let all = try await option.withStore { store in
      try await secret.directory(store.database).accounts(by: .machine)
    }
    guard !all.isEmpty else {
      print("There is no account yet. `cairn serve --store …` prints a key for the first one.")
      return
    }
    let rows = all.map { account in
      [
        account.email?.description ?? "", account.name,
        account.isAdministrator ? "administrator" : "", account.isOpen ? "" : "closed",
        account.hasSecondFactor ? "second factor" : "",
      ]
    }
    print(TextTable.aligned(rows, left: 5), terminator: "")
  }
}

/// `cairn accounts set-up-key`: the key for the first administrator.
struct AccountsSetUpKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-up-key", abstract: "Print a key that the first administrator signs up with.")

  @OptionGroup var option: StoreOption
  @OptionGroup var secret: SecretOption

  func run() async throws {
    let key = try await option.withStore { store in
      try await secret.directory(store.database).makeSetUpKey()
    }
    guard let key else {
      throw CommandFailure("There are accounts already; an administrator invites others.")
    }
    print(key)
  }
}

/// `cairn accounts reset-link`: a way back in for somebody who lost the password.
struct AccountsResetLinkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset-link", abstract: "Print a link by which a person sets a new password.",
    discussion:
      "Works once, for a day. Give it to that person alone: whoever holds it becomes them.")

  @Argument(help: "The e-mail of the account.") var email: String
  @OptionGroup var option: StoreOption
  @OptionGroup var secret: SecretOption

  func run() async throws {
    let token = try await option.withStore { store in
      let directory = try await secret.directory(store.database)
      let account = try await directory.account(named: email)
      return try await directory.makeResetLink(for: account.id, by: .machine, from: .machine).token
    }
    print("Open this address on the server, below its own: /reset/\(token)")
  }
}

/// `cairn accounts own`: gives a workspace to somebody.
struct AccountsOwnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "own", abstract: "Make a person owner of a workspace.",
    discussion: """
      A workspace that came in by `cairn store import` has no member until somebody is made its owner. Owners that are \
      there stay. The access log of the workspace shows it.
      """)

  @Argument(help: "The workspace in the store.") var workspace: String
  @Argument(help: "The e-mail of the account.") var email: String
  @OptionGroup var option: StoreOption
  @OptionGroup var secret: SecretOption

  func run() async throws {
    try await option.withStore { store in
      let directory = try await secret.directory(store.database)
      let account = try await directory.account(named: email)
      try await directory.makeOwner(of: workspace, account.id, by: .machine, from: .machine)
    }
    print("\(email) is an owner of “\(workspace)”.")
  }
}

extension AccountDirectory {
  /// The account with an e-mail.
  fileprivate func account(named email: String) async throws -> Account {
    guard let account = try await account(email: email, by: .machine) else {
      throw CommandFailure("No account has the e-mail “\(email)”.")
    }
    return account
  }
}
