internal import ArgumentParser
internal import ExternalPrograms
internal import Factors
internal import Foundation
internal import Interchange
internal import Tables
internal import Workspace

/// `cairn inventory template`: the inventory as a workbook to fill in Excel.
struct InventoryTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Make a workbook of the inventory, to fill in Excel.",
    discussion: """
      With a workspace, the workbook has its records, factors, mixes, indicators and sources; without \
      one, or without a record, it has the rows that most US communities need. `cairn inventory import` \
      reads it back.
      """)

  @Argument(
    help: "The workspace's folder; without it, a template for any community.",
    completion: .directory)
  var workspace: String?
  @Option(help: "The workbook to write.", completion: .file(extensions: ["xlsx"]))
  var xlsx: String
  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Years of the rows of an empty inventory; the workspace's inventory years unless given.")
  var years: [Int] = []
  @Flag(help: "Replace the workbook if it is there.") var overwrite = false

  func validate() throws {
    guard xlsx.lowercased().hasSuffix(".xlsx") else {
      throw ValidationError("--xlsx names a file that ends in .xlsx.")
    }
    guard years.allSatisfy({ (1850...2150).contains($0) }) else {
      throw ValidationError("Years are four digits, such as 2021.")
    }
  }

  func run() throws {
    guard overwrite || !FileManager.default.fileExists(atPath: xlsx) else {
      throw CommandFailure(
        "“\(xlsx)” is there already, and it may have been filled. Choose another name, or --overwrite."
      )
    }
    let library = FactorLibrary.standard
    let community = try workspace.map {
      try WorkspaceArgument.workspace(folder: $0, library: library)
    }
    let template = InventoryTemplate(workspace: community, library: library, years: years.sorted())
    for finding in template.findings { printError("\(finding)") }
    guard !template.findings.contains(where: { $0.severity == .error }) else {
      throw CommandFailure("No workbook was made; mend the tables first.")
    }
    let problems = WorkbookWriter(tools: Tools.folder)
      .write(template.workbook, to: URL(filePath: xlsx))
    guard problems.isEmpty else {
      throw CommandFailure(problems.map(\.message).joined(separator: "\n"))
    }
    print(
      "Wrote \(xlsx). Fill it, then: cairn inventory import \(workspace ?? "FOLDER") \(xlsx) --dry-run"
    )
  }
}

/// The programs that `scripts/setup` installs.
enum Tools {
  static var folder: ToolFolder {
    ToolFolder(
      environment: ProcessInfo.processInfo.environment, currentFolder: currentFolder,
      executable: executablePath)
  }
}
