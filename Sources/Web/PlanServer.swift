package import Foundation
package import Logging

/// Serves published plans from a folder, to read only.
///
/// The folder holds one folder per plan, named by the community's id: `hennepin-county/index.html`.
/// Nothing is accepted from a reader: only GET and HEAD are answered, and nothing outside the
/// folder can be reached.
package struct PlanServer: Sendable {
  private let publishedFolder: URL
  private let host: String
  private let port: Int
  private let logger: Logger

  /// - Parameters:
  ///   - publishedFolder: May be missing or empty; the first page then says what to do next.
  ///   - port: 0 takes any free port.
  ///   - logger: Each request is one line at `info`, without its query.
  package init(
    publishedFolder: URL, host: String = "127.0.0.1", port: Int,
    logger: Logger = PlanServer.standardErrorLogger
  ) {
    self.publishedFolder = publishedFolder
    self.host = host
    self.port = port
    self.logger = logger
  }

  /// Standard output stays free for the address that the command prints.
  package static var standardErrorLogger: Logger {
    Logger(label: "cairn.web") { StreamLogHandler.standardError(label: $0) }
  }

  /// Serves until the process is asked to stop (SIGINT or SIGTERM) or the task is cancelled.
  ///
  /// - Parameter onReady: Called once with the bound port, when requests are answered.
  /// - Throws: `PlanServerError` when the address cannot be used.
  package func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
    try await HTTPService(host: host, port: port, logger: logger).run(routes, onReady: onReady)
  }

  /// Every route this server answers, with who may use it.
  package var routes: RouteTable {
    PlanRoutes(plans: PublishedPlans(folder: publishedFolder)).table(logger: logger)
  }
}
