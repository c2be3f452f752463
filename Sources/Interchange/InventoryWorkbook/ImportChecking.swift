internal import Factors
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

/// Tries the rows of a workbook in the workspace, and leaves out those that are wrong in it.
struct ImportChecking {
  var rows: ImportedRows
  let source: TableSource
  private let library: FactorLibrary
  private let before: Set<FindingKey>
  var findings: [Finding]
  /// Rows that would have changed something when they turned out to be wrong.
  private var refusedChanges: Set<Int> = []

  init(_ imported: ImportSheets, workspace: CommunityWorkspace, library: FactorLibrary) {
    self.library = library
    source = TableSource(workspace)
    rows = ImportedRows(imported, workspace: workspace)
    findings = imported.findings
    before = Set(ImportChecking.findings(of: workspace, library).map(FindingKey.init))
    for position in rows.rows.indices where rows.rows[position].state == .wrong {
      refusedChanges.insert(position)
    }
  }

  /// How often rows are left out and the others tried again; each time at least one is.
  private static let rounds = 20

  /// Repeats until the rows that are left are right, because one row may rest on another.
  mutating func check(removing: [String: Set<Int>] = [:]) {
    for _ in 0..<ImportChecking.rounds {
      let edit = TableEdit(rows, source: source, removing: removing)
      guard refuse(edit) else { return }
    }
  }

  /// Leaves out what is wrong in an edit; true when something was.
  private mutating func refuse(_ edit: TableEdit) -> Bool {
    var refused: Set<Int> = []
    for problem in edit.problems {
      rows.refuse(problem.row, problem.message, column: "parameter")
      refused.insert(problem.row)
      refusedChanges.insert(problem.row)
    }
    let candidate = edited(edit)
    for (position, finding) in errors(of: edit, candidate) {
      rows.findings.append(finding)
      refused.insert(position)
    }
    refused.formUnion(refuseMixes(edit, candidate))
    for position in refused {
      rows.rows[position].state = .wrong
      if edit.origins.changed(row: position) { refusedChanges.insert(position) }
    }
    return !refused.isEmpty
  }

  /// True when leaving out a row leaves something out of the workspace.
  func isLoss(_ position: Int) -> Bool { refusedChanges.contains(position) }
}

// MARK: - Trying

extension ImportChecking {
  /// The workspace with an edit's tables; the workspace itself when it could not be read again.
  func edited(_ edit: TableEdit) -> CommunityWorkspace {
    let files = source.workspace.files.merging(
      edit.changedTables.mapValues { Array($0.text.utf8) }
    ) { $1 }
    return (try? WorkspaceFolder.read(files: files, library: library)) ?? source.workspace
  }

  /// Findings of reading and of calculating every account.
  private static func findings(
    of workspace: CommunityWorkspace, _ library: FactorLibrary
  ) -> [Finding] {
    guard
      let potentials = library.warmingPotentials(
        set: workspace.community.gwpSet, horizon: workspace.community.gwpHorizon)
    else { return workspace.findings }
    let context = workspace.inventoryContext(library)
    return workspace.findings
      + Account.allCases.flatMap { account in
        EmissionsInventory(
          records: workspace.records, account: account, context: context, potentials: potentials
        ).findings
      }
  }

  /// Errors at rows of the workbook, at their places in it.
  private func errors(
    of edit: TableEdit, _ candidate: CommunityWorkspace
  ) -> [(row: Int, finding: Finding)] {
    ImportChecking.findings(of: candidate, library).filter { $0.severity == .error }
      .compactMap { finding in
        edit.origins.origin(of: finding.place).map { origin in
          (origin.row, moved(finding, to: origin))
        }
      }
  }

  /// Warnings at rows that change, and errors that the edit causes elsewhere in the workspace.
  func consequences(of edit: TableEdit, _ candidate: CommunityWorkspace) -> [Finding] {
    ImportChecking.findings(of: candidate, library).compactMap { finding in
      if let origin = edit.origins.origin(of: finding.place) {
        let isNews = origin.isChanged && finding.severity == .warning
        return isNews ? moved(finding, to: origin) : nil
      }
      let isNews = finding.severity == .error && !before.contains(FindingKey(finding))
      return isNews ? finding : nil
    }
  }

  /// A finding at the place in the workbook that its row of a table came from.
  private func moved(_ finding: Finding, to origin: TableEdit.Origin) -> Finding {
    let row = rows.rows[origin.row]
    let sheet = rows.sheets[row.sheet]
    var target: InventoryColumn.Target?
    if let input = origin.input {
      target = sheet.sheet.annotatesInputs ? .cell("parameter") : .input(input)
    } else if let column = finding.place.column {
      target = .cell(column)
    }
    var finding = finding
    finding.place = sheet.place(row: row.number, title: target.flatMap(sheet.title))
    return finding
  }
}

// MARK: - Mixes

extension ImportChecking {
  /// Shares of one set stand or fall together: a part of a mix is no mix.
  private mutating func refuseMixes(
    _ edit: TableEdit, _ candidate: CommunityWorkspace
  ) -> Set<Int> {
    let vehicles = candidate.vehicleMixes.mapValues { $0.map(\.share.value) }
    let materials = candidate.wasteMixes.mapValues { $0.map(\.share.value) }
    return refuseMixes(edit, WorkspaceTables.vehicleMix.file, vehicles, within: 1e-6)
      .union(refuseMixes(edit, WorkspaceTables.wasteMix.file, materials, within: 0.01))
  }

  private mutating func refuseMixes(
    _ edit: TableEdit, _ file: String, _ shares: [String: [Double]], within tolerance: Double
  ) -> Set<Int> {
    let origins = (edit.origins[file] ?? [:]).values
    let changed = Set(origins.filter(\.isChanged).map { rows.rows[$0.row]["set"] })
    var refused: Set<Int> = []
    for set in changed.sorted() {
      let sum = (shares[set] ?? []).reduce(0, +)
      let positions = origins.map(\.row).filter { rows.rows[$0]["set"] == set }.sorted()
      guard (sum - 1).magnitude > tolerance, let first = positions.first else { continue }
      rows.findings.append(
        Finding(
          .error,
          "The shares of “\(set)” sum to \(NumberText.significant(sum)), not 1, with rows of the set that only the workspace has; nothing of the set was imported.",
          at: rows.place(of: rows.rows[first], column: "share")))
      refused.formUnion(positions)
    }
    return refused
  }
}

/// What makes two findings the same, wherever their rows have moved.
private struct FindingKey: Hashable {
  let message, file: String
  let column: String?

  init(_ finding: Finding) {
    message = finding.message.filter { !$0.isNumber }
    file = finding.place.file
    column = finding.place.column
  }
}

extension [String: [Int: TableEdit.Origin]] {
  func origin(of place: Place) -> TableEdit.Origin? {
    place.row.flatMap { self[place.file]?[$0] }
  }

  /// True when a row of the workbook changes anything.
  func changed(row: Int) -> Bool {
    values.contains { $0.values.contains { $0.row == row && $0.isChanged } }
  }
}
