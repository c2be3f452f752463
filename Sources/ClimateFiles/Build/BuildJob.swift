public import Climate
public import Foundation

/// A build's folder: the plan, and a part for each task that is done.
public struct BuildJob: Sendable {
  public let folder: URL
  public let plan: AtlasBuildPlan
  /// Of what all runs share; with many places it takes longer to make than a small task.
  private let fingerprint: String

  /// Opens the folder of a build.
  public init(folder: URL) throws(ClimateProblem) {
    self.folder = folder
    plan = try AtlasBuildPlan(file: folder.appending(path: "plan.json"))
    fingerprint = plan.commonFingerprint
  }

  public var parts: URL { folder.appending(path: "parts") }

  /// Runs a task and keeps its part; does nothing when the part is there and whole.
  ///
  /// A part that lacks something is made again: the server that was busy may answer now, and the file be mended.
  ///
  /// - Parameters:
  ///   - transfer: hears what comes from addresses; called from any thread
  ///   - progress: called now and then with the share that is done, 0…1
  /// - Returns: the part, or nil when it was there.
  /// - Throws: `ClimateProblem` when there is no such task, a file cannot be read, or the part cannot be written.
  @discardableResult
  public func run(
    _ number: Int, transfer: (@Sendable (TransferProgress) -> Void)? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> BuildPart? {
    let tasks = plan.tasks
    guard tasks.indices.contains(number) else {
      throw ClimateProblem("There is no task \(number): the plan has 0 to \(tasks.count - 1).")
    }
    let file = parts.appending(path: tasks[number].partName)
    let fingerprint = plan.fingerprint(ofRun: tasks[number].run, common: fingerprint)
    let known = try? BuildPart(file: file, fingerprint: fingerprint)
    if let known, known.header.problems.isEmpty { return nil }
    let report = parts.appending(path: tasks[number].problemName)
    let part: BuildPart
    do throws(ClimateProblem) {
      part = try plan.writePart(
        of: tasks[number], to: file, fingerprint: fingerprint,
        cacheFolder: folder.appending(path: "received").path, transfer: transfer,
        progress: progress)
    } catch {
      // The atlas is to tell why the part is missing; a report that cannot be written is no second failure.
      try? Data(error.message.utf8).write(to: report, options: .atomic)
      throw error
    }
    try? FileManager.default.removeItem(at: report)
    return part
  }
}
