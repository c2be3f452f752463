public import Climate
internal import Foundation
internal import Synchronization

/// Reads public objects over HTTP(S): repeats what fails, counts what comes, and keeps it in a cache folder.
///
/// One reader serves any number of files and folders, and any number of threads.
/// - Limits: URLSession is asked; it reads no address that needs a signature in a header.
public final class RemoteReader: Sendable {
  public let policy: RetryPolicy
  /// How many requests are made at once.
  public let connections: Int
  /// The most bytes of one object that are received whole.
  public let wholeLimit: Int
  let cache: RangeCache?
  let count: TransferCount
  let recent = RecentBlocks(limit: 64)
  private let exchange: HTTPExchange
  /// The servers that have answered.
  private let hosts = Mutex<Set<String>>([])

  /// - Parameters:
  ///   - cacheFolder: Where received bytes are kept, so that an interrupted run continues; nil keeps none.
  ///   - connections: How many requests are made at once.
  ///   - wholeLimit: The most bytes of an object that is received whole: a Zarr chunk, or a file of a server
  ///     that answers no ranges.
  ///   - progress: Hears how many bytes came; called from any thread.
  public init(
    cacheFolder: String? = nil, policy: RetryPolicy = RetryPolicy(), connections: Int = 8,
    wholeLimit: Int = 256 << 20, progress: (@Sendable (TransferProgress) -> Void)? = nil
  ) throws(ClimateProblem) {
    self.policy = policy
    self.connections = max(1, connections)
    self.wholeLimit = wholeLimit
    cache = try cacheFolder.map { path throws(ClimateProblem) in try RangeCache(folder: path) }
    count = TransferCount(progress)
    exchange = HTTPExchange(timeout: policy.timeout, connections: max(1, connections))
  }

  /// What was transferred so far.
  public var progress: TransferProgress { count.now }

  /// A whole object, where there is one.
  ///
  /// - Parameter known: The version in the cache; the answer is then 304 with no body when it is still the current one.
  func whole(
    _ address: RemoteAddress, known: String? = nil
  ) throws(ClimateProblem) -> ObjectAnswer<HTTPReply> {
    var headers: [String: String] = [:]
    if let known { headers[known.contains("\"") ? "If-None-Match" : "If-Modified-Since"] = known }
    let reply = try repeated(address) { _ throws(HTTPFailure) in
      try self.exchange.reply(
        to: address.url, headers: headers, bodyLimit: self.wholeLimit,
        received: { self.count.add(received: $0) })
    }
    return try answer(reply, address, [200, 304])
  }

  /// The answer to a request for a range: 206 with the range, 200 with the whole object, or 416.
  ///
  /// A connection that breaks inside the range is taken up where it broke.
  func part(
    _ address: RemoteAddress, _ range: Range<Int>
  ) throws(ClimateProblem) -> ObjectAnswer<HTTPReply> {
    let received = PartialBody()
    let reply = try repeated(address) { _ throws(HTTPFailure) in
      let start = range.lowerBound + received.count
      do throws(HTTPFailure) {
        let reply = try self.exchange.reply(
          to: address.url, headers: ["Range": "bytes=\(start)-\(range.upperBound - 1)"],
          bodyLimit: self.wholeLimit, received: { self.count.add(received: $0) })
        return try received.completed(by: reply)
      } catch .broken(let reason, let partial) {
        received.keep(partial, from: start)
        throw .broken(reason, partial: partial)
      } catch { throw error }
    }
    return try answer(reply, address, [200, 206, 416])
  }

  /// What a reply says of an object.
  ///
  /// - Throws: `ClimateProblem` for a status that says nothing of it.
  private func answer(
    _ reply: HTTPReply, _ address: RemoteAddress, _ wanted: Set<Int>
  ) throws(ClimateProblem) -> ObjectAnswer<HTTPReply> {
    if wanted.contains(reply.status) { return .found(reply) }
    if [404, 410].contains(reply.status) { return .absent }
    let refusal = refusal(reply.status, address)
    guard reply.isDeniedByBucket else { throw refusal }
    return .refused(refusal)
  }

  /// Makes a request until it is answered, or the attempts are used up.
  private func repeated(
    _ address: RemoteAddress, _ request: (Int) throws(HTTPFailure) -> HTTPReply
  ) throws(ClimateProblem) -> HTTPReply {
    var lastReason = ""
    for attempt in 1...policy.attempts {
      var serverSays: Double?
      count.add(requests: 1)
      do throws(HTTPFailure) {
        let reply = try request(attempt)
        _ = hosts.withLock { $0.insert(address.url.host() ?? "") }
        guard RetryPolicy.isWorthRepeating(status: reply.status) else { return reply }
        lastReason = "\(address) answered \(Self.meaning(of: reply.status))"
        serverSays = reply.headers["retry-after"].flatMap { Double($0) }
      } catch {
        switch error {
        case .tooLarge(let reply, let stated): throw tooLarge(reply, stated, address)
        case .broken(let reason, _): lastReason = "\(address) could not be read (\(reason))"
        case .unknownHost(let reason):
          // A name that was known is known again when the network is back.
          guard hosts.withLock({ $0.contains(address.url.host() ?? "") }) else {
            throw ClimateProblem(
              "The server of \(address) is not found (\(reason)). Check the address, and that this machine is on the network."
            )
          }
          lastReason = "\(address) could not be read (\(reason))"
        case .distrusted(let reason):
          throw ClimateProblem(
            "\(address) is not read, because its server cannot prove who it is (\(reason)). Check the address; where a proxy of this network stands in between, this machine must trust the proxy's certificate."
          )
        }
      }
      if attempt < policy.attempts {
        let seconds = policy.wait(afterAttempt: attempt, serverSays: serverSays)
        count.wait(seconds: seconds)
        Thread.sleep(forTimeInterval: seconds)
      }
    }
    let kept = cache == nil ? "" : " What was received is kept, so the next run goes on from there."
    let times = policy.attempts == 1 ? "1 attempt" : "\(policy.attempts) attempts"
    throw ClimateProblem(
      "\(lastReason), in the last of \(times). Try again later.\(kept)")
  }

  private func refusal(_ status: Int, _ address: RemoteAddress) -> ClimateProblem {
    switch status {
    case 401, 403:
      ClimateProblem(
        "The server refuses \(address) (\(Self.meaning(of: status))). Only public addresses are read: check the name, and that it is public. Some buckets answer so for objects that do not exist."
      )
    default:
      ClimateProblem(
        "\(address) answered \(Self.meaning(of: status)), which is no data. Check the address.")
    }
  }

  private func tooLarge(
    _ reply: HTTPReply, _ stated: Int?, _ address: RemoteAddress
  ) -> ClimateProblem {
    let size = stated.map { "\($0) bytes" } ?? "more bytes than that"
    return ClimateProblem(
      "\(address) answers with the whole object of \(size), and at most \(wholeLimit) are received at once; the server answers no range requests. Download the file and give its path."
    )
  }

  static func meaning(of status: Int) -> String {
    let names = [
      401: "not authorized", 403: "forbidden", 404: "not found", 408: "timed out",
      429: "too many requests", 500: "server error", 502: "bad gateway",
      503: "service unavailable", 504: "gateway timed out",
    ]
    return names[status].map { "\(status), \($0)" } ?? "\(status)"
  }
}
