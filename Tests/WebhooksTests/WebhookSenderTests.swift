import Foundation
import OutwardRequests
import Testing
import WebhookSupport

@testable import Webhooks

@Suite(.enabled(if: TestReceiver.shared != nil, "There is no python3."))
struct WebhookSenderTests {
  private let secret = WebhookSignature.freshSecret()

  private func send(
    _ fault: String, _ name: String = UUID().uuidString, seconds: Double = 120,
    allowsPrivate: Bool = true
  ) async throws -> WebhookOutcome {
    let receiver = try #require(TestReceiver.shared)
    let message = WebhookMessage(
      webhook: "hook", id: "msg_1", event: .commit, body: #"{"town":"São Paulo's \"one\""}"#)
    return await WebhookSender(seconds: seconds, allowsPrivate: allowsPrivate).send(
      message, to: receiver.address(fault, name), secret: secret,
      timestamp: Int(Date().timeIntervalSince1970))
  }

  @Test func `a message arrives signed as the documentation says`() async throws {
    let name = UUID().uuidString
    #expect(try await send("ok", name) == .taken(status: 200))
    let receiver = try #require(TestReceiver.shared)
    let entry = try #require(try await receiver.journal(name, secret: secret).first)
    #expect(entry.holds)
    #expect(entry.headers["cairn-event"] == "commit")
    #expect(entry.headers["content-type"] == "application/json")
    #expect(entry.body == #"{"town":"São Paulo's \"one\""}"#)
    let other = WebhookSignature.freshSecret()
    #expect(try await receiver.journal(name, secret: other).first?.holds == false)
  }

  // Source: the example of the Standard Webhooks specification, version 1.0.0.
  @Test func `the signature is that of the specification`() {
    let signature = WebhookSignature.of(
      Array(#"{"test": 2432232314}"#.utf8), id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1_614_265_330, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test func `what a target does wrong is told apart`() async throws {
    #expect(try await send("fail") == .answered(status: 500))
    #expect(try await send("gone") == .gone)
    let name = UUID().uuidString
    guard case .failed(.redirected) = try await send("redirect", name) else {
      Issue.record("A redirect was followed.")
      return
    }
    let receiver = try #require(TestReceiver.shared)
    #expect(try await receiver.journal(name).map(\.path) == ["/redirect/\(name)"])
    #expect(try await send("endless") == .failed(.tooLarge))
  }

  @Test(arguments: ["hang", "drip"])
  func `a target that does not come to an end is given up in time`(fault: String) async throws {
    // Without a limit it would never return: the target neither ends nor closes.
    #expect(try await send(fault, seconds: 1.5) == .failed(.timeout))
  }

  @Test func `this machine is not sent to unless the server may`() async throws {
    let name = UUID().uuidString
    guard
      case .refused(.notPublic("127.0.0.1", _)) = try await send("ok", name, allowsPrivate: false)
    else {
      Issue.record("The message was sent.")
      return
    }
    #expect(try await TestReceiver.shared?.journal(name).isEmpty == true)
  }

  @Test func `a message is sent a few times, at growing distances`() {
    let pauses = (1...6).map { WebhookRetries.pause(after: $0) }
    #expect(pauses == [10, 60, 300, 1800, 7200, nil])
  }
}
