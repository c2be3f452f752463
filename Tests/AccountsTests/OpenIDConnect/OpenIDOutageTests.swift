import Foundation
import FoundationNetworking
import OutwardRequests
import SignInSupport
import Testing

@testable import Accounts

@Suite(.enabled(if: TestProvider.shared != nil, "\(TestProvider.note)"))
struct OpenIDOutageTests {
  static let places = ["openid-configuration", "keys", "token"]

  @Test(arguments: [
    ("html", OpenIDProblem.Kind.providerFault), ("error", .unreachable),
    ("missing", .providerFault), ("redirect", .providerFault), ("large", .providerFault),
    ("unstated", .providerFault), ("empty", .providerFault), ("list", .providerFault),
  ])
  func `each wrong answer is told at each place`(
    fault: String, kind: OpenIDProblem.Kind
  ) async throws {
    for place in Self.places {
      let problem = try await Visitor("\(fault)-at-\(place)").problem()
      #expect(problem.kind == kind, "\(problem.description)")
      #expect(problem.description.contains(place), "\(problem.description)")
      #expect(problem.description.hasSuffix("."))
    }
  }

  @Test(arguments: ["hang", "drip"])
  func `a provider that does not come to an end is given up`(fault: String) async throws {
    for place in Self.places {
      let visitor = try await Visitor("\(fault)-at-\(place)", timeout: 0.4)
      let problem = try await visitor.problem()
      #expect(problem.kind == .unreachable)
      #expect(problem.description.contains("did not answer in time"), "\(problem.description)")
    }
  }

  @Test func `waiting for a provider holds no thread`() async throws {
    let test = try #require(TestProvider.shared)
    let request = URLRequest(url: try #require(URL(string: "\(test.issuer("hang-at-keys"))/keys")))
    let exchange = OutwardExchange(seconds: 20)
    // Were threads held, the last task could begin only when one of the others has ended.
    let first = await withTaskGroup(of: String.self) { group in
      for _ in 0..<200 {
        group.addTask {
          _ = try? await exchange.reply(to: request)
          return "a request"
        }
      }
      group.addTask { "a free thread" }
      let first = await group.next()
      group.cancelAll()
      return first
    }
    #expect(first == "a free thread")
  }

  @Test func `a deadline that falls together with an answer ends that request alone`() async throws
  {
    let test = try #require(TestProvider.shared)
    var requests: [URLRequest] = []
    for name in ["redirect", "html", "large"] {
      let address = "\(test.issuer("\(name)-at-keys"))/keys"
      requests.append(URLRequest(url: try #require(URL(string: address))))
    }
    var generator = SystemRandomNumberGenerator()
    let count = 320
    // The answers take some milliseconds each; sixteen at a time, more.
    for round in 0..<count / 16 {
      let exchange = OutwardExchange(seconds: .random(in: 0.002...0.05, using: &generator))
      let request = requests[round % requests.count]
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<16 { group.addTask { _ = try? await exchange.reply(to: request) } }
      }
    }
    let reply = try await OutwardExchange().reply(to: requests[1])
    #expect(reply.status == 200)
  }

  @Test func `a provider whose certificate nobody vouches for is not asked`() async throws {
    let test = try #require(TestProvider.shared)
    let visitor = try await Visitor("good") { $0.issuer = test.untrustedAddress + "/tls" }
    let problem = try await visitor.problem()
    #expect(problem.kind == .unreachable)
    #expect(problem.description.lowercased().contains("certificate"), "\(problem.description)")
    #expect(try await test.requests("tls").isEmpty)
  }

  @Test func `a provider that is not there is unreachable`() async throws {
    // Nothing listens on port 1.
    let visitor = try await Visitor("good") { $0.issuer = "http://127.0.0.1:1/city" }
    let problem = try await visitor.problem()
    #expect(problem.kind == .unreachable)
    #expect(problem.description.contains("cannot be reached"), "\(problem.description)")
  }
}
