import Foundation
import Testing

@testable import Accounts

@Suite(.enabled(if: TestProvider.shared != nil, TestProvider.note))
struct OpenIDOutageTests {
  static let places = ["openid-configuration", "keys", "token"]

  @Test(arguments: [
    ("html", OpenIDProblem.Kind.providerFault), ("error", .unreachable),
    ("missing", .providerFault), ("redirect", .providerFault), ("large", .providerFault),
    ("unending", .providerFault), ("empty", .providerFault), ("list", .providerFault),
  ])
  func `each wrong answer is told at each place`(
    fault: String, kind: OpenIDProblem.Kind
  ) async throws {
    for place in Self.places {
      let problem = try await Visitor("\(fault)-at-\(place)").problem()
      #expect(problem.kind == kind, "\(problem.description)")
      #expect(problem.description.contains(place), "\(problem.description)")
      #expect(problem.description.hasSuffix("."))
      #expect(!problem.forPerson.contains("127.0.0.1"))
    }
  }

  @Test(arguments: ["hang", "drip"])
  func `a provider that does not come to an end is given up`(fault: String) async throws {
    for place in Self.places {
      let visitor = try await Visitor("\(fault)-at-\(place)", timeout: 0.4)
      let clock = ContinuousClock()
      let beginning = clock.now
      let problem = try await visitor.problem()
      #expect(problem.kind == .unreachable)
      #expect(problem.description.contains("did not answer in time"), "\(problem.description)")
      #expect(clock.now - beginning < .seconds(2.5))
    }
  }

  @Test func `waiting for a provider holds no thread`() async throws {
    var visitors: [Visitor] = []
    // More than there are threads for tasks.
    for _ in 0..<40 {
      visitors.append(try await Visitor("hang-at-openid-configuration", timeout: 0.5))
    }
    let clock = ContinuousClock()
    let beginning = clock.now
    let count = await withTaskGroup(of: Bool.self) { group in
      for visitor in visitors {
        group.addTask {
          (try? await visitor.provider.begin(returnTo: "/", at: Date())) == nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(count == 40)
    #expect(clock.now - beginning < .seconds(4))
  }

  @Test func `a provider that is not there is unreachable`() async throws {
    // Nothing listens on port 1.
    let visitor = try await Visitor("good") { $0.issuer = "http://127.0.0.1:1/city" }
    let problem = try await visitor.problem()
    #expect(problem.kind == .unreachable)
    #expect(problem.description.contains("cannot be reached"), "\(problem.description)")
  }
}
