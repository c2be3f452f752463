internal import Climate
internal import ClimateFiles
internal import Foundation
internal import Synchronization

/// The job that was opened last, kept because a worker runs many tasks of one job and a plan of a country's cells is
/// tens of megabytes.
enum OpenedJob {
  private struct Entry {
    var path: String
    /// A plan that is written anew is another file.
    var number: UInt64
    var written: Date
    var job: BuildJob
  }

  private static let last = Mutex<Entry?>(nil)

  /// The job of a folder; read again only when its plan has changed.
  static func at(_ path: String) throws(ClimateProblem) -> BuildJob {
    let folder = URL(filePath: path)
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: folder.appending(path: "plan.json").path)
    let number = (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
    let written = attributes?[.modificationDate] as? Date
    guard let number, let written else { return try BuildJob(folder: folder) }
    let known = last.withLock { $0 }
    if let known, known.path == path, known.number == number, known.written == written {
      return known.job
    }
    let job = try BuildJob(folder: folder)
    last.withLock { $0 = Entry(path: path, number: number, written: written, job: job) }
    return job
  }
}
