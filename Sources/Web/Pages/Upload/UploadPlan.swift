import Factors
import Interchange
import Inventory
import Plan
import Store
import Tables
import Workspace

/// What taking a file into a workspace would do, before it is done.
struct UploadPlan: Sendable {
  struct Cell: Sendable {
    let column: String
    let old: String
    let new: String
  }

  struct Row: Sendable {
    enum Kind: Sendable { case added, changed }
    let kind: Kind
    let name: String
    let place: Place
    let cells: [Cell]
  }

  /// Rows that would be new or changed, in the order of the file.
  var rows: [Row] = []
  var same = 0
  /// Rows that are left out whatever is chosen, since nobody could tell what they say.
  var unusable = 0
  /// At their places in the file; those of other tables at their own.
  var findings: [Finding] = []
  /// Rows with an error, which would be in no total.
  var wrongRows = 0
  /// Everything that can be taken.
  var all: [DocumentChange] = []
  /// Without rows that have an error; nil where that is all, too.
  var right: [DocumentChange]?
  /// What is calculated after each.
  var afterAll: PlanCalculation?
  var afterRight: PlanCalculation?
  /// False where rows with an error cannot be taken in at all.
  var mayTakeWrong = true

  var added: Int { rows.count { $0.kind == .added } }
  var changed: Int { rows.count { $0.kind == .changed } }
  var errors: Int { findings.count { $0.severity == .error } }
}

extension UploadPlan {
  /// Compares a filled template with the workspace.
  ///
  /// Rows with an error are always left out: the template's checks see to that.
  init(
    template reading: WorkbookReading, named name: String, into open: OpenWorkspace,
    library: FactorLibrary
  ) {
    let plan = InventoryImport(library: library).plan(reading, named: name, into: open.community)
    rows = plan.changes.compactMap { change in
      guard change.kind != .removed else { return nil }
      return Row(
        kind: change.kind == .added ? .added : .changed, name: change.name, place: change.place,
        cells: change.cells.map { Cell(column: $0.column, old: $0.old, new: $0.new) })
    }
    same = plan.unchangedRows
    unusable = plan.leftOut.count { $0.reason == .unfilled }
    wrongRows = plan.leftOut.count - unusable
    findings = plan.findings
    mayTakeWrong = false
    all =
      FolderDocuments.changes(from: open.snapshot, to: plan.files, keepsOthers: true).changes
    afterAll = Self.calculation(open.snapshot, all, library)
  }

  /// What is calculated when some documents are changed; nil when the workspace could not be opened then.
  static func calculation(
    _ snapshot: WorkspaceSnapshot, _ changes: [DocumentChange], _ library: FactorLibrary
  ) -> PlanCalculation? {
    let later = snapshot.applying(changes, revision: snapshot.revision + 1, creator: "")
    return (try? OpenWorkspace(later, library: library)).map {
      PlanCalculation(workspace: $0.community, library: library)
    }
  }
}

extension UploadPlan {
  /// How many rows some changes add and change.
  struct Counts: Sendable, Hashable {
    let added: Int
    let changed: Int

    /// - Parameter snapshot: The state that they are changes of.
    init(_ changes: [DocumentChange], of snapshot: WorkspaceSnapshot) {
      let rows = SnapshotRows(snapshot)
      let touched = rows.touched(by: changes).filter { $0.row != nil }
      added = touched.count { rows.cells(of: $0) == nil }
      changed = touched.count - added
    }
  }
}
