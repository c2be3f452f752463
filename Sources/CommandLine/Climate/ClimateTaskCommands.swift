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
      Writes plan.json and build.sbatch, a Slurm job array whose tasks are one model, scenario and \
      block of places, into a folder that all nodes see. Submit it with `sbatch FOLDER/build.sbatch`. A task \
      writes one part and may be repeated; one that already has its part does nothing. When all are \
      done, `cairn climate join FOLDER -o atlas.nc` makes the atlas.
      """)

  @OptionGroup var input: ClimateBuildArguments
  @Option(name: [.short, .long], help: "The folder of the job; it is made.") var output: String
  @Option(help: "Elements of the array that run at the same time.") var atOnce = 64
  @Option(
    help: """
      Elements of the array; each runs its share of the tasks. Clusters refuse more than their MaxArraySize, \
      usually 1001.
      """)
  var elements = 1000

  func validate() throws {
    guard elements > 0, atOnce > 0 else {
      throw ValidationError("--elements and --at-once must be at least 1.")
    }
  }

  func run() throws {
    let (plan, isWhole) = try input.plan()
    let folder = URL(filePath: output)
    _ = try BuildJob.prepared(plan, in: folder)
    do {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "log"), withIntermediateDirectories: true)
      try script(plan, folder).write(
        to: folder.appending(path: "build.sbatch"), atomically: true, encoding: .utf8)
    } catch { throw CommandFailure(writing: folder.path, error) }
    let file = Self.quotedIfNeeded("\(output)/build.sbatch")
    let count = plan.tasks.count
    print(
      "\(count == 1 ? "1 task. Submit it" : "\(count) tasks. Submit them") with: sbatch \(file)")
    print("When all are done: cairn climate join \(Self.quotedIfNeeded(output)) -o atlas.nc")
    guard isWhole else { throw ExitCode.failure }
  }

  private func script(_ plan: AtlasBuildPlan, _ folder: URL) -> String {
    let path = folder.standardizedFileURL.path
    let count = plan.tasks.count
    let perElement = (count + elements - 1) / elements
    return """
      #!/usr/bin/env bash
      #SBATCH --job-name=cairn-climate
      #SBATCH --array=0-\((count - 1) / perElement)%\(atOnce)
      #SBATCH --cpus-per-task=1
      #SBATCH --mem-per-cpu=2G
      #SBATCH --requeue
      #SBATCH --output=/dev/null
      # Options given to sbatch go before those above. Submitting this again repeats what failed and nothing else.
      # The log is opened here, because sbatch cannot read every path.
      exec >>\(Self.quoted("\(path)/log/"))"$SLURM_ARRAY_TASK_ID.txt" 2>&1
      first=$((SLURM_ARRAY_TASK_ID * \(perElement)))
      last=$((first + \(perElement - 1)))
      [[ $last -lt \(count) ]] || last=\(count - 1)
      tasks() { \(Self.quoted(executablePath.path)) climate task \(Self.quoted(path)) "$first" "$last"; }
      tasks
      status=$?
      # Slurm repeats what a failing node ended, but not a process that was killed alone.
      if [[ $status -eq 137 ]]; then
        tasks
        status=$?
      fi
      exit "$status"

      """
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
    return plain ? text : quoted(text)
  }
}

/// `cairn climate task`: tasks of a build.
struct ClimateTaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Compute a task of a build, as a cluster's job does.",
    discussion: """
      A task whose part is there and lacks nothing does nothing. With a last number, all tasks up to it are \
      computed; one that fails does not keep the others from being computed, but the command ends with exit \
      code 1.
      """)

  @Argument(help: "The folder that `cairn climate tasks` wrote.", completion: .directory)
  var folder: String
  @Argument(help: "The task's number, from 0.") var number: Int
  @Argument(help: "The number of the last task, where there are several.") var last: Int?

  func validate() throws {
    if let last, last < number {
      throw ValidationError("The last task comes before the first.")
    }
  }

  func run() throws {
    let job = try failing { () throws(ClimateProblem) in
      try BuildJob(folder: URL(filePath: folder))
    }
    var failures = 0
    for task in number...(last ?? number) {
      do throws(ClimateProblem) {
        try compute(task, of: job)
      } catch {
        failures += 1
        printError("error: task \(task): \(error.message)")
      }
    }
    guard failures == 0 else { throw ExitCode.failure }
  }

  private func compute(_ task: Int, of job: BuildJob) throws(ClimateProblem) {
    guard let part = try job.run(task) else {
      return print("Task \(task) has its part already.")
    }
    printNotes(part.header.notes(naming: job.plan.places))
    if let emptiness = part.header.emptiness { printNotes([emptiness]) }
    guard part.header.problems.isEmpty else {
      throw ClimateProblem(part.header.problems.joined(separator: " "))
    }
    print("Task \(task): \(part.header.model), \(part.header.scenario), done.")
  }
}

/// `cairn climate join`: the parts of a build made into an atlas.
struct ClimateJoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Make one atlas of the parts of a build.",
    discussion: """
      A part that lacks something, such as a variable whose file is damaged, is named; the atlas is written and tells it \
      too, and the command ends with exit code 1.
      """)

  @Argument(help: "The folder that `cairn climate tasks` wrote.", completion: .directory)
  var folder: String
  @Option(name: [.short, .long], help: "The atlas to write, a NetCDF file.") var output: String
  @Flag(help: "Leave out values whose part is missing, and say which.") var allowMissing = false

  func run() throws {
    let job = try failing { () throws(ClimateProblem) in
      try BuildJob(folder: URL(filePath: folder))
    }
    let outcome = try job.join(
      to: URL(filePath: output), by: "join", allowsMissing: allowMissing)
    let missing = AtlasJoin(plan: job.plan, folder: job.parts).missingNotes
    printNotes(missing + outcome.notes)
    for problem in outcome.problems { printError("error: \(problem)") }
    print("\(output) is written.")
    guard outcome.problems.isEmpty else { throw ExitCode.failure }
  }
}
