import Tables
import Vulnerability
import Workspace

/// What somebody decided about a hazard of the screening, as a row of its table.
struct DecidedHazard {
  let hazard: String
  let decision: ScreeningDecision.Decision
  let reason: String
  let by: String
  /// `YYYY-MM-DD`.
  let day: String

  func apply(to edits: inout TableEdits) {
    let file = WorkspaceTables.screening.file
    let cells = ["decision": decision.rawValue, "reason": reason]
    let old = edits.records(of: file, where: ["hazard": hazard]).first
    // Nobody decided where a form says undecided and has no reason.
    if old == nil, decision == .undecided, reason.isEmpty { return }
    // Who decided and when stays with a decision that stays.
    if let old, cells.allSatisfy({ old[$0.key] == $0.value }) { return }
    edits.put(
      cells.merging(["by": by, "date": day]) { $1 }, in: file, where: ["hazard": hazard])
  }
}
