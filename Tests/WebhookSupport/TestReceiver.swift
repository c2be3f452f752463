public import Foundation
internal import FoundationNetworking
internal import Synchronization

/// The target of webhooks in `receiver.py`, in a process of its own, one for all tests.
public struct TestReceiver: Sendable {
  public let port: Int

  /// Nil when there is no Python.
  public static let shared: TestReceiver? = start()

  /// The address of a target; faults and what they do are in `receiver.py`.
  ///
  /// - Parameter name: Of the test's own, so that others do not disturb.
  public func address(_ fault: String, _ name: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)/\(fault)/\(name)"
  }

  /// One message that came.
  public struct Entry: Decodable, Sendable {
    public var headers: [String: String]
    public var body: String
    public var path: String
    /// Whether the signature holds by the examples of `docs/webhooks.md`.
    public var holds: Bool
  }

  /// What has come for a name.
  public func journal(_ name: String, secret: String = "") async throws -> [Entry] {
    var parts = URLComponents()
    parts.scheme = "http"
    parts.host = "127.0.0.1"
    parts.port = port
    parts.path = "/journal/\(name)"
    let unreserved = CharacterSet.alphanumerics
    parts.percentEncodedQuery =
      "secret=" + (secret.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")
    guard let url = parts.url else { throw URLError(.badURL) }
    let (data, _) = try await URLSession.shared.data(from: url)
    return try JSONDecoder().decode([Entry].self, from: data)
  }

  private static func start() -> TestReceiver? {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "receiver.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    // The end of this process closes the input, and the target ends.
    keptOpen.withLock { $0 = input }
    var line: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first,
      byte != UInt8(ascii: "\n")
    {
      line.append(byte)
    }
    return Int(String(decoding: line, as: UTF8.self)).map(TestReceiver.init)
  }

  private static let keptOpen = Mutex<Pipe?>(nil)
}
