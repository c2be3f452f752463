internal import Foundation

/// What Cairn proves itself to a provider with; it is never part of a text.
public struct ClientSecret: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  let text: String

  /// A secret that is at hand, for tests and for settings that are kept elsewhere.
  public init(_ text: String) { self.text = text }

  /// The secret in a file, without the line end after it.
  ///
  /// - Throws: `OpenIDProblem` when the file cannot be read, or holds no secret.
  public init(file path: String, provider: String) throws(OpenIDProblem) {
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Self.limit + 1)
    else {
      throw OpenIDProblem(
        .settings, provider: provider,
        "The file “\(path)” with the client secret of \(provider) cannot be read. Check the path and that the server's user may read it."
      )
    }
    try self.init(
      checking: String(decoding: data, as: UTF8.self), from: "The file “\(path)”",
      provider: provider)
  }

  /// The secret in a variable of the environment.
  ///
  /// - Throws: `OpenIDProblem` when the variable is not set, or holds no secret.
  public init(
    variable name: String, of environment: [String: String], provider: String
  ) throws(OpenIDProblem) {
    guard let value = environment[name] else {
      throw OpenIDProblem(
        .settings, provider: provider,
        "The variable \(name) with the client secret of \(provider) is not set.")
    }
    try self.init(checking: value, from: "The variable \(name)", provider: provider)
  }

  private static let limit = 4096

  private init(
    checking value: String, from place: String, provider: String
  ) throws(OpenIDProblem) {
    let value = value.trimmingCharacters(in: .whitespacesAndNewlines)
    // RFC 6749, appendix A.2: visible characters and spaces.
    guard !value.isEmpty, value.utf8.count <= Self.limit,
      value.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else {
      throw OpenIDProblem(
        .settings, provider: provider,
        "\(place) should hold the client secret of \(provider) on one line and does not.")
    }
    text = value
  }

  public var description: String { "(secret)" }
  public var debugDescription: String { "(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
