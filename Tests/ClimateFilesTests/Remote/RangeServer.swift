import Foundation
import Glibc
import Synchronization

/// A real HTTP server on this machine that answers ranges, and misbehaves as it is told.
final class RangeServer: Sendable {
  /// How an object is answered.
  enum Manner: Sendable {
    case well
    /// 503 this many times, then well.
    case busy(times: Int)
    /// The connection is cut in the middle of the body this many times, then well.
    case cut(times: Int)
    /// Always the whole object with 200.
    case ignoresRanges
    /// 403 with the document of a bucket.
    case denied
    /// Always this status.
    case status(Int)
    /// 302 to another path.
    case movedTo(String)
    /// No answer before the connection is closed.
    case silent
    /// No answer before another object is asked for too, or so many seconds have gone by; once two have met, at once.
    case meets(seconds: Double)
  }

  private struct State {
    var objects: [String: [UInt8]] = [:]
    var manners: [String: Manner] = [:]
    var versions: [String: Int] = [:]
    var requests: [String] = []
    var sentBytes = 0
    var answering: [String: Int] = [:]
    var deniesAbsent = false
    var mostObjectsAtOnce = 0
  }

  private let state = Mutex(State())
  private let listener: Int32
  let port: UInt16

  init(_ objects: [String: [UInt8]] = [:], _ manners: [String: Manner] = [:]) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    state.withLock {
      $0.objects = objects
      $0.manners = manners
    }
    let thread = Thread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let server = self else {
          close(connection)
          return
        }
        let answering = Thread { server.serve(connection) }
        answering.start()
      }
    }
    thread.start()
  }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  func address(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// First lines and ranges of the requests so far.
  var requests: [String] { state.withLock { $0.requests } }
  var sentBytes: Int { state.withLock { $0.sentBytes } }
  /// How many different objects were asked for at the same time, at most, since the manner of one was set last.
  var mostObjectsAtOnce: Int { state.withLock { $0.mostObjectsAtOnce } }

  func set(_ path: String, _ manner: Manner) {
    state.withLock {
      $0.manners[path] = manner
      $0.mostObjectsAtOnce = 0
    }
  }

  /// Answers for what is not there as a bucket does that may not be listed.
  func denyAbsent() { state.withLock { $0.deniesAbsent = true } }

  /// Gives an object new bytes and another ETag.
  func set(_ path: String, _ bytes: [UInt8]) {
    state.withLock {
      $0.objects[path] = bytes
      $0.versions[path, default: 0] += 1
    }
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    while let request = readRequest(connection) {
      let lines = request.split(separator: "\r\n").map(String.init)
      guard let first = lines.first else { return }
      let path =
        String(first.split(separator: " ")[1].dropFirst())
        .split(separator: "?").first.map(String.init) ?? ""
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 {
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
      }
      let range = headers["range"]
      state.withLock {
        $0.requests.append("\(path) \(range ?? "-")")
        $0.answering[path, default: 0] += 1
        $0.mostObjectsAtOnce = max($0.mostObjectsAtOnce, $0.answering.count)
      }
      defer {
        state.withLock {
          $0.answering[path, default: 1] -= 1
          if $0.answering[path] == 0 { $0.answering[path] = nil }
        }
      }
      guard answer(connection, path.removingPercentEncoding ?? path, headers) else { return }
    }
  }

  /// False when the connection ends with the answer.
  private func answer(_ connection: Int32, _ path: String, _ headers: [String: String]) -> Bool {
    let (object, manner) = state.withLock { state -> ([UInt8]?, Manner) in
      let manner = state.manners[path] ?? .well
      switch manner {
      case .busy(let times) where times > 0: state.manners[path] = .busy(times: times - 1)
      case .cut(let times) where times > 0 && headers["range"] != "bytes=0-0":
        state.manners[path] = .cut(times: times - 1)
      default: break
      }
      return (state.objects[path], manner)
    }
    let tag = state.withLock { "\"version-\($0.versions[path] ?? 0)\"" }
    var isCut = false
    var takesRanges = true
    switch manner {
    case .busy(let times) where times > 0: return send(connection, 503, [:], Array("busy".utf8))
    case .denied: return deny(connection)
    case .status(let status): return send(connection, status, [:], Array("no".utf8))
    case .movedTo(let path): return send(connection, 302, ["Location": address(path)], [])
    case .cut(let times): isCut = times > 0 && headers["range"] != "bytes=0-0"
    case .ignoresRanges: takesRanges = false
    case .silent: return false
    case .meets(let seconds): wait(seconds) { $0.mostObjectsAtOnce > 1 }
    default: break
    }
    guard let object else {
      guard !state.withLock({ $0.deniesAbsent }) else { return deny(connection) }
      return send(connection, 404, [:], Array("nothing".utf8))
    }
    if let known = headers["if-none-match"], known == tag { return send(connection, 304, [:], []) }
    guard takesRanges, let text = headers["range"] else {
      return send(connection, 200, ["ETag": tag], object, cut: isCut)
    }
    let parts = text.dropFirst(6).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, parts[0] < object.count else {
      return send(connection, 416, ["Content-Range": "bytes */\(object.count)"], [])
    }
    let end = min(parts[1], object.count - 1)
    return send(
      connection, 206,
      ["ETag": tag, "Content-Range": "bytes \(parts[0])-\(end)/\(object.count)"],
      Array(object[parts[0]...end]), cut: isCut)
  }

  private func deny(_ connection: Int32) -> Bool {
    let document =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
    return send(
      connection, 403, ["Content-Type": "application/xml"], Array(document.utf8))
  }

  private func wait(_ seconds: Double, until isTrue: (State) -> Bool) {
    let end = Date(timeIntervalSinceNow: seconds)
    while !state.withLock({ isTrue($0) }), Date() < end { Thread.sleep(forTimeInterval: 0.005) }
  }

  private func send(
    _ connection: Int32, _ status: Int, _ headers: [String: String], _ body: [UInt8],
    cut: Bool = false
  ) -> Bool {
    var head = "HTTP/1.1 \(status) X\r\n"
    if status != 304 { head += "Content-Length: \(body.count)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    let body = cut ? Array(body.prefix(body.count / 2)) : body
    state.withLock { $0.sentBytes += body.count }
    let bytes = Array((head + "\r\n").utf8) + body
    let isSent = bytes.withUnsafeBytes { raw in
      var done = 0
      while done < raw.count, let base = raw.baseAddress {
        let count = Glibc.send(connection, base + done, raw.count - done, Int32(MSG_NOSIGNAL))
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    return isSent && !cut
  }

  private func readRequest(_ connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if bytes.suffix(4) == [13, 10, 13, 10] { return String(decoding: bytes, as: UTF8.self) }
    }
  }
}
