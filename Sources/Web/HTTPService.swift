import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import UnixSignals

/// Answers HTTP at one address until it is asked to stop.
struct HTTPService: Sendable {
  let host: String
  let port: Int
  let logger: Logger
  /// How long a client may take to send the head of a request, in seconds.
  var headLimit = 40.0
  /// How long requests under way may keep the server from ending once it is asked to, in seconds.
  var stopLimit = 8.0

  /// - Parameter onReady: Called once with the bound port, when requests are answered.
  /// - Throws: `PlanServerError` when the address cannot be used.
  func run(_ routes: RouteTable, onReady: @escaping @Sendable (Int) async -> Void) async throws {
    // The framework's own chatter is kept out of the access log.
    var frameworkLogger = logger
    frameworkLogger.logLevel = max(logger.logLevel, .warning)
    let application = Application(
      router: routes.router,
      server: .http1(configuration: connectionLimits),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: .maximum(512, logger: frameworkLogger)
      ),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
      logger: frameworkLogger
    )
    do {
      try await StoppableService(
        application, limit: .milliseconds(Int64(stopLimit * 1000)), signals: [.sigterm, .sigint],
        logger: frameworkLogger
      ).run()
    } catch let error as IOError {
      throw PlanServerError(error, host: host, port: port)
    } catch let error as SocketAddressError {
      throw PlanServerError(error, host: host, port: port)
    }
  }

  private var connectionLimits: HTTP1Channel.Configuration {
    let headLimit = headLimit
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [HeadDeadline(limit: .milliseconds(Int64(headLimit * 1000)))],
      idleTimeout: .seconds(30),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64
      )
    )
  }
}
