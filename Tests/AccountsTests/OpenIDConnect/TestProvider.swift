import Foundation
import FoundationNetworking
import OutwardRequests
import Synchronization
import Testing

@testable import Accounts

/// The provider in `Provider/provider.py`: Authlib's server, in a process of its own, one for all tests.
struct TestProvider: Sendable {
  let address: String
  /// The same with TLS, by a certificate that nobody has reason to trust.
  let untrustedAddress: String

  /// Nil when the Python packages are not there.
  static let shared: TestProvider? = start()

  static let note: Comment =
    "Authlib and Flask are not in .tools/venv; scripts/setup test adds them."

  /// The provider with a name; names and what they do wrong are in `provider.py`.
  func issuer(_ name: String) -> String { "\(address)/\(name)" }

  /// The paths that a provider was asked for.
  func requests(_ name: String) async throws -> [String] { try await journal(name).requests }

  /// How the last token request proved itself.
  func authentication(_ name: String) async throws -> String? { try await journal(name).method }

  func rotateKeys(_ name: String) async throws {
    var request = URLRequest(url: try #require(URL(string: "\(issuer(name))/rotate")))
    request.httpMethod = "POST"
    _ = try await OutwardExchange().reply(to: request)
  }

  /// What a browser does with a person who is signed in at the provider: the query that comes back.
  func visit(_ redirect: String) async throws -> String {
    let request = URLRequest(url: try #require(URL(string: redirect)))
    do {
      let reply = try await OutwardExchange().reply(to: request)
      throw Unexpected(text: String(decoding: reply.body, as: UTF8.self))
    } catch OutwardFailure.redirected(let place) {
      let parts = try #require(URLComponents(string: place))
      return try #require(parts.percentEncodedQuery)
    }
  }

  struct Unexpected: Error { var text: String }

  private struct Journal: Decodable {
    var requests: [String]
    var method: String?
  }

  private func journal(_ name: String) async throws -> Journal {
    let request = URLRequest(url: try #require(URL(string: "\(issuer(name))/requests")))
    let reply = try await OutwardExchange().reply(to: request)
    return try JSONDecoder().decode(Journal.self, from: Data(reply.body))
  }

  private static func start() -> TestProvider? {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let root = folder.appending(path: "../../..").standardizedFileURL
    let tools =
      ProcessInfo.processInfo.environment["CAIRN_TOOLS"].map { URL(filePath: $0) }
      ?? root.appending(path: ".tools")
    let process = Process()
    process.executableURL = tools.appending(path: "venv/bin/python")
    process.arguments = ["-W", "ignore", folder.appending(path: "Provider/provider.py").path]
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
