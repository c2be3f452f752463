internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Store
internal import Tables
internal import Workspace

/// `cairn store import`: a folder into a workspace, after a look at what would change.
struct StoreImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a folder into a store, after showing what would change.",
    discussion: """
      Without --take nothing is changed: the differences and the findings that the workspace would have are printed. \
      A workspace that is not there yet is made. Rows that others have changed since are conflicts, never overwritten.
      """)

  @Argument(help: "The workspace's folder.", completion: .directory) var folder: String
  @Option(help: "The workspace's id; that of community.yaml unless given.") var workspace: String?
  @Flag(help: "Take it in.") var take = false
  @Flag(help: "Also when the folder is another community's.") var replace = false
  @Option(help: "Why, for the history.") var reason: String = ""
  @OptionGroup var option: StoreOption

  func run() async throws {
    let library = FactorLibrary.standard
    let read = try WorkspaceArgument.workspace(folder: folder, library: library)
    let id = workspace ?? read.community.id
    try await option.withStore { store in
      let isNew = try await !store.workspaces().contains { $0.id == id }
      let snapshot =
        isNew
        ? WorkspaceSnapshot(workspace: id, revision: 0, documents: [])
        : try await store.snapshot(of: id)
      let preview = ImportPreview(of: read.files, into: snapshot, library: library)
      print(ImportPreviewText(preview: preview, isNew: isNew, id: id).text, terminator: "")
      guard take else {
        print("Nothing was changed. Add --take to take it in.")
        return
      }
      let changes = try preview.accepted(insists: replace)
      if isNew { try await store.create(id, name: read.community.name) }
      let commit = try await store.commit(
        CommitDraft(
          id: UUID().uuidString, author: .atThisMachine,
          reason: reason.isEmpty ? "Imported from a folder" : reason, base: preview.base,
          changes: changes), to: id)
      print("Taken in as revision \(commit.revision) of “\(id)”.")
      if isNew {
        print(
          "In the browser its owner will be the first administrator, or whom `cairn accounts own \(id) EMAIL` names once there are accounts."
        )
      }
    }
  }
}

/// What an import would change, as text.
struct ImportPreviewText {
  let preview: ImportPreview
  let isNew: Bool
  let id: String

  var text: String {
    var lines = [isNew ? "“\(id)” is new." : "“\(id)” is at revision \(preview.base)."]
    let touched = preview.files.filter { $0.touchedRows > 0 || $0.headChanges }
    let changed = touched.filter { $0.touchedRows > 0 || !isNew }
    if !changed.isEmpty {
      let rows = changed.map { file in
        [file.file, file.added, file.changed, file.removed, file.moved, file.unchanged].map {
          "\($0)"
        }
      }
      lines.append(
        TextTable.aligned([["file", "added", "changed", "removed", "moved", "same"]] + rows)
          .trimmingCharacters(in: .newlines))
    }
    if touched.count > changed.count {
      lines.append("And \(counted(touched.count - changed.count, "table")) without a row.")
    }
    lines += preview.notes.map(\.description)
    if let refusal = preview.refusal { lines.append(refusal.message) }
    if !isNew, !preview.newFindings.isEmpty {
      lines.append("Findings that would be new:")
      lines += preview.newFindings.prefix(20).map { "  \($0)" }
      if preview.newFindings.count > 20 {
        lines.append("  … and \(preview.newFindings.count - 20) more")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// `cairn store export`: a workspace as a folder, at any revision.
struct StoreExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a workspace as a folder, as it is or was.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Argument(help: "The folder to make; it must be new or empty.", completion: .directory)
  var folder: String
  @Option(help: "The revision; the last one unless given.") var revision: Int?
  @OptionGroup var option: StoreOption

  func run() async throws {
    let url = URL(filePath: folder)
    let there = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    guard there.isEmpty else {
      throw CommandFailure("“\(folder)” is not empty; nothing was written. Choose a new folder.")
    }
    let snapshot = try await option.withStore { try await $0.snapshot(of: workspace, at: revision) }
    guard !snapshot.documents.isEmpty else {
      throw CommandFailure(
        "“\(workspace)” is empty at revision \(snapshot.revision); nothing was written.")
    }
    let partial = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: partial) }
    do {
      for (path, bytes) in FolderDocuments.join(snapshot.documents) {
        let file = partial.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      if FileManager.default.fileExists(atPath: url.path) {
        try FileManager.default.removeItem(at: url)
      }
      try FileManager.default.moveItem(at: partial, to: url)
    } catch {
      throw CommandFailure(writing: folder, error)
    }
    print("Wrote “\(workspace)” at revision \(snapshot.revision) to \(folder).")
  }
}
