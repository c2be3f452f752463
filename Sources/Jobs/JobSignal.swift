/// The news of jobs, as they go from node to node.
public enum JobSignal: Hashable, Sendable {
  /// A job of a kind waits.
  case put(kind: String)
  /// Somebody asks that a job be cancelled.
  case cancel(id: String)

  /// Nil when the message is about something else.
  public init?(message: String) {
    let parts = message.split(separator: " ").map(String.init)
    guard parts.count == 3, parts[0] == "job" else { return nil }
    switch parts[1] {
    case "put": self = .put(kind: parts[2])
    case "cancel": self = .cancel(id: parts[2])
    default: return nil
    }
  }

  var message: String {
    switch self {
    case .put(let kind): "job put \(kind)"
    case .cancel(let id): "job cancel \(id)"
    }
  }
}
