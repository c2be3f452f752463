internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import ExternalPrograms
internal import Foundation

/// `cairn climate build`: daily files to an indicator atlas.
struct ClimateBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compute indicators from daily model output into one atlas.",
    discussion: """
      Reads NetCDF and Zarr, a file once for all indicators of a run and block of places; with --scheduler, the \
      workers of a Dask cluster, which must see the files and the folder of the atlas. Finished parts are kept \
      beside the atlas until it is whole: started again after an interruption, the build goes on where it \
      stopped, and computes what lacked something again. A variable whose files cannot be read or be right, a model \
      without any, or a row of a manifest or of places that cannot be used, is left out and named; the others are still \
      computed, and the command ends with exit code 1. The atlas keeps why a model is missing, and `show` says it.

        cairn climate build models/ --places places.csv -o atlas.nc
        cairn climate build files.csv --places county.geojson --indicator tx-days-above spei -o atlas.nc
      """)

  @OptionGroup var input: ClimateBuildArguments
  @Option(name: [.short, .long], help: "The atlas to write, a NetCDF file.") var output: String
  @Option(help: "A Dask scheduler, such as tcp://head:8786.") var scheduler: String?
  @Option(help: "The Python that has cairn-climate and distributed; only with --scheduler.")
  var python: String?

  func run() throws {
    let file = URL(filePath: output)
    guard !URL(filePath: output, directoryHint: .checkFileSystem).hasDirectoryPath else {
      throw CommandFailure("“\(output)” is a folder. Name a file in it, such as atlas.nc.")
    }
    let folder = file.deletingLastPathComponent().appending(
      path: "\(file.lastPathComponent).build")
    let (asked, isWhole) = try input.plan()
    let job = try BuildJob.prepared(asked, in: folder)
    let failures = try scheduler.map { try compute(job, on: $0) } ?? compute(job)
    guard failures.count < job.plan.tasks.count else {
      for failure in failures { printError("error: \(failure)") }
      throw CommandFailure("Nothing could be computed, so \(output) was not written.")
    }
    let outcome = try job.join(to: file, by: "build", allowsMissing: true)
    printNotes(outcome.notes)
    for problem in failures + outcome.problems { printError("error: \(problem)") }
    let plan = job.plan
    let runs = counted(plan.runs.count, "run")
    let all = outcome.runsWithValues == plan.runs.count
    print(
      "\(output): \(counted(plan.places.count, "place")), \(counted(plan.indicators.count, "indicator")), \(all ? runs : "\(outcome.runsWithValues) of \(runs)") of models."
    )
    guard failures.isEmpty, outcome.problems.isEmpty else { throw ExitCode.failure }
    try? FileManager.default.removeItem(at: folder)
    guard isWhole else { throw ExitCode.failure }
  }

  /// Runs every task that has no part yet, and gives what went wrong.
  private func compute(_ job: BuildJob) -> [String] {
    let line = ProgressLine()
    defer { line.end() }
    let tasks = job.plan.tasks
    return tasks.compactMap { task in
      let run = job.plan.runs[task.run]
      do throws(ClimateProblem) {
        try job.run(
          task.number,
          transfer: { line.say(Self.text($0, "\(run.model), \(run.scenario)")) }
        ) { share in
          let done = (Double(task.number) + share) / Double(tasks.count)
          line.say("\(run.model), \(run.scenario): \(Int(done * 100)) % of the build")
        }
        return nil
      } catch { return error.message }
    }
  }

  /// What came over the network, such as `CCSM4, rcp45: 12.5 MB received; asked again in 8 s`.
  static func text(_ transfer: TransferProgress, _ run: String) -> String {
    func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }
    var text = "\(run): \(megabytes(transfer.receivedBytes)) received"
    if transfer.cachedBytes > 0 {
      text += ", \(megabytes(transfer.cachedBytes)) of an earlier run"
    }
    if let seconds = transfer.waitSeconds {
      text += "; the server is busy and asked again in \(Int(seconds.rounded(.up))) s"
    }
    return text
  }

  /// Lets the workers of a cluster run the tasks.
  private func compute(_ job: BuildJob, on scheduler: String) throws -> [String] {
    let executable = python.map { URL(filePath: $0) } ?? Tools.folder.python
    let line = ProgressLine(patience: .zero)
    defer { line.end() }
    let result: ProcessResult
    do {
      result = try runProcess(
        executable: executable,
        arguments: ["-m", "cairn_climate", job.folder.path, "--scheduler", scheduler],
        timeout: 30 * 86_400
      ) { text in line.say(text) }
    } catch {
      throw CommandFailure(
        "\(executable.path) could not be run. Name a Python that has cairn-climate and distributed with --python."
      )
    }
    let lines = result.errors.split(separator: "\n").map(String.init)
    // Failed tasks are named one a line; anything else means that the cluster was never reached.
    let failures = lines.filter { $0.hasPrefix("task ") }
    guard result.status == 0 || !failures.isEmpty else {
      throw CommandFailure(lines.last ?? "The tasks could not be run at \(scheduler).")
    }
    return failures
  }
}

extension BuildJob {
  /// The folder of a plan, with what it may hold from an earlier run of the same plan.
  static func prepared(_ plan: AtlasBuildPlan, in folder: URL) throws -> BuildJob {
    do {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "parts"), withIntermediateDirectories: true)
      try plan.write(to: folder.appending(path: "plan.json"))
    } catch { throw CommandFailure(writing: folder.path, error) }
    return try failing { () throws(ClimateProblem) in
      try BuildJob(folder: folder.standardizedFileURL)
    }
  }

  /// Makes the atlas of the parts, and says how far it has come.
  func join(to file: URL, by command: String, allowsMissing: Bool) throws -> AtlasJoin.Outcome {
    let line = ProgressLine()
    defer { line.end() }
    return try failing { () throws(ClimateProblem) in
      try AtlasJoin(plan: plan, folder: parts).write(
        to: file, cairnVersion: CairnCommand.configuration.version,
        history: "\(DateText.today): cairn climate \(command)", allowsMissing: allowsMissing
      ) { line.say("Writing the atlas: \(Int($0 * 100)) %") }
    }
  }
}
