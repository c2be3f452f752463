internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Foundation

/// `cairn climate tasks`: a build cut into tasks for a cluster.
struct ClimateTasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "Cut a build into tasks for a cluster, with the job that runs them.",
    discussion: """
      Writes plan.json and build.sbatch, a Slurm job array with one task for each model, scenario and \
      block of places, into a folder that all nodes see. Submit it with `sbatch FOLDER/build.sbatch`. A task \
      writes one part and may be repeated; one that already has its part does nothing. When all are \
      done, `cairn climate join FOLDER -o atlas.nc` makes the atlas.
      """)

  @OptionGroup var input: ClimateBuildArguments
  @Option(name: [.short, .long], help: "The folder of the job; it is made.") var output: String
  @Option(help: "Tasks that run at the same time.") var atOnce = 64

  func run() throws {
    let plan = try input.plan()
    let folder = URL(filePath: output)
    _ = try BuildJob.prepared(plan, in: folder)
    do {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "log"), withIntermediateDirectories: true)
      try script(plan, folder).write(
        to: folder.appending(path: "build.sbatch"), atomically: true, encoding: .utf8)
    } catch { throw CommandFailure(writing: folder.path, error) }
    print("\(plan.tasks.count) tasks. Submit them with: sbatch \(output)/build.sbatch")
  }

  private func script(_ plan: AtlasBuildPlan, _ folder: URL) -> String {
    let path = Self.quoted(folder.standardizedFileURL.path)
    return """
      #!/usr/bin/env bash
      #SBATCH --job-name=cairn-climate
      #SBATCH --array=0-\(plan.tasks.count - 1)%\(max(1, atOnce))
      #SBATCH --cpus-per-task=1
      #SBATCH --requeue
      #SBATCH --output=\(folder.standardizedFileURL.path)/log/%a.txt
      # A task that was killed is run again by Slurm; one that failed is run again by submitting this once more.
      exec \(Self.quoted(executablePath.path)) climate task \(path) "$SLURM_ARRAY_TASK_ID"

      """
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}

/// `cairn climate task`: one task of a build.
struct ClimateTaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Compute one task of a build, as a cluster's job does.")

  @Argument(help: "The folder that `cairn climate tasks` wrote.", completion: .directory)
  var folder: String
  @Argument(help: "The task's number, from 0.") var number: Int

  func run() throws {
    let part = try failing { () throws(ClimateProblem) in
      try BuildJob(folder: URL(filePath: folder)).run(number)
    }
    guard let part else { return print("Task \(number) has its part already.") }
    for note in part.header.notes { printError("note: \(note)") }
    print("Task \(number): \(part.header.model), \(part.header.scenario), done.")
  }
}

/// `cairn climate join`: the parts of a build made into an atlas.
struct ClimateJoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Make one atlas of the parts of a build.")

  @Argument(help: "The folder that `cairn climate tasks` wrote.", completion: .directory)
  var folder: String
  @Option(name: [.short, .long], help: "The atlas to write, a NetCDF file.") var output: String
  @Flag(help: "Leave out values whose part is missing, and say which.") var allowMissing = false

  func run() throws {
    let job = try failing { () throws(ClimateProblem) in
      try BuildJob(folder: URL(filePath: folder))
    }
    let notes = try job.join(
      to: URL(filePath: output), by: "join", allowsMissing: allowMissing)
    let missing = AtlasJoin(plan: job.plan, folder: job.parts).missingNotes
    for note in notes + missing { printError("note: \(note)") }
    print("\(output) is written.")
  }
}
