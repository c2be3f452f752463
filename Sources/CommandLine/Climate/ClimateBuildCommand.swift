internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Foundation

/// `cairn climate build`: daily files to an indicator atlas, on this machine.
struct ClimateBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compute indicators from daily model output into one atlas.",
    discussion: """
      Reads NetCDF and Zarr, each file once for all indicators, and uses all cores. Finished parts are \
      kept beside the atlas until it is whole: started again after an interruption, the build goes on where it \
      stopped. A model whose files cannot be read is left out and named; the others are still computed, \
      and the command ends with exit code 1.
      """)

  @OptionGroup var input: ClimateBuildArguments
  @Option(name: [.short, .long], help: "The atlas to write, a NetCDF file.") var output: String

  func run() throws {
    let plan = try input.plan()
    let file = URL(filePath: output)
    let parts = file.deletingLastPathComponent().appending(path: "\(file.lastPathComponent).parts")
    do {
      try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
    } catch { throw CommandFailure(writing: parts.path, error) }
    let failures = try compute(plan, parts)
    guard failures.count < plan.tasks.count else {
      for failure in failures { printError(failure) }
      throw CommandFailure("Nothing could be computed.")
    }
    let notes = try join(plan, parts, to: file)
    for note in notes { printError("note: \(note)") }
    for failure in failures { printError("error: \(failure)") }
    print(
      "\(output): \(plan.places.count) places, \(plan.indicators.count) indicators, \(plan.runs.count) runs of models."
    )
    guard failures.isEmpty else {
      throw ExitCode.failure
    }
    try? FileManager.default.removeItem(at: parts)
  }

  /// Runs every task that has no part yet, and gives what went wrong.
  private func compute(_ plan: AtlasBuildPlan, _ parts: URL) throws -> [String] {
    let line = ProgressLine()
    defer { line.end() }
    var failures: [String] = []
    let tasks = plan.tasks
    let fingerprint = plan.fingerprint
    for task in tasks {
      let file = parts.appending(path: task.partName)
      if (try? BuildPart(file: file, fingerprint: fingerprint)) != nil { continue }
      let run = plan.runs[task.run]
      do {
        let part = try plan.part(of: task) { share in
          let done = (Double(task.number) + share) / Double(tasks.count)
          line.say("\(run.model), \(run.scenario): \(Int(done * 100)) % of the build")
        }
        try part.write(to: file)
      } catch let problem as ClimateProblem {
        failures.append(problem.message)
      } catch { throw CommandFailure(writing: file.path, error) }
    }
    return failures
  }

  private func join(_ plan: AtlasBuildPlan, _ parts: URL, to file: URL) throws -> [String] {
    let line = ProgressLine()
    defer { line.end() }
    return try failing { () throws(ClimateProblem) in
      try AtlasJoin(plan: plan, folder: parts).write(
        to: file, cairnVersion: CairnCommand.configuration.version,
        history: "\(DateText.today): cairn climate build", allowsMissing: true
      ) { line.say("Writing the atlas: \(Int($0 * 100)) %") }
    }
  }
}
