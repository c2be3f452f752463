import Factors
import Interchange
import Inventory
import Plan
import Store
import Tables
import Workspace

/// What taking a file into a workspace would do, before it is done.
struct UploadPlan: Sendable {
  struct Cell: Codable, Sendable {
    let column: String
    let old: String
    let new: String
  }

  struct Row: Sendable {
    enum Kind: Sendable { case added, changed }
    let kind: Kind
    let name: String
    /// The table of the workspace that it belongs to.
    let table: String
    let place: Place
    let cells: [Cell]
  }

  /// What rows bring with them.
  struct Companions: Sendable {
    /// Years that become years of the plan's inventory.
    var years: [Int] = []
    /// What the file says of the sources that are added.
    var sources: [String] = []
  }

  /// How far the making of a plan has come.
  enum Step: Sendable {
    case comparing
    case calculating
    /// Without the rows that have an error.
    case calculatingRight
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
  /// What comes with each beside rows.
  var withAll = Companions()
  var withRight: Companions?
  /// What the edits call the rows that `right` leaves out.
  var wrong: Set<String> = []
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
  ///
  /// - Parameter reached: Called as the work goes on; what it throws ends it.
  init(
    template reading: WorkbookReading, named name: String, into open: OpenWorkspace,
    library: FactorLibrary, reached: (Step) throws -> Void = { _ in }
  ) throws {
    try reached(.comparing)
    let plan = InventoryImport(library: library).plan(reading, named: name, into: open.community)
    rows = plan.changes.compactMap { change in
      guard change.kind != .removed else { return nil }
      return Row(
        kind: change.kind == .added ? .added : .changed, name: change.name, table: change.table,
        place: change.place,
        cells: change.cells.map { Cell(column: $0.column, old: $0.old, new: $0.new) })
    }
    same = plan.unchangedRows
    unusable = plan.leftOut.count { $0.reason == .unfilled }
    wrongRows = plan.leftOut.count - unusable
    findings = plan.findings
    mayTakeWrong = false
    all =
      FolderDocuments.changes(from: open.snapshot, to: plan.files, keepsOthers: true).changes
    try reached(.calculating)
    afterAll = Self.calculation(open.snapshot, all, library)
  }

  /// What a file would do.
  ///
  /// - Parameters:
  ///   - mapping: Of a table; a filled template needs none.
  ///   - reached: Called as the work goes on; what it throws ends it.
  init(
    of file: UploadFile, _ mapping: UploadMapping, into open: OpenWorkspace,
    library: FactorLibrary, reached: (Step) throws -> Void = { _ in }
  ) throws {
    switch file.contents {
    case .template(let reading):
      try self.init(
        template: reading, named: file.name, into: open, library: library, reached: reached)
    case .tables(let tables):
      try self.init(
        table: tables[mapping.table], mapping: mapping, reading: file.findings, into: open,
        library: library, reached: reached)
    }
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
  /// How many rows of a file some changes add and change.
  struct Counts: Sendable, Hashable {
    let added: Int
    let changed: Int

    /// - Parameters:
    ///   - companions: What the changes hold beside the file's own rows.
    ///   - snapshot: The state that they are changes of.
    init(
      _ changes: [DocumentChange], with companions: Companions, of snapshot: WorkspaceSnapshot
    ) {
      let rows = SnapshotRows(snapshot)
      let touched = rows.touched(by: changes).filter { $0.row != nil }
      let new = touched.count { rows.cells(of: $0) == nil }
      added = new - companions.sources.count
      changed = touched.count - new
    }
  }
}
