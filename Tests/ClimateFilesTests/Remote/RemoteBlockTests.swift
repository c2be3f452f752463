import Climate
import Testing

@testable import ClimateFiles

/// Blocks of an object that many threads want at the same time.
@Suite struct RemoteBlockTests {
  private func file(_ server: RangeServer) throws -> RemoteFile {
    try RemoteFile(
      RemoteAddress(server.address("a")), reader: RemoteReader(policy: RemoteFileTests.quick))
  }

  @Test func `a block that several threads want is received once`() throws {
    let server = try RangeServer(["a": RemoteFileTests.object])
    defer { server.stop() }
    let file = try file(server)
    let before = server.requests.count
    // Slow enough that all have asked before it comes.
    server.set("a", .meets(seconds: 0.3))
    try inParallel(8, width: 8) { number throws(ClimateProblem) in
      let range = number * 1_000..<number * 1_000 + 500
      guard try file.read(range) == Array(RemoteFileTests.object[range]) else {
        throw ClimateProblem("The bytes \(range) are others.")
      }
    }
    #expect(server.requests.count == before + 1)
  }

  @Test func `a block that did not come is asked for again by the next read`() throws {
    let server = try RangeServer(["a": RemoteFileTests.object])
    defer { server.stop() }
    let file = try file(server)
    server.set("a", .status(500))
    let refusals = try (0..<8).map { _ in
      try #require(throws: ClimateProblem.self) { try file.read(0..<10) }
    }
    #expect(refusals.allSatisfy { $0.message.contains("500") })
    server.set("a", .well)
    #expect(try file.read(0..<10) == Array(RemoteFileTests.object[..<10]))
  }
}
