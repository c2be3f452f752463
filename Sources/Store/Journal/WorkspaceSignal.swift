/// The news that a workspace has a new revision, as it goes from node to node.
public struct WorkspaceSignal: Hashable, Sendable {
  public let workspace: String
  public let revision: Int

  public init(workspace: String, revision: Int) {
    self.workspace = workspace
    self.revision = revision
  }

  /// Nil when the message is about something else.
  public init?(message: String) {
    let parts = message.split(separator: " ")
    guard parts.count == 3, parts[0] == "commit", let revision = Int(parts[2]) else { return nil }
    self.init(workspace: String(parts[1]), revision: revision)
  }

  var message: String { "commit \(workspace) \(revision)" }
}
