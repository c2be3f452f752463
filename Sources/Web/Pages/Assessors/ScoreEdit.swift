import Tables
import Workspace

/// What is scored: a risk, or a hazard itself.
enum ScoredSubject {
  case risk(String), hazard(String)

  var id: String {
    switch self {
    case .risk(let id), .hazard(let id): id
    }
  }

  /// The column that names it.
  var column: String {
    switch self {
    case .risk: "risk"
    case .hazard: "hazard"
    }
  }

  var file: String {
    switch self {
    case .risk: WorkspaceTables.scores.file
    case .hazard: WorkspaceTables.hazardScores.file
    }
  }
}

/// What one assessor says of a risk or a hazard, as a row of their table.
struct ScoreEdit {
  let workspace: CommunityWorkspace
  let subject: ScoredSubject
  /// The cells of `ScoreRow`, or of `HazardScoreRow`.
  let values: [String: String]
  /// The cells that say who scored.
  let who: [String: String]
  /// The id of their row; nil for a new one.
  let known: String?
  /// Whether the table may get a column that it lacks: that is for those who may change its head.
  let mayAddColumns: Bool
  /// `YYYY-MM-DD`.
  let day: String

  func apply(to edits: inout TableEdits) {
    let file = subject.file
    // Until the column is there a name alone tells whose row it is.
    let lacksAccounts = workspace.tables[file]?.header.contains("account") == false
    let who = lacksAccounts && !mayAddColumns ? who.filter { $0.key != "account" } : who
    var cells = values.mapValues { $0 == "unsure" ? "" : $0 }.merging(who) { $1 }
    let old = known.flatMap { edits.records(of: file, where: ["id": $0]).first }
    // The day is that of the scores: saving the same again changes nothing.
    if let old, cells.allSatisfy({ old[$0.key] == $0.value }) { return }
    cells["date"] = day
    cells[subject.column] = subject.id
    let id =
      old?["id"]
      ?? NewIdentifier.make(
        from: "\(subject.id) \(who["assessor"] ?? "")",
        taken: Set(edits.records(of: file).compactMap { $0["id"] }))
    edits.put(cells, in: file, where: ["id": id])
  }
}
