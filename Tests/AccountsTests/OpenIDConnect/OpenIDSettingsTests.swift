import Foundation
import SignInSupport
import Testing

@testable import Accounts

@Suite struct OpenIDSettingsTests {
  private func settings() -> OpenIDSettings {
    OpenIDSettings(
      displayName: "Town Hall", issuer: "https://id.city.gov/realm", clientID: "cairn",
      clientSecret: ClientSecret("hidden-word"), callback: "https://plan.city.gov/sign-in/back")
  }

  @Test func `settings as they should be are taken`() throws {
    try settings().check()
    var local = settings()
    local.issuer = "http://localhost:8080/realms/city"
    local.callback = "http://127.0.0.1:8080/sign-in/back"
    try local.check()
  }

  @Test(arguments: [
    "", "id.city.gov", "http://id.city.gov", "https://", "https://id.city.gov/?a=b",
    "https://id.city.gov/#a", "https://user:word@id.city.gov", "https://id.city.gov/a b",
    "https://ídentity.gov", "ftp://id.city.gov", "http://127.0.0.1.city.gov", "file:///etc/passwd",
  ])
  func `an issuer that is no safe address is refused`(issuer: String) throws {
    var settings = settings()
    settings.issuer = issuer
    let problem = try #require(throws: OpenIDProblem.self) { try settings.check() }
    #expect(problem.kind == .settings)
    #expect(problem.description.contains("issuer"))
  }

  @Test func `other settings that cannot work are refused`() {
    let changes: [@Sendable (inout OpenIDSettings) -> Void] = [
      { $0.clientID = "" }, { $0.callback = "/sign-in/back" }, { $0.scopes = ["email"] },
      { $0.scopes = ["openid", "e mail"] }, { $0.allowedEmailDomains = ["@city.gov"] },
      { $0.allowedEmailDomains = [""] }, { $0.callback = "http://plan.city.gov/back" },
    ]
    for change in changes {
      var settings = settings()
      change(&settings)
      #expect(throws: OpenIDProblem.self) { try settings.check() }
    }
  }

  @Test func `a secret is in no text`() {
    var text = "\(settings()) \(String(reflecting: settings())) \([settings()])"
    dump(settings(), to: &text)
    #expect(text.contains("cairn"))
    #expect(!text.contains("hidden-word"))
  }

  @Test func `a secret comes from a file or from the environment`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID()).secret")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("hidden-word\n".utf8).write(to: file)
    #expect(try ClientSecret(file: file.path, provider: "X").text == "hidden-word")
    let variables = ["SECRET": "hidden-word", "EMPTY": " ", "LINES": "a\nb"]
    #expect(
      try ClientSecret(variable: "SECRET", of: variables, provider: "X").text == "hidden-word")
    for name in ["EMPTY", "LINES", "MISSING"] {
      #expect(throws: OpenIDProblem.self) {
        try ClientSecret(variable: name, of: variables, provider: "X")
      }
    }
    try Data(repeating: 65, count: 5000).write(to: file)
    for path in [file.path, file.path + ".none", "/"] {
      #expect(throws: OpenIDProblem.self) { try ClientSecret(file: path, provider: "X") }
    }
  }

  @Test func `a person returns to a page of Cairn and nowhere else`() {
    for path in ["/", "/plans/7", "/plans/7?year=2030#top", "/a//b"] {
      #expect(OpenIDProvider.localPath(path) == path)
    }
    for path in [
      "", "plans", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/a b",
      "/é", "javascript:alert(1)", "/" + String(repeating: "a", count: 2000),
    ] {
      #expect(OpenIDProvider.localPath(path) == "/")
    }
  }

  @Test func `an answer is read from a query, and refused when it is doubtful`() throws {
    let answer = try #require(OpenIDAnswer(query: "state=a%2Bb&code=c+d&session_state=x&flag"))
    #expect(answer.state == "a+b")
    guard case .code("c d") = answer.outcome else { throw TestProvider.Unexpected(text: "code") }
    let both = try #require(OpenIDAnswer(query: "state=s&code=c&error=e"))
    guard case .error = both.outcome else { throw TestProvider.Unexpected(text: "error") }
    for query in [
      "", "code=c", "state=s", "state=&code=c", "state=s&code=", "state=s&state=t&code=c",
      "state=s&code=c&code=d", "state=%ZZ&code=c", "state=%FF&code=c",
      "state=s&code=" + String(repeating: "c", count: 20_000),
    ] {
      #expect(OpenIDAnswer(query: query) == nil, "\(query.prefix(40))")
    }
  }
}
