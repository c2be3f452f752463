import Foundation
import Glibc
import Logging
import Synchronization
import Testing

@testable import Web

let quietLogger = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }

/// Runs a server over a folder of plans while the body runs.
func withServer<Result: Sendable>(
  _ files: [String: String], logger: Logger = quietLogger,
  _ body: @Sendable (Int, PublishedFolder) async throws -> Result
) async throws -> Result {
  try await PublishedFolder.with(files) { folder in
    let server = PlanServer(publishedFolder: folder.url, port: 0, logger: logger)
    let (ports, portFound) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
      defer { portFound.finish() }
      try await server.run { portFound.yield($0) }
    }
    defer { running.cancel() }
    var found = ports.makeAsyncIterator()
    let port = try #require(await found.next())
    let result = try await body(port, folder)
    running.cancel()
    _ = await running.result
    return result
  }
}

/// Sends one request byte for byte over a socket, and reads until the server closes.
///
/// A client library would tidy up the very paths that are tested here.
func exchange(_ port: Int, _ request: String) async throws -> Response {
  try await exchange(port, Array(request.utf8))
}

func exchange(_ port: Int, _ request: [UInt8]) async throws -> Response {
  try await withCheckedThrowingContinuation { continuation in
    // Blocking calls get a thread of their own: the shared ones are those the server answers on.
    Thread.detachNewThread {
      continuation.resume(
        with: Result { Response(text: try Socket(port: port).answer(to: request)) })
    }
  }
}

/// `GET PATH`, with the connection closed after it.
func get(
  _ path: String, _ port: Int, method: String = "GET", headers: [String] = []
) async throws -> Response {
  let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
  return try await exchange(port, lines.joined(separator: "\r\n") + "\r\n\r\n")
}

/// A response as it came over the wire.
struct Response: Sendable {
  let text: String

  var status: Int { Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0 }

  var body: String {
    let sent = text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
    return self["Transfer-Encoding"] == "chunked" ? Self.joined(sent) : sent
  }

  /// What came in parts, each of which begins with its size.
  private static func joined(_ parts: String) -> String {
    var rest = Array(parts.utf8)[...]
    var whole: [UInt8] = []
    while let line = rest.firstRange(of: [13, 10]),
      let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16), size > 0
    {
      whole += rest[line.upperBound...].prefix(size)
      rest = rest[line.upperBound...].dropFirst(size + 2)
    }
    return String(decoding: whole, as: UTF8.self)
  }

  subscript(header: String) -> String? {
    let head = text.range(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...]
    return head.components(separatedBy: "\r\n").dropFirst().lazy
      .compactMap { line -> String? in
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == header.lowercased() else { return nil }
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
      .first
  }
}

/// A blocking connection to this machine.
struct Socket {
  private let descriptor: Int32

  enum Failure: Error {
    case noSocket
    case notConnected(Int32)
    case notSent
  }

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure.noSocket }
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let outcome = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard outcome == 0 else {
      let reason = errno
      close(descriptor)
      throw Failure.notConnected(reason)
    }
  }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    // MSG_NOSIGNAL: a server that refuses early closes, which must not end the tests.
    guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { throw Failure.notSent }
  }

  /// Everything up to the end of the connection.
  func answer(to request: [UInt8]) throws -> String {
    try? send(request)
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      received += buffer[..<count]
    }
    close(descriptor)
    return String(decoding: received, as: UTF8.self)
  }

  /// Whether anything comes back, or the connection ends, within some seconds.
  func answers(within seconds: Double) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&waiting, 1, Int32(seconds * 1000)) > 0
  }

  func hangUp() { close(descriptor) }

  /// Whether the server closes an idle connection within the time limit.
  func isClosedByServer() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return count == 0 }
    }
  }
}

/// Keeps what is logged, for a test to read.
struct KeepingLogHandler: LogHandler {
  final class Lines: Sendable {
    private let kept = Mutex<[(text: String, statements: Int?)]>([])
    var all: [String] { kept.withLock { $0.map(\.text) } }
    /// How many statements of SQL each request took.
    var statements: [Int] { kept.withLock { $0.compactMap(\.statements) } }
    func keep(_ line: String, statements: Int? = nil) {
      kept.withLock { $0.append((line, statements)) }
    }
  }

  let lines: Lines
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(lines: Lines) { self.lines = lines }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.keep(
      "\(event.level): \(event.message)",
      statements: (event.metadata?["sql"]?.description).flatMap { Int($0) })
  }
}
