/// What a database could not do, in words for the person who runs it.
public enum DatabaseProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The database cannot be reached now; nothing was changed, and the same call may work later.
  case unavailable(String)
  /// The connection broke while a change was being confirmed: it may or may not have been kept.
  case outcomeUnknown(String)
  /// No room is left on the disk; nothing was changed.
  case full(String)
  /// The file or its pages are not what was written.
  case damaged(String)
  /// Somebody else holds the database for longer than the wait that was set; nothing was changed.
  case busy(String)
  /// The database may only be read, or its address or permission is wrong.
  case refused(String)
  /// A value that must be unique is there already; the constraint or columns.
  case notUnique(String)
  /// The schema was made by a later version of Cairn.
  case newerSchema(component: String, found: Int, known: Int)
  /// A column holds what the program does not expect there.
  case unexpectedValue(String)
  /// A statement that the engine does not accept: a fault of the program.
  case statement(String)

  public var description: String {
    switch self {
    case .unavailable(let reason):
      "The database cannot be reached: \(reason) Nothing was changed; try again when it is back."
    case .outcomeUnknown(let reason):
      "The connection to the database broke while a change was being confirmed: \(reason) Look whether it is there before making it again."
    case .full(let reason):
      "The database has no room left: \(reason) Nothing was changed; free some space and try again."
    case .damaged(let reason):
      "The database is damaged: \(reason) Run `cairn store verify`, and restore a backup if it finds more."
    case .busy(let reason):
      "The database is held by another program: \(reason) Nothing was changed; try again."
    case .refused(let reason): "The database refuses: \(reason)"
    case .notUnique(let what): "There is already one of these: \(what)"
    case .newerSchema(let component, let found, let known):
      "The database was made by a later version of Cairn (\(component): schema \(found), this program knows \(known)). Use that version or a later one; nothing was changed."
    case .unexpectedValue(let reason), .statement(let reason): reason
    }
  }
}
