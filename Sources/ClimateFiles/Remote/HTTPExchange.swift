internal import Foundation
internal import FoundationNetworking
internal import Synchronization

/// What a server answered.
struct HTTPReply: Sendable {
  var status: Int
  /// Names in lower case.
  var headers: [String: String]
  var body: [UInt8]

  /// The version of the object, when the server states one.
  var validator: String? { headers["etag"] ?? headers["last-modified"] }

  /// First byte and total size of a partial answer: `bytes 0-99/1234`.
  var contentRange: (start: Int?, total: Int?)? {
    guard let text = headers["content-range"], text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard parts.count == 2 else { return nil }
    return (parts[0].split(separator: "-").first.flatMap { Int($0) }, Int(parts[1]))
  }

  /// Whether a bucket of S3's kind denies access, as one does that may not tell whether it has an object.
  ///
  /// - Source: Amazon Simple Storage Service, API Reference, GetObject: without the permission `s3:ListBucket` the answer
  ///   for an object that does not exist is 403. Google's and MinIO's buckets answer with the same document.
  var isDeniedByBucket: Bool {
    status == 403 && String(decoding: body, as: UTF8.self).contains("<Code>AccessDenied</Code>")
  }
}

/// Why a request got no whole answer.
enum HTTPFailure: Error {
  /// The answer is larger than the caller takes; its size when the server states it.
  case tooLarge(reply: HTTPReply, stated: Int?)
  /// The connection failed or broke; what came before then.
  case broken(String, partial: HTTPReply?)
  /// No server has the name.
  case unknownHost(String)
  /// The server's certificate is not to be trusted.
  case distrusted(String)

  init(_ error: any Error, partial: HTTPReply?) {
    let reason = error.localizedDescription
    // The text is libcurl's; URLSession has no code for a certificate here.
    if (error as? URLError)?.code == .cannotFindHost {
      self = .unknownHost(reason)
    } else if reason.lowercased().contains("certificate") {
      self = .distrusted(reason)
    } else {
      self = .broken(reason, partial: partial)
    }
  }
}

/// Makes HTTP requests and waits for their answers; many threads may share one.
///
/// URLSession's delegate interface is used because it shows the status before the body: an unwanted body of a
/// hundred gigabytes is then never received.
final class HTTPExchange: Sendable {
  private let session: URLSession
  private let receiver: Receiver

  init(timeout: Double, connections: Int) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.httpMaximumConnectionsPerHost = connections
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    receiver = Receiver()
    session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
  }

  deinit { session.finishTasksAndInvalidate() }

  /// - Parameters:
  ///   - bodyLimit: The most bytes of a body that are taken.
  ///   - received: Hears of every piece of the body.
  func reply(
    to url: URL, headers: [String: String], bodyLimit: Int,
    received: @escaping @Sendable (Int) -> Void
  ) throws(HTTPFailure) -> HTTPReply {
    var request = URLRequest(url: url)
    // A body compressed in transit would not be the bytes that a range or a length speaks of.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    request.setValue("cairn", forHTTPHeaderField: "User-Agent")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let task = session.dataTask(with: request)
    let pending = PendingReply(bodyLimit: bodyLimit, received: received)
    receiver.add(pending, for: task.taskIdentifier)
    task.resume()
    return try pending.wait()
  }
}

/// The answer of one request while it comes in.
private final class PendingReply: Sendable {
  private struct State {
    var reply: HTTPReply?
    var stated: Int?
    var isTooLarge = false
    var error: (any Error)?
  }

  private let state = Mutex(State())
  private let done = DispatchSemaphore(value: 0)
  private let bodyLimit: Int
  private let received: @Sendable (Int) -> Void

  init(bodyLimit: Int, received: @escaping @Sendable (Int) -> Void) {
    self.bodyLimit = bodyLimit
    self.received = received
  }

  /// False when the body must not be received.
  func begin(_ response: HTTPURLResponse) -> Bool {
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      headers["\(name)".lowercased()] = "\(value)"
    }
    let stated = headers["content-length"].flatMap { Int($0) }
    return state.withLock { state in
      state.reply = HTTPReply(status: response.statusCode, headers: headers, body: [])
      state.stated = stated
      state.isTooLarge = (200..<300).contains(response.statusCode) && (stated ?? 0) > bodyLimit
      return !state.isTooLarge
    }
  }

  /// False when no more must be received.
  func receive(_ data: Data) -> Bool {
    received(data.count)
    return state.withLock { state in
      guard let body = state.reply?.body.count else { return true }
      if body + data.count > bodyLimit {
        // The page that explains an error may be cut off; a body may not.
        state.isTooLarge = (200..<300).contains(state.reply?.status ?? 0)
        return !state.isTooLarge
      }
      state.reply?.body.append(contentsOf: data)
      return true
    }
  }

  func finish(_ error: (any Error)?) {
    state.withLock { $0.error = error }
    done.signal()
  }

  func wait() throws(HTTPFailure) -> HTTPReply {
    done.wait()
    let end = state.withLock { $0 }
    if end.isTooLarge, let reply = end.reply {
      throw HTTPFailure.tooLarge(reply: reply, stated: end.stated)
    }
    if let error = end.error { throw HTTPFailure(error, partial: end.reply) }
    guard let reply = end.reply else {
      throw HTTPFailure.broken("The server gave no HTTP answer", partial: nil)
    }
    let isBodyExpected = (200..<300).contains(reply.status)
    if isBodyExpected, let stated = end.stated, stated != reply.body.count {
      throw HTTPFailure.broken(
        "The answer has \(reply.body.count) of \(stated) bytes", partial: reply)
    }
    return reply
  }
}

/// Hands what a session receives to the request it belongs to.
private final class Receiver: NSObject, URLSessionDataDelegate {
  private let pending = Mutex<[Int: PendingReply]>([:])

  func add(_ reply: PendingReply, for task: Int) { pending.withLock { $0[task] = reply } }

  private func reply(for task: URLSessionTask) -> PendingReply? {
    pending.withLock { $0[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard let response = response as? HTTPURLResponse, let reply = reply(for: dataTask) else {
      return completionHandler(.cancel)
    }
    completionHandler(reply.begin(response) ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if let reply = reply(for: dataTask), !reply.receive(data) { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let reply = pending.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    reply?.finish(error)
  }
}
