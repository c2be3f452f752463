import Climate
import Foundation
import FoundationNetworking
import Testing

@testable import ClimateFiles

@Suite struct RemoteFileTests {
  /// Three and a half blocks of a megabyte.
  static let object: [UInt8] = {
    // The period is a prime number, so that no two blocks are alike.
    let period = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    var object: [UInt8] = []
    while object.count < 3_670_016 { object += period }
    return Array(object.prefix(3_670_016))
  }()
  static let quick = RetryPolicy(attempts: 3, firstWait: 0.01, longestWait: 0.02, timeout: 5)

  func problem(_ body: () throws(ClimateProblem) -> Void) -> String {
    do throws(ClimateProblem) {
      try body()
      return "no problem"
    } catch { return error.message }
  }

  func folder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "cairn-cache-\(UUID().uuidString)").path
  }

  func file(
    _ server: RangeServer, _ path: String, cache: String? = nil, wholeLimit: Int = 64 << 20
  ) throws(ClimateProblem) -> RemoteFile {
    let reader = try RemoteReader(
      cacheFolder: cache, policy: Self.quick, connections: 4, wholeLimit: wholeLimit)
    return try RemoteFile(RemoteAddress(server.address(path)), reader: reader)
  }

  @Test func rangesAcrossBlocksAreTheBytesOfTheObject() throws {
    let server = try RangeServer(["a.nc": Self.object])
    defer { server.stop() }
    let remote = try file(server, "a.nc")
    #expect(remote.length == Self.object.count)
    for range in [0..<10, 1_048_570..<1_048_590, 3_670_000..<3_670_016, 0..<3_670_016, 5..<5] {
      let bytes = try remote.read(range)
      #expect(Data(bytes) == Data(Self.object[range]))
    }
    #expect(
      problem { () throws(ClimateProblem) in _ = try remote.read(0..<3_670_017) }.contains(
        "cut off"))
  }

  @Test func aServerThatIsBusyTwiceIsAskedAgain() throws {
    let server = try RangeServer(["a": Array(1...200)], ["a": .busy(times: 2)])
    defer { server.stop() }
    #expect(try file(server, "a").read(100..<103) == [101, 102, 103])
    #expect(server.requests.count == 4)
  }

  @Test func aServerThatStaysBusyIsAProblemThatSaysSo() throws {
    let server = try RangeServer(["a": [1]], ["a": .status(503)])
    defer { server.stop() }
    let message = problem { () throws(ClimateProblem) in _ = try file(server, "a") }
    #expect(message.contains("/a answered 503, service unavailable"))
    #expect(message.contains("3 attempts") && message.contains("Try again later"))
    #expect(server.requests.count == 3)
  }

  @Test func refusalsAndMissingObjectsAreNotRepeated() throws {
    let server = try RangeServer(["a": [1]], ["a": .status(403)])
    defer { server.stop() }
    let forbidden = problem { () throws(ClimateProblem) in _ = try file(server, "a") }
    #expect(
      forbidden.contains("refuses") && forbidden.contains("403") && forbidden.contains("public"))
    let missing = problem { () throws(ClimateProblem) in _ = try file(server, "b") }
    #expect(missing.contains("There is nothing at") && missing.contains("/b"))
    #expect(server.requests.count == 2)
  }

  @Test func `a server that does not exist is asked once`() throws {
    let reader = try RemoteReader(policy: Self.quick)
    let message = problem { () throws(ClimateProblem) in
      _ = try RemoteFile(RemoteAddress("http://no-such-host.invalid/a"), reader: reader)
    }
    #expect(message.contains("The server of http://no-such-host.invalid/a is not found"))
    #expect(!message.contains("Try again later"))
    #expect(reader.progress.requests == 1)
  }

  @Test func `errors that waiting mends are told from those it does not`() {
    struct Certificate: LocalizedError {
      var errorDescription: String? { "SSL certificate problem: self-signed certificate" }
    }
    guard case .distrusted = HTTPFailure(Certificate(), partial: nil) else {
      Issue.record("a certificate that is not trusted")
      return
    }
    guard case .unknownHost = HTTPFailure(URLError(.cannotFindHost), partial: nil) else {
      Issue.record("a name without a server")
      return
    }
    for code in [URLError.Code.timedOut, .networkConnectionLost, .cannotConnectToHost] {
      guard case .broken = HTTPFailure(URLError(code), partial: nil) else {
        Issue.record("\(code)")
        return
      }
    }
  }

  @Test func aCutBodyIsContinuedWhereItBroke() throws {
    let server = try RangeServer(["a": Self.object], ["a": .cut(times: 1)])
    defer { server.stop() }
    let bytes = try file(server, "a").read(0..<1000)
    #expect(bytes.elementsEqual(Self.object[0..<1000]))
    #expect(server.requests == ["a bytes=0-0", "a bytes=0-1048575", "a bytes=524288-1048575"])
  }

  @Test func aBodyThatIsAlwaysCutIsAProblem() throws {
    let server = try RangeServer(["a": Self.object], ["a": .cut(times: 100)])
    defer { server.stop() }
    let remote = try file(server, "a")
    let message = problem { () throws(ClimateProblem) in _ = try remote.read(0..<1000) }
    #expect(message.contains("could not be read") && message.contains("3 attempts"))
  }

  @Test func aServerWithoutRangesIsReadWholeOrRefused() throws {
    let server = try RangeServer(["a": Self.object], ["a": .ignoresRanges])
    defer { server.stop() }
    let remote = try file(server, "a")
    #expect(
      try remote.read(1_048_570..<1_048_590).elementsEqual(Self.object[1_048_570..<1_048_590]))
    #expect(server.requests.count == 1)
    let message = problem { () throws(ClimateProblem) in
      _ = try file(server, "a", wholeLimit: 1 << 20)
    }
    #expect(message.contains("3670016 bytes") && message.contains("no range requests"))
  }

  @Test func aMovedObjectIsFollowed() throws {
    let server = try RangeServer(["b": Array(1...200)], ["a": .movedTo("b")])
    defer { server.stop() }
    #expect(try file(server, "a").read(100..<103) == [101, 102, 103])
  }

  @Test func anInterruptedRunContinuesFromTheCache() throws {
    let server = try RangeServer(["a": Self.object])
    defer { server.stop() }
    let cache = folder()
    defer { try? FileManager.default.removeItem(atPath: cache) }
    _ = try file(server, "a", cache: cache).read(0..<1_048_577)
    let before = server.sentBytes
    let bytes = try file(server, "a", cache: cache).read(0..<3_670_016)
    #expect(Data(bytes) == Data(Self.object))
    #expect(server.sentBytes - before == 1 + 3_670_016 - 2 * 1_048_576)
  }

  @Test func aDamagedBlockOfTheCacheIsReceivedAgain() throws {
    let server = try RangeServer(["a": Self.object])
    defer { server.stop() }
    let cache = folder()
    defer { try? FileManager.default.removeItem(atPath: cache) }
    _ = try file(server, "a", cache: cache).read(0..<3_670_016)
    let data = try #require(
      FileManager.default.enumerator(atPath: cache)?.compactMap { $0 as? String }
        .first { $0.hasSuffix("/data") })
    let handle = try #require(FileHandle(forUpdatingAtPath: cache + "/" + data))
    try handle.seek(toOffset: 1_500_000)
    try handle.write(contentsOf: Data([1, 2, 3, 4, 5, 6, 7, 8]))
    try handle.close()
    let before = server.requests.count
    #expect(try file(server, "a", cache: cache).read(0..<3_670_016).elementsEqual(Self.object))
    #expect(server.requests.count - before == 2)
  }

  @Test func anObjectThatChangedIsReceivedAnew() throws {
    let server = try RangeServer(["a": Self.object])
    defer { server.stop() }
    let cache = folder()
    defer { try? FileManager.default.removeItem(atPath: cache) }
    let old = try file(server, "a", cache: cache)
    _ = try old.read(0..<10)
    var changed = Self.object
    changed[5] ^= 0xFF
    server.set("a", changed)
    let message = problem { () throws(ClimateProblem) in _ = try old.read(2_000_000..<2_000_001) }
    #expect(message.contains("changed while it was read"))
    #expect(try file(server, "a", cache: cache).read(0..<10).elementsEqual(changed[0..<10]))
  }

  @Test func progressCountsReceivedAndCachedBytes() throws {
    let server = try RangeServer(["a": Self.object])
    defer { server.stop() }
    let cache = folder()
    defer { try? FileManager.default.removeItem(atPath: cache) }
    for received in [1 + 2_097_152, 1] {
      let reader = try RemoteReader(cacheFolder: cache, policy: Self.quick)
      _ = try RemoteFile(RemoteAddress(server.address("a")), reader: reader).read(0..<1_048_577)
      #expect(reader.progress.receivedBytes == received)
      #expect(reader.progress.cachedBytes == 2_097_153 - received)
    }
  }

  @Test func aServerThatIsNotThereIsAProblemThatNamesTheAddress() throws {
    let server = try RangeServer()
    let address = server.address("a")
    server.stop()
    let reader = try RemoteReader(policy: Self.quick)
    let message = problem { () throws(ClimateProblem) in
      _ = try RemoteFile(RemoteAddress(address), reader: reader)
    }
    #expect(message.contains(address) && message.contains("could not be read"))
  }

  @Test func bucketsAreReadAtTheirPublicAddress() throws {
    #expect(
      try RemoteAddress("s3://nex-gddp-cmip6/NEX/a.nc").description
        == "https://nex-gddp-cmip6.s3.amazonaws.com/NEX/a.nc")
    #expect(
      try RemoteAddress("gs://cmip6/CMIP6/a").description
        == "https://storage.googleapis.com/cmip6/CMIP6/a")
    // An address of a kind that is not read is refused as one, and not looked for on disk.
    #expect(RemoteAddress.isAddress("ftp://a/b") && !RemoteAddress.isAddress("a/b.nc"))
    #expect(throws: ClimateProblem.self) { try RemoteAddress("ftp://a/b") }
    #expect(throws: ClimateProblem.self) { try RemoteAddress("s3:///key") }
  }
}
