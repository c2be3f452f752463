internal import Accounts
internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Plan
internal import Publishing
internal import Store
internal import Tables
internal import Web
internal import Workspace

/// `cairn serve`: published plans over HTTP.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve published plans, and with a store the workspaces in it.",
    discussion: """
      Workspaces that are named are built and published first, in their public edition. Published \
      plans are kept under $CAIRN_HOME (~/.cairn unless set). Ctrl-C stops the server.

      With --store the workspaces of a store are read and edited in the browser. While a store has no accounts, whoever \
      opens the address that is printed may do everything, and nobody else anything; the other key that is printed \
      makes the first account. Any number of servers may share a store on PostgreSQL.
      """)

  @Argument(help: "Workspaces to publish first.", completion: .directory)
  var workspaces: [String] = []
  @Option(help: "The port; 0 takes a free one.") var port: Int = 8080
  @Option(help: "The address to listen on.") var host: String = "127.0.0.1"
  @OptionGroup var storeOption: StoreOption
  @OptionGroup var secret: SecretOption
  @Option(
    help: ArgumentHelp(
      "The address that people type, when it is another one, such as https://plans.example.org.",
      valueName: "address"))
  var publicAddress: String?
  @Flag(help: "Webhooks may lead to this machine and into private networks.")
  var webhooksToPrivateNetworks = false
  @Flag(help: "A proxy in front says where requests come from (X-Forwarded-For).")
  var behindProxy = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("A port is 0 to 65535.") }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let home = PlanPublisher.Setting.home(environment, currentFolder)
    let published = home.appending(path: "published")
    try FileManager.default.createDirectory(at: published, withIntermediateDirectories: true)
    for workspace in workspaces { try publish(workspace, to: published, environment) }
    guard storeOption.named == nil else { return try await serveStore(published) }
    let host = host
    let server = PlanServer(publishedFolder: published, host: host, port: port)
    try await server.run { port in
      print("Cairn is serving at http://\(host):\(port)/  (Ctrl-C stops it)")
      print("Published plans alone; to edit workspaces, name a store with --store or $CAIRN_STORE.")
      fflush(nil)
    }
  }

  /// Serves the workspaces of a store beside the published plans.
  private func serveStore(_ published: URL) async throws {
    var settings = SiteServer.Settings()
    settings.host = host
    settings.port = port
    settings.isBehindProxy = behindProxy
    settings.allowsLocal = true
    settings.webhooksReachPrivateNetworks = webhooksToPrivateNetworks
    if let publicAddress {
      guard let own = OwnAddress(publicAddress: publicAddress) else {
        throw CommandFailure(
          "“\(publicAddress)” is no address: scheme, name and port only, such as https://plans.example.org."
        )
      }
      settings.publicAddress = own
    }
    let (host, place) = (host, publicAddress)
    let publishing = PlanPublisher.Setting(
      environment: ProcessInfo.processInfo.environment, currentFolder: currentFolder,
      executable: executablePath)
    let named = try storeOption.address()
    try await storeOption.withStore { store in
      for line in try await StoreVerification.warnings(of: store.database) { printError(line) }
      let accounts = try await secret.directory(store.database)
      let key = try await accounts.makeSetUpKey()
      let openID = try OpenIDEnvironment(environment: ProcessInfo.processInfo.environment)
        .provider(at: place ?? "http://\(host):\(port)", database: store.database)
      let server = SiteServer(
        store: store, accounts: accounts, openID: openID, library: FactorLibrary.standard,
        publishedFolder: published, publishing: publishing, schemas: StoreOption.schemas,
        settings: settings
      ) { Date() }
      try await server.run { port in
        let address = place ?? "http://\(host):\(port)"
        print("Cairn is serving at \(address)/  (Ctrl-C stops it)")
        print("The store is \(named).")
        if let key {
          if let local = server.localKey {
            print("Without accounts it opens at \(address)/enter?key=\(local.text)")
          }
          print("The first account is made at \(address)/set-up with the key \(key)")
        }
        fflush(nil)
      }
    }
  }

  /// Builds beside the published folder and exchanges the two, so that readers never see half a plan.
  private func publish(
    _ workspace: String, to published: URL, _ environment: [String: String]
  ) throws {
    let calculation = try WorkspaceArgument.calculation(folder: workspace)
    let setting = PlanPublisher.Setting(
      environment: environment, currentFolder: currentFolder, executable: executablePath)
    let id = calculation.workspace.community.id
    guard Community.isIdentifier(id), id != "unnamed" else {
      throw CommandFailure(
        "“\(workspace)” has no usable id in community.yaml, so it cannot be published.")
    }
    let isPublished: Bool? = try PlanFolder(published).exchange(id) { fresh in
      let report = try PlanPublisher(setting).publish(
        calculation, edition: .public, formats: Set(PlanPublisher.Format.allCases), to: fresh)
      for finding in report.findings where finding.severity >= .warning { printError("\(finding)") }
      return report.isStopped ? nil : true
    }
    guard isPublished == true else {
      throw CommandFailure("The plan of “\(workspace)” has errors and was not published.")
    }
    print("Published \(calculation.workspace.community.name).")
  }
}
