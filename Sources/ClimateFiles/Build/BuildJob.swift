public import Climate
public import Foundation

/// A build's folder: the plan, and a part for each task that is done.
public struct BuildJob: Sendable {
  public let folder: URL
  public let plan: AtlasBuildPlan
  /// Of the plan; with many places it takes longer to make than a small task.
  private let fingerprint: String

  /// Opens the folder of a build.
  public init(folder: URL) throws(ClimateProblem) {
    self.folder = folder
    plan = try AtlasBuildPlan(file: folder.appending(path: "plan.json"))
    fingerprint = plan.fingerprint
  }

  public var parts: URL { folder.appending(path: "parts") }

  /// Runs a task and keeps its part; does nothing when the part is there.
  ///
  /// - Returns: the part, or nil when it was there.
  /// - Throws: `ClimateProblem` when there is no such task, a file cannot be read, or the part cannot be written.
  @discardableResult
  public func run(
    _ number: Int, progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> BuildPart? {
    let tasks = plan.tasks
    guard tasks.indices.contains(number) else {
      throw ClimateProblem("There is no task \(number): the plan has 0 to \(tasks.count - 1).")
    }
    let file = parts.appending(path: tasks[number].partName)
    if (try? BuildPart(file: file, fingerprint: fingerprint)) != nil { return nil }
    let part = try plan.part(
      of: tasks[number], fingerprint: fingerprint,
      cacheFolder: folder.appending(path: "received").path, progress: progress)
    do { try part.write(to: file) } catch {
      throw ClimateProblem(
        "\(file.path) cannot be written: \((error as NSError).localizedDescription)")
    }
    return part
  }
}
