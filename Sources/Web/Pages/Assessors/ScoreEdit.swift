import Tables
import Vulnerability
import Workspace

/// One assessor's scores of a risk, as a row of their table.
struct ScoreEdit {
  let workspace: CommunityWorkspace
  let risk: String
  /// The cells of `ScoreRow`.
  let values: [String: String]
  /// The cells that say who scored.
  let who: [String: String]
  /// Their row; nil for a new one.
  let known: AssessorScore?
  /// Whether the table may get a column that it lacks: that is for those who may change its head.
  let mayAddColumns: Bool
  /// `YYYY-MM-DD`.
  let day: String

  func apply(to edits: inout TableEdits) {
    let file = WorkspaceTables.scores.file
    // Until the column is there a name alone tells whose row it is.
    let lacksAccounts = workspace.tables[file]?.header.contains("account") == false
    let who = lacksAccounts && !mayAddColumns ? who.filter { $0.key != "account" } : who
    var cells = values.mapValues { $0 == "unsure" ? "" : $0 }.merging(who) { $1 }
    let old = known.flatMap { edits.records(of: file, where: ["id": $0.id]).first }
    // The day is that of the scores: saving the same again changes nothing.
    if let old, cells.allSatisfy({ old[$0.key] == $0.value }) { return }
    cells["date"] = day
    cells["risk"] = risk
    let id =
      old?["id"]
      ?? NewIdentifier.make(
        from: "\(risk) \(who["assessor"] ?? "")",
        taken: Set(edits.records(of: file).compactMap { $0["id"] }))
    edits.put(cells, in: file, where: ["id": id])
  }
}
