import Factors
import Foundation
import Interchange
import Tables
import TestSupport
import Testing
import Workspace

/// The workbook of a workspace, filled by another program and compared with a workspace.
enum FilledWorkbook {
  static let library = FactorLibrary.standard

  /// What an import of the workbook would do after Python code has changed it.
  ///
  /// - Parameters:
  ///   - code: Finds `book`, `cell(sheet, key, title)` and `last(sheet)`.
  ///   - workspace: Nil for a template that belongs to no workspace.
  ///   - target: Where it would be imported to; the workspace itself unless given.
  static func plan(
    _ code: String, of workspace: CommunityWorkspace?, into target: CommunityWorkspace? = nil,
    years: [Int] = [], removesMissing: Bool = false
  ) throws -> ImportPlan {
    let target = try #require(target ?? workspace)
    return try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "filled.xlsx")
      if workspace?.files == sampleFiles {
        try sampleTemplate.get().write(to: file)
      } else {
        try write(workspace, years: years, to: file)
      }
      if !code.isEmpty {
        try SpreadsheetTools.python(prelude + code + "\nbook.save(path)", path: file)
      }
      return plan(reading: file, into: target, removesMissing: removesMissing)
    }
  }

  private static func write(_ workspace: CommunityWorkspace?, years: [Int], to file: URL) throws {
    let template = InventoryTemplate(workspace: workspace, library: library, years: years)
    let findings = WorkbookWriter(tools: SpreadsheetTools.tools).write(template.workbook, to: file)
    try #require(findings.isEmpty, "\(findings)")
  }

  private static let sampleFiles = try? SampleWorkspace().workspace().files

  /// The workbook of the sample, made once for the many tests that change a cell of it.
  private static let sampleTemplate = Result {
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "sample.xlsx")
      try write(try SampleWorkspace().workspace(), years: [], to: file)
      return try Data(contentsOf: file)
    }
  }

  static func plan(
    reading file: URL, into workspace: CommunityWorkspace, removesMissing: Bool = false
  ) -> ImportPlan {
    let inventoryImport = InventoryImport(library: library)
    let reading = WorkbookReader(tools: SpreadsheetTools.tools)
      .read(file, header: inventoryImport.header)
    return inventoryImport.plan(
      reading, named: file.lastPathComponent, into: workspace, removesMissing: removesMissing)
  }

  /// The workspace after a plan.
  static func applied(
    _ plan: ImportPlan, to workspace: CommunityWorkspace
  ) throws -> CommunityWorkspace {
    try WorkspaceFolder.read(
      files: workspace.files.merging(plan.files) { $1 }, library: library)
  }

  private static let prelude = #"""
    import openpyxl
    book = openpyxl.load_workbook(path)

    def header(sheet):
        """Row of the header, and columns by title."""
        for row in range(1, 12):
            titles = {c.value: c.column for c in book[sheet][row] if c.value}
            if len(titles) > 3 or "material" in titles or "parameter" in titles:
                return row, titles
        raise SystemExit("no header in " + sheet)

    def last(sheet):
        """The last row with something in its first column."""
        top, _ = header(sheet)
        row = top
        while any(c.value is not None for c in book[sheet][row + 1]):
            row += 1
        return row

    def cell(sheet, key, title):
        """The cell of a column in the row whose first cell is the key, or in a row by number."""
        top, titles = header(sheet)
        if isinstance(key, int):
            return book[sheet].cell(key, titles[title])
        for row in range(top + 1, last(sheet) + 1):
            if book[sheet].cell(row, 1).value == key:
                return book[sheet].cell(row, titles[title])
        raise SystemExit("no row " + key)

    def add(sheet, **cells):
        """A new row below the last."""
        row = last(sheet) + 1
        for title, value in cells.items():
            cell(sheet, row, title).value = value
        return row

    """#
}

extension ImportPlan {
  /// Changed cells, such as `g21 quantity: 50000 → 60000`.
  var words: [String] {
    changes.flatMap { change in
      change.kind == .changed
        ? change.cells.map { "\(change.name) \($0.column): \($0.old) → \($0.new)" }
        : ["\(change.kind.rawValue) \(change.name)"]
    }
  }

  /// Findings of some weight or more, as text.
  func found(_ least: Finding.Severity = .warning) -> [String] {
    findings.filter { $0.severity >= least }.map(\.description)
  }
}
