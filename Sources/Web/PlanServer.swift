package import Foundation
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

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
    // The framework's own chatter is kept out of the access log.
    var frameworkLogger = logger
    frameworkLogger.logLevel = max(logger.logLevel, .warning)
    let application = Application(
      router: routes.router,
      server: .http1(configuration: Self.connectionLimits),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: .maximum(512, logger: frameworkLogger)
      ),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
      logger: frameworkLogger
    )
    do {
      try await application.runService()
    } catch let error as IOError {
      throw PlanServerError(error, host: host, port: port)
    } catch let error as SocketAddressError {
      throw PlanServerError(error, host: host, port: port)
    }
  }

  /// Every route this server answers, with who may use it.
  package var routes: RouteTable {
    PlanRoutes(plans: PublishedPlans(folder: publishedFolder)).table(logger: logger)
  }

  private static var connectionLimits: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      idleTimeout: .seconds(30),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64
      )
    )
  }
}
