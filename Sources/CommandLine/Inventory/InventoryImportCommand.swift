internal import ArgumentParser
internal import ExternalPrograms
internal import Factors
internal import Foundation
internal import Interchange
internal import Tables
internal import Workspace

/// `cairn inventory import`: a filled workbook into the workspace's tables.
struct InventoryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read a filled workbook back into the workspace.",
    discussion: """
      Rows are told apart by their id: a known id changes its row, a new one adds a row, and rows that \
      the workbook does not have stay. What is wrong is named with sheet, row and column; then nothing is \
      written, and the command ends with exit code 1. With --partial, the other rows are written, and the \
      inventory lacks those that are named. All files are written, or none. docs/spreadsheets.md \
      says what each finding means.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The workbook.", completion: .file(extensions: ["xlsx", "xlsm"]))
  var file: String
  @Flag(help: "Show what would change, and write nothing.") var dryRun = false
  @Flag(help: "Write the rows that are right, although others are wrong.") var partial = false
  @Flag(help: "Remove rows of the workspace that the workbook does not have, if nothing is wrong.")
  var removeMissing = false
  @Flag(help: "Print every change, however many.") var all = false
  @Option(
    help: "How findings are printed: text, csv or json; the rest goes to standard error then.")
  var format: Format = .text

  func run() throws {
    guard FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure("There is no file “\(file)”.")
    }
    let library = FactorLibrary.standard
    let workspace = try WorkspaceArgument.workspace(folder: folder.workspace, library: library)
    let inventoryImport = InventoryImport(library: library)
    let name = URL(filePath: file).lastPathComponent
    let line = ProgressLine()
    let reading = WorkbookReader(tools: Tools.folder).read(
      URL(filePath: file), named: name, header: inventoryImport.header
    ) { step in
      let last = step.lastRow.map { " of \($0)" } ?? ""
      line.say("Reading “\(step.sheet)”: row \(step.row)\(last)")
    }
    line.say("Checking every row")
    let plan = inventoryImport.plan(
      reading, named: name, into: workspace, removesMissing: removeMissing)
    line.end()
    let isWritten = !dryRun && (partial || !plan.hasErrors)
    if isWritten { try folder.write(plan.files, over: workspace.files) }
    try tell(plan, isWritten: isWritten)
    if plan.hasErrors { throw ExitCode(1) }
  }

  private func tell(_ plan: ImportPlan, isWritten: Bool) throws {
    let report = ImportReport(plan: plan, isWritten: isWritten, isShort: !all)
    switch format {
    case .text:
      for finding in plan.findings { print("\(finding)") }
      for line in report.lines { print(line) }
    case .csv: print(FindingList.csv(plan.findings), terminator: "")
    case .json: print(try FindingList.json(plan.findings), terminator: "")
    }
    let reason =
      isWritten
      ? ""
      : dryRun
        ? " Nothing was written (--dry-run)."
        : plan.tables.isEmpty
          ? " Nothing was written."
          : " Nothing was written: mend the rows that are named, or import the others with --partial."
    let summary = report.summary + reason
    if format == .text { print(summary) } else { printError(summary) }
  }
}
