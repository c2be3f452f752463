import Foundation
import SignInSupport
import Testing

@testable import Accounts

@Suite(.enabled(if: TestProvider.shared != nil, "\(TestProvider.note)"))
struct OpenIDRefusalTests {
  @Test(arguments: [
    ("expired", "has expired"), ("future", "is from the future"), ("not-yet", "is not valid yet"),
    ("wrong-audience", "another program"), ("wrong-issuer", "is by “http"),
    ("wrong-nonce", "this attempt"), ("no-nonce", "this attempt"),
    ("password-of-tomorrow", "a password in the future"), ("many-audiences", "several programs"),
    ("other-party", "another program"),
    ("wrong-token-digest", "access token"), ("no-expiry", "lacks one of"),
    ("no-subject", "names no person"), ("none", "“none”"), ("key-confusion", "“HS256”"),
    ("another-key", "none of its published keys"), ("other-userinfo", "another person"),
    ("hides-issuer", "does not name its issuer"), ("wrong-issuer-in-answer", "names the issuer"),
  ])
  func `a statement that does not hold is refused`(name: String, reason: String) async throws {
    let problem = try await Visitor(name).problem()
    #expect(problem.kind == .untrusted)
    #expect(problem.description.contains(reason), "\(problem.description)")
  }

  @Test(arguments: [
    ("other-issuer", "calls itself"), ("template", "your own directory"),
    ("plain-http", "token_endpoint"), ("hmac-only", "signs only with HS256"),
    ("no-identity-token", "“id_token” is missing"),
  ])
  func `a description that does not fit the settings is refused`(
    name: String, reason: String
  ) async throws {
    let problem = try await Visitor(name).problem()
    #expect(problem.kind == .providerFault)
    #expect(problem.description.contains(reason), "\(problem.description)")
  }

  @Test func `an issuer counts to the letter`() async throws {
    let visitor = try await Visitor("good") { $0.issuer += "/" }
    let problem = try await visitor.problem()
    #expect(problem.kind == .providerFault)
    #expect(problem.description.contains("calls itself"))
  }

  @Test func `who is turned away at the provider reads so, and the log stays one line`()
    async throws
  {
    let problem = try await Visitor("denies").problem()
    #expect(problem.kind == .refused)
    #expect(problem.description.contains("access_denied"))
    #expect(problem.description.contains("No entry"))
  }

  @Test(arguments: [
    ("unverified", false, "not state"), ("unverified", true, "not state"),
    ("unstated", false, "not state"), ("other-domain", false, "“city.gov.example”"),
  ])
  func `an address that is not vouched for, or of another domain, is not admitted`(
    name: String, trusts: Bool, reason: String
  ) async throws {
    let visitor = try await Visitor(name) {
      $0.allowedEmailDomains = ["town.gov", "City.gov"]
      $0.trustsEmailWithoutStatement = trusts
    }
    let problem = try await visitor.problem()
    #expect(problem.kind == .notAdmitted)
    #expect(problem.description.contains(reason), "\(problem.description)")
  }

  @Test func `an address of a directory counts when the settings say so`() async throws {
    let visitor = try await Visitor("unstated") {
      $0.allowedEmailDomains = ["city.gov"]
      $0.trustsEmailWithoutStatement = true
    }
    #expect(try await visitor.signIn().identity.emailVerified)
    let open = try await Visitor("unverified").signIn().identity
    #expect(open.email == "ada@city.gov")
    #expect(!open.emailVerified)
  }

  @Test func `an address that the provider should have and does not give is its fault`()
    async throws
  {
    let visitor = try await Visitor("missing-at-userinfo") {
      $0.scopes = ["openid"]
      $0.allowedEmailDomains = ["city.gov"]
    }
    #expect(try await visitor.problem().kind == .providerFault)
  }
}
