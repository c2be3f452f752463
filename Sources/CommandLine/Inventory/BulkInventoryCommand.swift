internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

/// `cairn inventory bulk`: totals of a file of any number of records.
struct BulkInventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk", abstract: "Total a file of any number of activity records.",
    discussion: """
      Reads a file with the columns of inventory.csv, a million rows and more, and prints years by gas \
      and then each year asked for (the last one unless --year is given) by GPC cell. The workspace \
      gives what is not in the file: grid subregion, mixes, own factors, stated parameters and warming \
      potentials. With --format csv, prints every year and cell, each gas in metric tons.
      Ends with exit code 1 when a total leaves something out because of an error.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv
  }

  @Argument(help: "The file of records.", completion: .file(extensions: ["csv"])) var file: String
  @Option(help: "The workspace's folder.", completion: .directory) var workspace: String
  @Option(name: .long, parsing: .upToNextOption, help: "Years to show in detail.")
  var year: [Int] = []
  @Option(help: "community, government, upstream or consumption.")
  var account: Account = .community
  @Option(help: "text or csv.") var format: Format = .text
  @Flag(help: "Run the method for every record, slowly, as a check of the fast way.")
  var eachRecord = false
  @Flag(help: "Print how long each phase took.") var timings = false

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let library = FactorLibrary.standard
    let workspace = try WorkspaceArgument.workspace(folder: self.workspace, library: library)
    let potentials = try potentials(workspace, library)
    let opened = clock.now
    let reading = try read(workspace)
    let wasRead = clock.now
    let inventory = ColumnInventory(
      reading.columns, account: account, context: workspace.inventoryContext(library),
      runsEachRecord: eachRecord)
    let calculated = clock.now
    let tables = BulkInventoryTables(inventory: inventory, potentials: potentials)
    print(format == .csv ? tables.csv : tables.text(years: year), terminator: "")
    if timings {
      printTiming("opening", opened - start)
      printTiming("reading", wasRead - opened)
      printTiming("calculation", calculated - wasRead)
      printTiming("total", clock.now - start)
    }
    try tellOmissions(reading, inventory)
  }

  private func potentials(
    _ workspace: CommunityWorkspace, _ library: FactorLibrary
  ) throws -> WarmingPotentials {
    let community = workspace.community
    guard
      let potentials = library.warmingPotentials(
        set: community.gwpSet, horizon: community.gwpHorizon)
    else {
      throw CommandFailure(
        "There are no warming potentials “\(community.gwpSet)” over \(community.gwpHorizon) years. Correct gwp_set and gwp_horizon in community.yaml."
      )
    }
    return potentials
  }

  private func read(_ workspace: CommunityWorkspace) throws -> RecordColumnsReader.Reading {
    let line = ProgressLine()
    defer { line.end() }
    do {
      return try InventoryFile.columns(URL(filePath: file), in: workspace) { done, total in
        guard let total, total > 0 else { return }
        line.say("Reading \(file): \(done * 100 / total) %")
      }
    } catch let error as CSVUnreadable {
      for finding in error.findings { printError("\(finding)") }
      throw CommandFailure("Nothing in “\(file)” could be totaled.")
    } catch {
      throw CommandFailure("“\(file)” could not be read: \(CommandFailure.reason(error)).")
    }
  }

  private func tellOmissions(
    _ reading: RecordColumnsReader.Reading, _ inventory: ColumnInventory
  ) throws {
    var findings = reading.findings
    findings.append(contentsOf: inventory.findings)
    for finding in findings.first(20, of: .error, in: inventory.columns.file) {
      printError("\(finding)")
    }
    let leftOut = inventory.total.leftOut
    guard reading.rejected + leftOut > 0 else { return }
    printError(
      "Left out: \(NumberText.grouped(Double(reading.rejected))) rows that could not be read and \(NumberText.grouped(Double(leftOut))) records that could not be calculated, of \(NumberText.grouped(Double(reading.rows))) rows."
    )
    throw ExitCode(1)
  }
}
