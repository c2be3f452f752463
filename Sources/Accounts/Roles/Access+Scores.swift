internal import Store
internal import Tables
internal import Workspace

extension Access {
  /// The tables in which each assessor has rows of their own.
  static let scoreTables = [WorkspaceTables.scores, WorkspaceTables.hazardScores]

  /// Whether a row of scores stays with whose it is; true for a row of any other table.
  ///
  /// Nobody who may not change everything writes for another's account, or takes away what belongs to one. A row from before
  /// accounts were kept has none, and becomes that of whoever changes it.
  ///
  /// - Parameters:
  ///   - before: Its cells as they are; nil for a new row.
  ///   - after: Its cells as they shall be; nil when it is removed.
  func keepsScores(
    _ name: DocumentName, before: [String: String]?, after: [String: String]?
  ) -> Bool {
    guard name.row != nil, Self.scoreTables.contains(where: { $0.file == name.file }) else {
      return true
    }
    let (was, mine) = (before?["account"] ?? "", principal.author.id)
    guard let after else { return was.isEmpty || was == mine }
    let now = after["account"] ?? ""
    return (now.isEmpty || now == mine) && (was.isEmpty || now == was)
  }
}
