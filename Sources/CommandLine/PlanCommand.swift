public import ArgumentParser
internal import Foundation
public import Plan
public import Publishing
internal import Tables
internal import Workspace

/// `cairn plan`: the published plan.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Build the published plan.",
    subcommands: [PlanBuildCommand.self])
}

extension Edition: ExpressibleByArgument {}
extension PlanPublisher.Format: ExpressibleByArgument {}

/// `cairn plan build`: a workspace's plan as a site, PDF and DOCX.
struct PlanBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build a workspace's plan as a site, PDF and DOCX.",
    discussion: """
      A figure or exhibit in the text that cannot be resolved stops the build and is named with \
      file and line. Other findings are printed, and totals say what was left out.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(name: .shortAndLong, help: "The folder to write to.") var output: String = "out"
  @Option(help: "public or internal.") var edition: Edition = .public
  @Option(
    name: .long, parsing: .upToNextOption,
    help: "html, pdf and docx; all three unless given.") var format: [PlanPublisher.Format] = []
  @Flag(help: "Print how long each phase took.") var timings = false

  func run() throws {
    try refuseWorkspace()
    let clock = ContinuousClock()
    let start = clock.now
    let calculation = try folder.calculation()
    let calculated = clock.now - start
    let setting = PlanPublisher.Setting(
      environment: ProcessInfo.processInfo.environment, currentFolder: currentFolder,
      executable: executablePath)
    let formats = format.isEmpty ? Set(PlanPublisher.Format.allCases) : Set(format)
    let report: PlanPublisher.Report
    do {
      report = try PlanPublisher(setting).publish(
        calculation, edition: edition, formats: formats, to: URL(filePath: output))
    } catch {
      throw CommandFailure(writing: output, error)
    }
    tell(report, calculation)
    if timings {
      printError("timing: calculation \(rounded(calculated / .seconds(1))) s")
      for (phase, seconds) in report.timings {
        printError("timing: \(phase) \(rounded(seconds)) s")
      }
      printError("timing: total \(rounded((clock.now - start) / .seconds(1))) s")
    }
    let isMissing = report.findings.contains { $0.severity == .error }
    if report.isStopped || isMissing { throw ExitCode(1) }
  }

  /// Pages among the tables of a workspace would be taken for parts of it.
  private func refuseWorkspace() throws {
    let settings = URL(filePath: output).appending(path: "community.yaml")
    guard FileManager.default.fileExists(atPath: settings.path) else { return }
    throw CommandFailure(
      "“\(output)” is a workspace, and a plan needs a folder of its own. Name another with --output."
    )
  }

  private func tell(_ report: PlanPublisher.Report, _ calculation: PlanCalculation) {
    let findings = report.findings.filter { $0.severity >= .warning }
    for line in FindingList.lines(findings, all: false) { printError(line) }
    let errors = calculation.allFindings.count { $0.severity == .error }
    if errors > 0, !report.isStopped {
      printError(
        "\(counted(errors, "error")) in the data; totals say what was left out. See `cairn check \(folder.workspace)`."
      )
    }
    if report.isStopped {
      printError(
        "Nothing was written: mend the errors and build again. `cairn check \(folder.workspace)` lists them all, causes first."
      )
      return
    }
    for file in report.files { print(file.path) }
    let workspace = calculation.workspace
    if workspace.records.isEmpty, workspace.actions.isEmpty, workspace.risks.isEmpty {
      printError(NotBegun.plan)
    }
  }

  private func rounded(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}
