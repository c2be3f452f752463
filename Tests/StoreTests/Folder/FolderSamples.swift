import Foundation
import Store
import TestSupport

/// Folders and snapshots for tests of the folder format.
enum FolderSamples {
  /// The files of a folder and the folders in it, by path.
  static func files(in folder: URL) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for path in paths ?? [] {
      if let data = FileManager.default.contents(atPath: folder.appending(path: path).path),
        !folder.appending(path: path).hasDirectoryPath
      {
        files[path] = Array(data)
      }
    }
    return files
  }

  static func example() -> [String: [UInt8]] { files(in: PackageFolder.example) }

  /// The small community of the tests.
  static func sample(_ changes: [String: String?] = [:]) -> [String: [UInt8]] {
    SampleWorkspace(changes).files.mapValues { Array($0.utf8) }
  }

  static func snapshot(_ files: [String: [UInt8]]) -> WorkspaceSnapshot {
    WorkspaceSnapshot(workspace: "sample", revision: 0, documents: [])
      .applying(FolderDocuments.split(files: files), revision: 1, creator: "ada")
  }

  static func table(_ text: String, file: String = "milestones.csv") -> WorkspaceSnapshot {
    snapshot([file: Array(text.utf8)])
  }
}

extension WorkspaceSnapshot {
  /// The text of one file.
  func text(_ file: String) -> String {
    String(decoding: FolderDocuments.join(documents)[file] ?? [], as: UTF8.self)
  }

  func names(_ file: String) -> [String] {
    documents.filter { $0.name.file == file }.compactMap(\.name.row)
  }

  func next(_ changes: [DocumentChange]) -> WorkspaceSnapshot {
    applying(changes, revision: revision + 1, creator: "ben")
  }
}

extension DocumentChange {
  /// For example `milestones.csv#a = …` or `milestones.csv#a removed`.
  var line: String {
    guard let body else { return "\(name) removed" }
    return "\(name) = \(String(decoding: body, as: UTF8.self).debugDescription)"
  }
}
