import Archives
import Workspace

/// A workspace's folder as a ZIP archive that somebody sent.
enum PackedFolder {
  static let limits = ZIPArchive.Limits(
    files: 5_000, fileBytes: 16 * 1024 * 1024, totalBytes: ImportPages.uploadLimit)

  /// Files by path with `/` between the names; folders, hidden files and what macOS adds are left out.
  ///
  /// When all files stand in one folder, as when a folder was packed from outside, its name is left out. Files
  /// that the folder format does not know are not unpacked: they are there without their bytes, so that the
  /// sender can be told of them.
  static func files(
    in archive: [UInt8], limits: ZIPArchive.Limits = limits
  ) throws(ZIPArchive.Problem) -> [String: [UInt8]] {
    try ZIPArchive.open(archive, limits: limits) { archive throws(ZIPArchive.Problem) in
      try archive.checkNames()
      let entries = archive.entries.filter { !$0.isHidden }
      let outer = outerFolder(entries.map(\.name))
      var files: [String: [UInt8]] = [:]
      for entry in entries {
        let path = String(entry.name.dropFirst(outer))
        // Of a name that is there twice the last one counts, as when the archive is unpacked on a disk.
        files[path] = WorkspaceFolder.knows(path) ? try archive.contents(of: entry) : []
      }
      return files
    }
  }

  /// How many characters of every path are the name of the one folder that all files stand in.
  private static func outerFolder(_ names: [String]) -> Int {
    let folders = Set(names.map { $0.contains("/") ? $0.prefix { $0 != "/" } : "" })
    guard folders.count == 1, let folder = folders.first, !folder.isEmpty,
      !["plan", "boundaries"].contains(folder)
    else { return 0 }
    return folder.count + 1
  }
}
