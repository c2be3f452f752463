import Accounts
import Foundation
import Store
import Testing

@testable import Web

@Suite struct ArrivalRoomTests {
  private static let megabyte = 1024 * 1024

  /// The head of an upload that says how long it is; its body never comes.
  private func head(_ browser: Browser, _ megabytes: Int) -> String {
    [
      "POST /workspaces/green-town/inventory/upload HTTP/1.1",
      "Host: localhost:\(browser.site.port)", "Cookie: cairn=\(browser.cookie("cairn") ?? "")",
      "Content-Type: multipart/form-data; boundary=b",
      "Content-Length: \(megabytes * Self.megabyte)",
    ].joined(separator: "\r\n") + "\r\n\r\n"
  }

  /// Sends the head of an upload, and says whether it is answered before its body has come.
  ///
  /// It waits on a thread of its own: the shared ones are those that the server answers on.
  private func begin(
    _ head: String, _ site: TestSite, within seconds: Double = 2
  ) async throws -> (Socket, isAnswered: Bool) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: site.port)
            try socket.send(head)
            return (socket, socket.answers(within: seconds))
          })
      }
    }
  }

  /// - Parameter seconds: How long a refusal may take on a busy machine; what is taken in is waited for as long.
  private func isRefused(
    _ head: String, _ site: TestSite, within seconds: Double = 2
  ) async throws -> Bool {
    let (socket, isAnswered) = try await begin(head, site, within: seconds)
    socket.hangUp()
    return isAnswered
  }

  @Test func `an upload beyond the room is asked to come again, and pages and small forms go on`()
    async throws
  {
    try await TestSite.run({ $0.arrivingBytes = 40 * Self.megabyte }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let ed = try await site.member(.editor, invitedBy: ada)
      let (slow, isAnswered) = try await begin(head(ada, 25), site)
      #expect(!isAnswered)
      let full = try await exchange(site.port, head(ed, 20))
      #expect(full.status == 503 && full["Retry-After"] == "30")
      #expect(full.body.contains("send it again in half a minute"))
      let settings = "/workspaces/green-town/settings"
      #expect(try await ed.get(settings).status == 200)
      #expect(try await ed.post(settings, from: settings, ["name": "Moss"]).status == 303)
      // Its room is free again when it has gone away.
      slow.hangUp()
      var isFree = false
      for _ in 0..<10 where !isFree { isFree = try await !isRefused(head(ed, 20), site) }
      #expect(isFree)
    }
  }

  @Test func `one person does not take the room of all others`() async throws {
    try await TestSite.run({ $0.arrivingBytes = 200 * Self.megabyte }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let ed = try await site.member(.editor, invitedBy: ada)
      let first = try await begin(head(ada, 5), site)
      let second = try await begin(head(ada, 5), site)
      #expect(!first.isAnswered && !second.isAnswered)
      #expect(try await isRefused(head(ada, 5), site, within: 30))
      #expect(try await !isRefused(head(ed, 5), site))
      first.0.hangUp()
      second.0.hangUp()
    }
  }
}
