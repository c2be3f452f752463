public import Factors
public import Foundation
internal import Tables

/// Hears how far the reading of a workspace has come: the file, and the part of it that is done, 0…1.
public typealias WorkspaceProgress = (_ file: String, _ part: Double) -> Void

/// Reads and writes a workspace's folder.
public enum WorkspaceFolder {
  /// The most bytes of one file that are read.
  public static let fileLimit = 64 * 1024 * 1024

  /// Reads a folder.
  ///
  /// Bad data become findings of the workspace; only a folder without a usable `community.yaml` is an error.
  ///
  /// - Parameter progress: Called now and then with the file being read and the part of it that is done.
  /// - Throws: `WorkspaceError` when there is no folder or no `community.yaml`.
  public static func read(
    _ folder: URL, library: FactorLibrary, progress: WorkspaceProgress? = nil
  ) throws(WorkspaceError) -> CommunityWorkspace {
    var files: [String: [UInt8]] = [:]
    var problems: [Finding] = []
    for path in try paths(in: folder) {
      switch contents(path, in: folder) {
      case .success(let bytes): files[path] = bytes
      case .failure(let problem): problems.append(problem.finding)
      }
    }
    if files["community.yaml"] == nil,
      let problem = problems.first(where: { $0.place.file == "community.yaml" })
    {
      throw .unreadable(problem.message)
    }
    return try WorkspaceReader.read(
      files, folder: folder.path, library: library, problems: problems, progress: progress)
  }

  /// Reads a workspace from files in memory, by path, as they would lie in a folder.
  ///
  /// - Throws: `WorkspaceError` when there is no `community.yaml`.
  public static func read(
    files: [String: [UInt8]], library: FactorLibrary, progress: WorkspaceProgress? = nil
  ) throws(WorkspaceError) -> CommunityWorkspace {
    try WorkspaceReader.read(files, folder: "the files", library: library, progress: progress)
  }

  /// Writes every file of a workspace into a folder, each atomically.
  public static func write(_ workspace: CommunityWorkspace, to folder: URL) throws {
    for (path, bytes) in workspace.files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    }
  }

  private struct Unreadable: Error {
    let finding: Finding
  }

  /// A file's bytes; links that leave the folder are not followed.
  private static func contents(_ path: String, in folder: URL) -> Result<[UInt8], Unreadable> {
    func problem(_ message: String) -> Result<[UInt8], Unreadable> {
      .failure(Unreadable(finding: Finding(.error, message, at: Place(file: path))))
    }
    let url = folder.appendingPathComponent(path)
    let home = folder.resolvingSymlinksInPath().standardizedFileURL.path
    guard url.resolvingSymlinksInPath().standardizedFileURL.path.hasPrefix(home + "/") else {
      return problem(
        "The file is a link out of the workspace and was not read. Put the file itself here.")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      return problem("The file cannot be read. Check that it is a file and that you may read it.")
    }
    guard data.count <= fileLimit else {
      return problem("The file is larger than 64 MB, the most that Cairn reads from one file.")
    }
    return .success(Array(data))
  }

  /// Known files of the folder: tables, texts and outlines; everything else is left alone.
  private static func paths(in folder: URL) throws(WorkspaceError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw .noFolder(folder.path)
    }
    guard isFolder.boolValue else { throw .aFile(folder.path) }
    let top = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let plan = folder.appendingPathComponent("plan").path
    let chapters = (try? FileManager.default.contentsOfDirectory(atPath: plan)) ?? []
    return (top + chapters.map { "plan/\($0)" }).filter(knows).sorted()
  }

  /// True for a file of the folder format: a table, text or outline; everything else is left alone.
  public static func knows(_ path: String) -> Bool {
    guard path.hasPrefix("plan/") else { return topFiles.contains(path) }
    let name = path.dropFirst("plan/".count)
    return !name.contains("/") && (name.hasSuffix(".md") || name == "book.yaml")
  }

  private static let topFiles = Set(
    WorkspaceTables.all.map(\.file) + ["community.yaml", "boundaries.geojson"])
}

/// Why a workspace cannot be opened at all.
public enum WorkspaceError: Error, Hashable, Sendable, CustomStringConvertible {
  case noFolder(String)
  case notAWorkspace(String)
  case aFile(String)
  case unreadable(String)
  case exists(String)
  case changed(String)

  public var description: String {
    switch self {
    case .noFolder(let path):
      "There is no folder “\(path)”. Make a workspace with `cairn init \(path)`."
    case .notAWorkspace(let path):
      "“\(path)” has no community.yaml, so it is not a workspace. Make one with `cairn init`."
    case .aFile(let path): "“\(path)” is a file; a workspace is a folder with a community.yaml."
    case .unreadable(let reason): "community.yaml: \(reason)"
    case .exists(let path):
      "“\(path)” already has a community.yaml; nothing was changed. Choose another folder."
    case .changed(let path):
      "\(path) was changed by somebody else in the meantime, so nothing was written. Try again."
    }
  }
}
