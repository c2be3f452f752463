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

  /// Whether an upload is answered before its body has come.
  private func isRefused(_ head: String, _ site: TestSite) throws -> Bool {
    let socket = try Socket(port: site.port)
    defer { socket.hangUp() }
    try socket.send(head)
    return socket.answers(within: 1)
  }

  @Test func `an upload beyond the room is asked to come again, and pages and small forms go on`()
    async throws
  {
    try await TestSite.run({ $0.arrivingBytes = 40 * Self.megabyte }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let ed = try await site.member(.editor, invitedBy: ada)
      #expect(try !isRefused(head(ed, 20), site))
      let slow = try Socket(port: site.port)
      try slow.send(head(ada, 25))
      try await poll { try isRefused(head(ed, 20), site) }
      let full = try await exchange(site.port, head(ed, 20))
      #expect(full.status == 503 && full["Retry-After"] == "30")
      #expect(full.body.contains("send it again in half a minute"))
      let settings = "/workspaces/green-town/settings"
      #expect(try await ed.get(settings).status == 200)
      #expect(try await ed.post(settings, from: settings, ["name": "Moss"]).status == 303)
      // Its room is free again when it has gone away.
      slow.hangUp()
      try await poll { try !isRefused(head(ed, 20), site) }
    }
  }

  @Test func `one person does not take the room of all others`() async throws {
    try await TestSite.run({ $0.arrivingBytes = 200 * Self.megabyte }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let ed = try await site.member(.editor, invitedBy: ada)
      let sockets = [try Socket(port: site.port), try Socket(port: site.port)]
      for socket in sockets { try socket.send(head(ada, 5)) }
      try await poll { try isRefused(head(ada, 5), site) }
      #expect(try !isRefused(head(ed, 5), site))
      for socket in sockets { socket.hangUp() }
    }
  }
}
