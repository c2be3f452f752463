internal import Foundation
internal import FoundationNetworking
public import OutwardRequests

/// What came of sending a message once.
public enum WebhookOutcome: Hashable, Sendable {
  case taken(status: Int)
  case answered(status: Int)
  /// 410: the target is there no more.
  case gone
  case refused(OutwardRefusal)
  case failed(OutwardFailure)
  /// The secret cannot be opened with the key file of this server.
  case noSecret
}

/// Sends messages to webhooks within limits of time and size.
public struct WebhookSender: Sendable {
  private let exchange: OutwardExchange
  public let allowsPrivate: Bool

  /// - Parameters:
  ///   - seconds: From the beginning to the last byte of the answer.
  ///   - allowsPrivate: True where this server may send to its own machine and to private networks.
  public init(seconds: Double = 10, allowsPrivate: Bool = false) {
    exchange = OutwardExchange(seconds: seconds, bodyLimit: 64 * 1024)
    self.allowsPrivate = allowsPrivate
  }

  /// Why nothing would be sent to an address as it is now; nil when it may be tried.
  ///
  /// It is looked at again each time that something is sent; here it spares a surprise.
  public func refusal(of address: String) async throws -> OutwardRefusal? {
    do {
      _ = try await OutwardTarget(address).request(allowsPrivate: allowsPrivate)
      return nil
    } catch {
      return error
    }
  }

  /// - Parameter timestamp: Seconds since 1970, by the clock of this server.
  public func send(
    _ message: WebhookMessage, to address: String, secret: String?, timestamp: Int
  ) async -> WebhookOutcome {
    let body = Array(message.body.utf8)
    guard let secret,
      let signature = WebhookSignature.of(
        body, id: message.id, timestamp: timestamp, secret: secret)
    else { return .noSecret }
    do {
      var request = try await OutwardTarget(address).request(allowsPrivate: allowsPrivate)
      request.httpMethod = "POST"
      request.httpBody = Data(body)
      for (name, value) in [
        ("Content-Type", "application/json"), ("webhook-id", message.id),
        ("webhook-timestamp", String(timestamp)), ("webhook-signature", signature),
        ("cairn-event", message.event.rawValue),
      ] {
        request.setValue(value, forHTTPHeaderField: name)
      }
      let status = try await exchange.reply(to: request).status
      switch status {
      case 200..<300: return .taken(status: status)
      case 410: return .gone
      default: return .answered(status: status)
      }
    } catch let refusal as OutwardRefusal {
      return .refused(refusal)
    } catch let failure as OutwardFailure {
      return .failed(failure)
    } catch {
      return .failed(.broken(ForeignText.line(error.localizedDescription)))
    }
  }
}

/// When a message that was not taken is sent again.
public enum WebhookRetries {
  /// The pauses after each failure, in seconds; after the last one the message is given up.
  public static let pauses: [Double] = [10, 60, 300, 1800, 7200]

  /// How often a message is sent at most.
  public static var attempts: Int { pauses.count + 1 }

  /// Nil when it has been sent often enough.
  ///
  /// - Parameter attempts: How often it was sent.
  public static func pause(after attempts: Int) -> Double? {
    (1...pauses.count).contains(attempts) ? pauses[attempts - 1] : nil
  }
}
