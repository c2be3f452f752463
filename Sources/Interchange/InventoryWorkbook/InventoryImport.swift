package import Factors
internal import Inventory
internal import Tables
package import Workspace

/// Reads a filled inventory workbook back into a workspace's tables.
///
/// What is wrong is a finding with sheet, row and column, and its row is left out; nothing is taken as zero
/// and no row of the workspace is removed unless that is asked for.
package struct InventoryImport: Sendable {
  private let library: FactorLibrary
  package let layout: InventoryLayout

  package init(library: FactorLibrary) {
    self.library = library
    layout = InventoryLayout(library: library)
  }

  /// Where the reader of workbooks looks for the headers of the sheets.
  package var header: HeaderSearch { .naming(layout.titles) }

  /// Compares a workbook with a workspace.
  ///
  /// Rows are checked as they would be in the workspace: read, and calculated. The workspace itself is not
  /// changed; `WorkspaceFolder.replace` writes what the plan says.
  ///
  /// - Parameters:
  ///   - reading: Of a workbook, read with `header`.
  ///   - workbook: What people call the file, as given to the reader.
  ///   - removesMissing: Removes rows that the workbook does not have, if nothing in it is wrong.
  package func plan(
    _ reading: WorkbookReading, named workbook: String, into workspace: CommunityWorkspace,
    removesMissing: Bool = false
  ) -> ImportPlan {
    let problems = workspace.problems(ofTables: layout.tables)
    guard problems.isEmpty else {
      var plan = ImportPlan()
      plan.findings = problems
      return plan
    }
    let imported = ImportSheets(reading, named: workbook, layout: layout)
    var checking = ImportChecking(imported, workspace: workspace, library: library)
    checking.check()
    return checking.plan(removesMissing: removesMissing)
  }
}
