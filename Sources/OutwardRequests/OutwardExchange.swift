internal import Foundation
public import FoundationNetworking
internal import Synchronization

/// What a server outside answered.
public struct OutwardReply: Sendable {
  public var status: Int
  /// Without parameters, in lower case.
  public var contentType: String
  public var body: [UInt8]
}

/// Why a request got no whole answer.
public enum OutwardFailure: Error, Hashable, Sendable {
  case timeout
  case tooLarge
  case redirected(to: String)
  case broken(String)
}

/// Makes requests within limits of time and size, and follows no redirect.
///
/// No thread waits: URLSession works on threads of its own, and the caller's task is resumed when there is an answer.
/// A redirect is not followed: what is sent may be secret, and the other place was not looked at.
public final class OutwardExchange: Sendable {
  private let session: URLSession
  private let receiver: Receiver
  private let seconds: Double

  /// - Parameters:
  ///   - seconds: From the beginning of a request to the last byte of its answer.
  ///   - bodyLimit: The most bytes of an answer.
  public init(seconds: Double = 10, bodyLimit: Int = 1_000_000) {
    let configuration = URLSessionConfiguration.ephemeral
    // Only a second net: FoundationNetworking counts whole seconds, and anew with every byte.
    configuration.timeoutIntervalForRequest = seconds.rounded(.up) + 30
    configuration.httpMaximumConnectionsPerHost = 32
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.urlCredentialStorage = nil
    self.seconds = seconds
    receiver = Receiver(bodyLimit: bodyLimit)
    session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
  }

  deinit { session.finishTasksAndInvalidate() }

  /// - Throws: `OutwardFailure`.
  public func reply(to request: URLRequest) async throws(OutwardFailure) -> OutwardReply {
    var request = request
    request.setValue("cairn", forHTTPHeaderField: "User-Agent")
    // A small answer that unfolds to a large one is of no use to anybody honest.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let task = session.dataTask(with: request)
    let number = task.taskIdentifier
    let outcome = await withCheckedContinuation { continuation in
      receiver.add(task, continuation)
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [receiver] in
        receiver.end(number, .failure(.timeout))
      }
      task.resume()
    }
    return try outcome.get()
  }
}

/// Hands what a session receives to the request it belongs to.
private final class Receiver: NSObject, URLSessionDataDelegate {
  typealias Outcome = Result<OutwardReply, OutwardFailure>

  private struct Pending {
    var task: URLSessionDataTask
    var continuation: CheckedContinuation<Outcome, Never>
    var reply: OutwardReply?
  }

  private let pending = Mutex<[Int: Pending]>([:])
  private let bodyLimit: Int

  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  func add(_ task: URLSessionDataTask, _ continuation: CheckedContinuation<Outcome, Never>) {
    pending.withLock {
      $0[task.taskIdentifier] = Pending(task: task, continuation: continuation)
    }
  }

  /// Ends a request; the first end counts, and later ones find nothing.
  ///
  /// FoundationNetworking stops the whole program when a task is cancelled and its delegate answers a question about
  /// it afterwards. So cancelling and answering happen under the lock, and only while the request is there.
  func end(_ number: Int, _ outcome: Outcome) {
    let continuation = pending.withLock { pending in
      let ended = pending.removeValue(forKey: number)
      if case .failure = outcome { ended?.task.cancel() }
      return ended?.continuation
    }
    continuation?.resume(returning: outcome)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let continuation = pending.withLock { pending in
      let ended = pending.removeValue(forKey: task.taskIdentifier)
      if ended != nil { completionHandler(nil) }
      return ended?.continuation
    }
    let place = request.url?.absoluteString ?? "nowhere"
    continuation?.resume(returning: .failure(.redirected(to: place)))
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let header = response as? HTTPURLResponse
    let type = header?.value(forHTTPHeaderField: "Content-Type") ?? ""
    let reply = OutwardReply(
      status: header?.statusCode ?? 0,
      contentType: type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased(),
      body: [])
    pending.withLock { pending in
      guard pending[dataTask.taskIdentifier] != nil else { return }
      pending[dataTask.taskIdentifier]?.reply = reply
      completionHandler(.allow)
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = pending.withLock { pending in
      guard let count = pending[dataTask.taskIdentifier]?.reply?.body.count else { return false }
      guard count + data.count <= bodyLimit else { return true }
      pending[dataTask.taskIdentifier]?.reply?.body.append(contentsOf: data)
      return false
    }
    if isTooLarge { end(dataTask.taskIdentifier, .failure(.tooLarge)) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let number = task.taskIdentifier
    if let error = error as? URLError {
      let reason = error.userInfo[NSLocalizedDescriptionKey] as? String
      let isTimeout = error.code == .timedOut
      end(
        number,
        .failure(
          isTimeout ? .timeout : .broken(ForeignText.line(reason ?? error.localizedDescription))))
    } else if let error {
      end(number, .failure(.broken(ForeignText.line(error.localizedDescription))))
    } else if let reply = pending.withLock({ $0[number]?.reply }) {
      end(number, .success(reply))
    } else {
      end(number, .failure(.broken("The server gave no HTTP answer.")))
    }
  }
}
