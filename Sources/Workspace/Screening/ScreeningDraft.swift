public import Tables
public import Vulnerability

/// A screening's proposals as rows of `screening.csv` for people to decide on.
///
/// Every hazard with a proposal gets an `undecided` row whose reason is the proposal with its weightiest evidence. What
/// people decided is never touched, nor an undecided row that somebody has written; only rows that were drafted so
/// before are renewed. A hazard that cannot be judged gets no row.
public struct ScreeningDraft: Sendable {
  /// The table with the drafts; as it was where nothing is new.
  public private(set) var table: CSVTable
  public private(set) var added = 0
  public private(set) var changed = 0
  /// Hazards whose row is people's own.
  public private(set) var kept = 0

  /// Who stands in `by` of a draft.
  public static let author = "cairn risks screen"

  /// The longest reason, as the page of screening takes it.
  static let longestReason = 1_000

  /// - Parameter date: `YYYY-MM-DD`.
  public init(_ proposals: [HazardProposal], over table: CSVTable?, date: String) {
    let declaration = WorkspaceTables.screening
    self.table = table ?? CSVTable(file: declaration.file, header: declaration.columns)
    for column in declaration.columns where !self.table.header.contains(column) {
      self.table.appendColumn(column)
    }
    for proposal in proposals where proposal.proposal != nil { keep(proposal, date: date) }
  }

  private mutating func keep(_ proposal: HazardProposal, date: String) {
    let reason = Self.reason(proposal)
    let cells = [
      "hazard": proposal.hazard.id,
      "decision": ScreeningDecision.Decision.undecided.rawValue, "reason": reason,
      "by": Self.author, "date": date,
    ]
    guard let old = table.records.first(where: { $0["hazard"] == proposal.hazard.id }) else {
      table.append(table.header.map { cells[$0] ?? "" })
      added += 1
      return
    }
    guard old["by"] == Self.author, ["", "undecided"].contains(old["decision"].lowercased()) else {
      kept += 1
      return
    }
    guard old["reason"] != reason else { return }
    table.set(cells, row: old.row)
    changed += 1
  }

  /// The proposal and as much of its evidence as a reason may hold, whole sentences only.
  static func reason(_ proposal: HazardProposal) -> String {
    var text = "Proposed: \(proposal.conclusion)"
    for evidence in proposal.evidence {
      let next = "\(text) \(evidence.sentence)"
      if next.count > longestReason { break }
      text = next
    }
    return text
  }
}
