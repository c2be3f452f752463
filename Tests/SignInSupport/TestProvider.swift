internal import Foundation
internal import FoundationNetworking
internal import OutwardRequests
internal import Synchronization

/// The provider in `provider.py`: Authlib's server, in a process of its own, one for all tests.
public struct TestProvider: Sendable {
  public let address: String
  /// The same with TLS, by a certificate that nobody has reason to trust.
  public let untrustedAddress: String

  /// Nil when the Python packages are not there.
  public static let shared: TestProvider? = start()

  public static let note =
    "Authlib and Flask are not in .tools/venv; scripts/setup test adds them."

  /// The provider with a name; names and what they do wrong are in `provider.py`.
  public func issuer(_ name: String) -> String { "\(address)/\(name)" }

  /// The paths that a provider was asked for.
  public func requests(_ name: String) async throws -> [String] { try await journal(name).requests }

  /// How the last token request proved itself.
  public func authentication(_ name: String) async throws -> String? {
    try await journal(name).method
  }

  public func rotateKeys(_ name: String) async throws {
    var request = URLRequest(url: try url("\(issuer(name))/rotate"))
    request.httpMethod = "POST"
    _ = try await OutwardExchange().reply(to: request)
  }

  /// What a browser does with a person who is signed in at the provider: the query that comes back.
  public func visit(_ redirect: String) async throws -> String {
    let request = URLRequest(url: try url(redirect))
    do {
      let reply = try await OutwardExchange().reply(to: request)
      throw Unexpected(text: String(decoding: reply.body, as: UTF8.self))
    } catch OutwardFailure.redirected(let place) {
      guard let query = URLComponents(string: place)?.percentEncodedQuery else {
        throw Unexpected(text: place)
      }
      return query
    }
  }

  public struct Unexpected: Error {
    public var text: String

    public init(text: String) { self.text = text }
  }

  private func url(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw Unexpected(text: text) }
    return url
  }

  private struct Journal: Decodable {
    var requests: [String]
    var method: String?
  }

  private func journal(_ name: String) async throws -> Journal {
    let request = URLRequest(url: try url("\(issuer(name))/requests"))
    let reply = try await OutwardExchange().reply(to: request)
    return try JSONDecoder().decode(Journal.self, from: Data(reply.body))
  }

  private static func start() -> TestProvider? {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let root = folder.appending(path: "../..").standardizedFileURL
    let tools =
      ProcessInfo.processInfo.environment["CAIRN_TOOLS"].map { URL(filePath: $0) }
      ?? root.appending(path: ".tools")
    let process = Process()
    process.executableURL = tools.appending(path: "venv/bin/python")
    process.arguments = ["-W", "ignore", folder.appending(path: "provider.py").path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    // The end of this process closes the input, and the provider ends.
    keptOpen.withLock { $0 = input }
    var line: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first,
      byte != UInt8(ascii: "\n")
    {
      line.append(byte)
    }
    let ports = String(decoding: line, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard ports.count == 2 else { return nil }
    return TestProvider(
      address: "http://127.0.0.1:\(ports[0])",
      untrustedAddress: "https://127.0.0.1:\(ports[1])")
  }

  private static let keptOpen = Mutex<Pipe?>(nil)
}
