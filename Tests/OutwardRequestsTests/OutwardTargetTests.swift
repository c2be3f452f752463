import Foundation
import FoundationNetworking
import OutwardRequests
import Testing
import WebhookSupport

@Suite struct OutwardTargetTests {
  @Test(arguments: [
    "", "town.example", "ftp://town.example/", "file:///etc/passwd", "http://",
    "https://user@town.example/", "https://user:word@town.example/", "https://town.example/#part",
    "https://town.example/a b", "https://töwn.example/", "https://town.example\\@other/",
    "https://town.example:99999/", "javascript:alert(1)", "gopher://town.example/",
  ]) func `what is no plain http or https address is refused`(text: String) {
    #expect(throws: OutwardRefusal.noAddress) { try OutwardTarget(text) }
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://localhost/", "https://localhost:8443/hook", "http://[::1]:80/",
    "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0/",
    "http://[::ffff:127.0.0.1]/", "http://192.168.0.1/", "http://169.254.169.254/latest/",
  ]) func `an address that leads inside is refused, however it is written`(
    text: String
  ) async throws {
    let target = try OutwardTarget(text)
    await #expect {
      _ = try await target.request(allowsPrivate: false)
    } throws: { error in
      guard case OutwardRefusal.notPublic = error else { return false }
      return true
    }
  }

  @Test func `a name that leads nowhere is told`() async throws {
    let target = try OutwardTarget("https://nothing.invalid/hook")
    await #expect(throws: OutwardRefusal.unknownHost("nothing.invalid")) {
      _ = try await target.request(allowsPrivate: true)
    }
  }

  @Test func `a request over http goes to the address that was looked at, by its name`()
    async throws
  {
    let receiver = try #require(TestReceiver.shared)
    let name = UUID().uuidString
    let target = try OutwardTarget(receiver.address("ok", name, host: "localhost"))
    var request = try await target.request(allowsPrivate: true)
    #expect(request.url?.host != "localhost")
    request.httpMethod = "POST"
    request.httpBody = Data("{}".utf8)
    // The receiver listens on IPv4 only.
    guard request.url?.host == "127.0.0.1" else { return }
    #expect(try await OutwardExchange().reply(to: request).status == 200)
    let entry = try #require(try await receiver.journal(name).first)
    #expect(entry.headers["host"] == "localhost:\(receiver.port)")
  }

  @Test func `a request over https keeps its name, which the certificate must be for`() async throws
  {
    let target = try OutwardTarget("https://localhost/hook")
    #expect(
      try await target.request(allowsPrivate: true).url?.absoluteString == "https://localhost/hook")
  }
}
